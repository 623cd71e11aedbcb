"""Other languages: which one it is, its syllables, its formulas."""

from __future__ import annotations

import pytest
from benchmarks.readability_sets import LANGUAGES, SYLLABLES
from hypothesis import given, settings
from hypothesis import strategies as st

from sayclear.readability import About, Rule, check, languages, read, rules
from sayclear.readability.check import knows, not_checked
from sayclear.readability.languages import EASE, SOURCES, Tongue, figures, guess
from sayclear.readability.languages.syllables import SPELLINGS, syllables
from sayclear.words import sentences
from sayclear_profiles import presets, profile_for

TOLD = [(code, text) for code, texts in LANGUAGES.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), TOLD, ids=lambda value: value[:30])
def test_short_texts_are_told(code: str, text: str) -> None:
    found = guess(read(text))
    # Spanish, Portuguese and Italian are near: a short text may only be told from English.
    assert found.code in (code, "other")
    assert found.english == (code == "en")
    assert found.spaced == (code not in ("Hani", "Jpan"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Okay. Danke.",
        "Yes.",
        "42",
        "```\nfor i in range(3): print(i)\n```",
        # Names and medicines have no small words, and are no sentences.
        "\n".join(
            "- " + name
            for name in (
                "Amoxicillin Paracetamol Ibuprofen Omeprazole Simvastatin Ramipril Metformin Amlodipine "
                "Atorvastatin Lansoprazole Bisoprolol Warfarin Furosemide Tramadol Codeine Sertraline "
                "Citalopram Fluoxetine Levothyroxine Salbutamol Prednisolone"
            ).split()
        ),
    ],
)
def test_unsure_counts_as_english(text: str) -> None:
    found = guess(read(text))
    assert found == languages.UNSURE
    assert found.english


@pytest.mark.parametrize(
    "text",
    [
        'Say "Guten Tag, ich bin die Anna" and then ask for the man who has the key to the room.',
        "We ate in the Café de la Paix, and then we walked along the Rue de Rivoli to the hotel.",
        "The word 北京 is the name of a big city, and 上海 is another one.",
        "Take the pill. Do not eat. Call us. It is free.",
    ],
)
def test_a_few_foreign_words_make_no_foreign_text(text: str) -> None:
    assert guess(read(text)).english


def test_a_language_without_a_list_is_other() -> None:
    text = (
        "Kérjük, hozza magával a személyi igazolványát a találkozóra. Ha nem tud eljönni, hívjon minket "
        "hétfő előtt, mert nagyon fontos nekünk a válasz, és köszönjük."
    )
    assert guess(read(text)).code == "other"


def test_a_long_text_is_told_from_three_pieces() -> None:
    german = "\n\n".join(LANGUAGES["de"] * 400)
    assert guess(read(german)).code == "de"


@pytest.mark.parametrize("code", [*LANGUAGES.keys() - {"en"}, "other", "pt", "tr", "Thai"])
def test_each_language_has_a_name(code: str) -> None:
    assert sentences()[f"languages.{code}"]


@pytest.mark.parametrize("preset", presets())
@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_no_rule_judges_what_it_does_not_know(preset: str, rule: Rule) -> None:
    profile = profile_for(preset)
    for tongue in (Tongue("de"), Tongue("Hani", spaced=False), languages.ENGLISH):
        text = LANGUAGES[tongue.code][0]
        finding = next(
            one for one in check(text, profile, about=About(given=True)).findings if one.rule == rule.id
        )
        if not knows(rule, tongue):
            assert (finding.limit, finding.value, finding.places, finding.say) == (None, 0, (), "")
        assert (finding.rule in not_checked(tongue, profile)) <= (finding.limit is None)


@pytest.mark.parametrize("language", sorted(SYLLABLES.keys() & SPELLINGS.keys()))
def test_syllables(language: str) -> None:
    wrong = [
        (word, count, found)
        for count, words in SYLLABLES[language].items()
        for word in words.split()
        if (found := syllables(word, language)) != count
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("l'homme", "fr", 1),
        ("qu'il", "fr", 1),
        ("foto's", "nl", 2),
        ("geht's", "de", 1),
        ("2027", "de", 1),
        ("", "de", 0),
        ("...", "fr", 0),
        ("Haus-Tür", "de", 2),
        ("dell'amico", "it", 4),
    ],
)
def test_marks_inside_words(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(SPELLINGS)))
def test_any_word_can_be_counted(word: str, language: str) -> None:
    assert 0 <= syllables(word, language) <= max(1, len(word) * 4)


EASY_AND_HARD = {
    "de": (
        "Der Hund ist groß. Er schläft im Haus.",
        "Die Bundesversicherungsanstalt verpflichtet Leistungsberechtigte zur unverzüglichen Mitteilung "
        "sämtlicher Einkommensveränderungen.",
    ),
    "es": (
        "El perro es grande. Duerme en casa.",
        "La administración correspondiente determinará reglamentariamente las responsabilidades "
        "patrimoniales derivadas del incumplimiento.",
    ),
    "fr": (
        "Le chien est grand. Il dort ici.",
        "L'administration compétente déterminera ultérieurement les responsabilités patrimoniales "
        "résultant d'une inexécution contractuelle.",
    ),
    "it": (
        "Il cane è grande. Dorme in casa.",
        "L'amministrazione competente determinerà successivamente le responsabilità patrimoniali "
        "derivanti dall'inadempimento contrattuale.",
    ),
    "nl": (
        "De hond is groot. Hij slaapt thuis.",
        "De verantwoordelijke uitkeringsinstantie verplicht rechthebbenden tot onmiddellijke mededeling "
        "van inkomenswijzigingen.",
    ),
}


@pytest.mark.parametrize("language", EASE)
def test_formulas_know_easy_from_hard(language: str) -> None:
    easy, hard = (
        figures([unit.words for unit in read(text).units], language) for text in EASY_AND_HARD[language]
    )
    assert easy is not None
    assert hard is not None
    assert easy[EASE[language]] > hard[EASE[language]] + 30
    assert easy["lix"] + 30 < hard["lix"]
    assert all(SOURCES[name] for name in easy)


def test_a_formula_by_hand() -> None:
    # 8 words, 2 sentences, 9 syllables, 34 letters.
    text = [["Der", "Hund", "ist", "groß."], ["Er", "liegt", "unter", "Bäumen."]]
    found = figures(text, "de")
    assert found is not None
    assert found["amstad"] == pytest.approx(180 - 4 - 58.5 * 10 / 8)
    assert found["lix"] == 4
    assert found["wiener_sachtextformel"] == pytest.approx(0.1672 * 4 - 0.0327 * 75 - 0.875)


def test_no_formula_and_no_words() -> None:
    assert figures([["words"]], "pl") is None
    assert figures([], "de") is None
