"""The preset files: their limits, their sources, and what the loader refuses."""

from __future__ import annotations

import pytest

from sayclear_profiles import (
    OWN_CHOICE,
    PresetFault,
    UnknownName,
    catalogue,
    find_preset,
    parse_preset,
    presets,
    profile_for,
)

NAMES = ("plain", "reading-ease", "focus-steps", "literal-predictable", "low-pressure", "easy-words")

# One row a rule, one column a preset; "-" is off. The table of the access contract.
LIMITS = """
sentence_words      25  15  20  20  20  12
paragraph_sentences  4   2   2   3   3   2
list_items           7   5   5   7   5   5
list_depth           1   1   1   1   1   0
length_words       200 120 100 150 120  80
filler_opener        0   0   0   0   0   0
idioms               0   0   0   0   0   0
hard_words_percent  10   7  10  10  10   5
acronyms             0   0   0   0   0   0
double_negatives     0   0   0   0   0   0
shouting             0   0   0   0   0   0
emoji                0   0   0   0   0   0
vague_times          -   -   0   0   0   0
steps_numbered       -   -   0   0   -   0
next_action          -   -   1   -   -   -
rhetorical           -   -   -   0   0   0
pressure             -   -   -   -   0   -
labels               0   0   0   0   0   0
masking              0   0   0   0   0   0
facts_lost           0   0   0   0   0   0
"""

GOOD = """
id = "example"
alias = "sample-label"
title = "Example"
help = "For people with a sample label."
[sources.guide]
title = "A guide"
publisher = "A publisher"
url = "https://example.org/guide"
kind = "guideline"
retrieved = 2026-11-23
says = "Sentences are short."
[settings."text.sentence_words"]
value = 18
source = "guide"
because = "The guide asks for short sentences."
"""

DIAGNOSES = (
    "autis",
    "asperger",
    "adhd",
    "attention deficit",
    "dyslex",
    "anxiety",
    "anxious",
    "neurodiver",
    "spectrum",
)


@pytest.mark.parametrize("row", LIMITS.strip().splitlines())
def test_the_limits_are_those_of_the_contract(row: str) -> None:
    rule, *cells = row.split()
    for name, cell in zip(NAMES, cells, strict=True):
        limit = None if cell == "-" else float(cell)
        assert profile_for(name).limit(rule) == limit, name


def test_names_aliases_and_order() -> None:
    assert tuple(presets()) == NAMES
    assert {preset.id: preset.alias for preset in presets().values() if preset.alias} == {
        "reading-ease": "dyslexia",
        "focus-steps": "adhd",
        "literal-predictable": "autism",
        "low-pressure": "social-anxiety",
    }
    assert [preset.title for preset in presets().values()] == [
        "Plain words",
        "Easier to read",
        "Focus and steps",
        "Literal and predictable",
        "Low pressure",
        "Easy words (draft, not checked by readers)",
    ]


@pytest.mark.parametrize("typed", ["dyslexia", "Dyslexia", " READING-EASE ", "reading ease", "reading_ease"])
def test_a_preset_is_found_by_need_or_alias(typed: str) -> None:
    assert find_preset(typed).id == "reading-ease"


def test_a_misspelt_preset_offers_the_nearest_and_a_list_names_needs_only() -> None:
    with pytest.raises(UnknownName) as near:
        find_preset("dislexia")
    assert (near.value.nearest, near.value.exit_code) == ("dyslexia", 2)
    with pytest.raises(UnknownName) as far:
        find_preset("zzz")
    assert far.value.mend == f"Choose one of these: {', '.join(NAMES)}."


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_a_source_or_is_our_own_choice(name: str) -> None:
    preset = presets()[name]
    shown = {source.shown for source in preset.sources.values()}
    for key, choice in preset.layer.choices.items():
        assert choice.source == OWN_CHOICE or choice.source in shown, key
        assert choice.because.endswith("."), key


@pytest.mark.parametrize("name", ["focus-steps", "low-pressure"])
def test_limits_that_no_study_backs_are_our_own_choice(name: str) -> None:
    preset = presets()[name]
    studies = {source.shown for source in preset.sources.values() if source.kind == "study"}
    for key, choice in preset.layer.choices.items():
        if key.startswith("text."):
            assert choice.source == OWN_CHOICE or choice.source in studies, key


@pytest.mark.parametrize("name", NAMES)
def test_a_diagnosis_stands_in_alias_and_help_only(name: str) -> None:
    preset = presets()[name]
    texts = [preset.id, preset.title]
    texts += [f"{source.shown} {source.says}" for source in preset.sources.values()]
    texts += [profile_for(name).why(key) for key in catalogue()]
    found = [text for text in texts for word in DIAGNOSES if word in text.lower()]
    assert found == []


def test_the_core_asks_nobody_anything() -> None:
    asked = {key for key, entry in catalogue().items() if entry.combine == "ask"}
    assert asked.isdisjoint(presets()["plain"].layer.choices)


def test_easy_words_is_never_called_easy_read() -> None:
    preset = presets()["easy-words"]
    said = [preset.title, preset.help, *(profile_for("easy-words").why(key) for key in preset.layer.choices)]
    assert not [text for text in said if "easy read" in text.lower()]


def test_a_good_file_is_read() -> None:
    preset = parse_preset(GOOD, name="example.toml")
    assert (
        preset.layer.choices["text.sentence_words"].source
        == "A guide, A publisher (https://example.org/guide)"
    )
    assert (
        parse_preset(GOOD.replace("value = 18", 'value = "off"'), name="x.toml")
        .layer.choices["text.sentence_words"]
        .value
        is None
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("text.sentence_words", "text.sentence_wrds", 'Did you mean "text.sentence_words"?'),
        ("value = 18", "value = 4", "It can be a number from 5 to 60"),
        ("value = 18", "value = 61", "It can be a number from 5 to 60"),
        ("value = 18", 'value = "many"', "It can be a number from 5 to 60"),
        ("value = 18", "value = true", "It can be a number from 5 to 60"),
        ("value = 18\n", "", "has no value"),
        ('source = "guide"\n', "", "cites no source"),
        ('source = "guide"', 'source = ""', "cites no source"),
        ('source = "guide"', 'source = "book"', "which no [sources.*] table describes"),
        ('source = "guide"', 'source = "our own choice"', "no setting cites ['guide']"),
        ('because = "The guide asks for short sentences."', "", "gives no reason"),
        ('because = "The guide asks for short sentences."', 'because = "  "', "gives no reason"),
        ("value = 18", "value = 18\nweight = 2", "not known ['weight']"),
        ('url = "https://example.org/guide"\n', "", "missing ['url']"),
        ('url = "https://example.org/guide"', 'url = ""', "url must be words"),
        (
            'url = "https://example.org/guide"',
            'url = "http://example.org"',
            "must start with https:// or doi:",
        ),
        ('url = "https://example.org/guide"', 'url = "a book"', "must start with https:// or doi:"),
        ('says = "Sentences are short."\n', "", "missing ['says']"),
        ("retrieved = 2026-11-23\n", "", "missing ['retrieved']"),
        ("retrieved = 2026-11-23", 'retrieved = "last week"', "retrieved must be a day"),
        ('kind = "guideline"', 'kind = "rumour"', 'the kind "rumour"'),
        ('publisher = "A publisher"', 'publisher = "A publisher"\npage = 3', "not known ['page']"),
        ('title = "Example"\n', "", "missing ['title']"),
        ('title = "Example"', 'title = "Example"\ncolour = "red"', "not known ['colour']"),
        ('title = "Example"', "title = 3", "title must be words"),
        ('alias = "sample-label"', 'alias = ""', "alias must be words"),
        ("The guide asks", "For a sample label the guide asks", "holds the alias"),
        ('title = "A guide"', 'title = "A guide to sample-label"', "holds the alias"),
        ('[settings."text.sentence_words"]', "[settings.text.emoji]", 'no setting called "text"'),
        ("[sources.guide]", "[[sources]]", "must be tables"),
        ("value = 18", "value = ", "this is no TOML file"),
    ],
)
def test_a_faulty_file_is_refused_by_name_and_key(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(PresetFault) as fault:
        parse_preset(GOOD.replace(old, new), name="example.toml")
    assert str(fault.value).startswith("example.toml: ")
    assert says in str(fault.value)


def test_settings_that_are_no_tables_are_refused() -> None:
    head = 'id = "x"\ntitle = "X"\nhelp = "X."\n'
    for body in ("settings = 3", "settings = { 'text.emoji' = 0 }"):
        with pytest.raises(PresetFault, match="must be"):
            parse_preset(head + body, name="x.toml")
