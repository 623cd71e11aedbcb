"""What a receipt opens to: reasons for each change, and for each sentence that stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayclear import accounts, reasons
from sayclear import grammar as parser
from sayclear.readability import About
from sayclear.receipts import REPAIR, receipt_of
from sayclear.reply import Added, Change, Kept, Reply
from sayclear.tools.easy import make_easy, mark_only
from sayclear.transformers import transformers
from sayclear.words import sentences
from sayclear_profiles import profile_for

EASIER = profile_for("reading-ease")
GIVEN = About(given=True)
REST = "of the green house by the old river near the mill on the north side of the town"


@pytest.fixture
def with_grammar(grammar: Path) -> None:
    parser.use_model(grammar)


def why(text: str) -> str:
    """Why the first sentence that does not fit stays."""
    made = make_easy(text, EASIER)
    told = accounts.account(made.reply, made.receipt, EASIER, GIVEN)
    (long,) = [rule for rule in told.not_met if rule.rule == "sentence_words"]
    return long.sentences[0].why


@pytest.mark.parametrize("name", [*transformers(), REPAIR])
def test_every_change_has_a_reason_and_a_source(name: str) -> None:
    assert re.fullmatch(r"[A-Z].*\.", reasons.why_changed(name))
    source = reasons.source_of(name)
    assert (source is None) == (name == REPAIR)
    assert bool(reasons.told_source(source)) == (name != REPAIR)


def test_no_reason_and_no_source_names_a_diagnosis() -> None:
    said = [text for key, text in sentences().items() if key.startswith("receipt.")]
    for name in transformers():
        source = reasons.source_of(name)
        assert source is not None
        said += [reasons.why_changed(name), source.title]
    assert not re.search(r"autis|adhd|dyslex|anxi|aspie", " ".join(said), re.IGNORECASE)


@pytest.mark.usefixtures("with_grammar")
@pytest.mark.parametrize(
    ("text", "part"),
    [
        (f"The door and the roof and the walls {REST} are red.", "No safe cut was found."),
        (f"> The door and the roof and the walls {REST} are red.", "Quoted words stay as they are."),
        (f"# The door and the roof and the walls {REST} are red", "A heading is not cut."),
        (f"| a | b |\n| --- | --- |\n| The door and the roof and the walls {REST} are red | c |", "table"),
        (f"Take 5 mg with a glass of water in the kitchen {REST}.", "A model never rewords a dose."),
        (f"Write to help@example.org or to the office {REST}.", "A model never rewords a link"),
        (
            "Die Tür und das Dach und die Wände von dem Haus an dem Fluss in der Nähe von der alten Mühle im "
            "Norden von der Stadt sind rot und grün. Wir haben das nicht gewusst, aber es ist so.",
            "Sayclear can cut English sentences only.",
        ),
    ],
)
def test_a_long_sentence_says_why_it_stays(text: str, part: str) -> None:
    assert part in why(text)


def test_without_the_grammar_part_that_is_the_reason() -> None:
    parser.use_model(None)
    assert why(f"The door and the roof {REST} are red.") == (
        "The grammar part is not here, so no sentence can be cut."
    )


def test_a_cut_that_was_taken_back_says_which_fact() -> None:
    text = f"The door {REST} is red, and the fee for the paint is £45 now."
    kept = Kept("split_long_sentences", text, ('lost the amount "£45"',))
    reply = Reply(text, original=text, kept=(kept, kept))
    told = accounts.account(reply, receipt_of(reply, EASIER, GIVEN), EASIER, GIVEN)
    assert told.kept == (kept,)
    assert told.not_met[0].sentences[0].why == (
        'A change was taken back, because it could have lost the amount "£45".'
    )


def test_marked_words_are_no_change() -> None:
    made = mark_only(f"Pay £45 by 3 May for the door {REST} and the roof.", EASIER)
    told = accounts.account(made.reply, made.receipt, EASIER, GIVEN, tried="marks")
    assert told.changes == {}
    assert {one.why for rule in told.not_met for one in rule.sentences} == {
        "Only key words were marked, so this was not changed."
    }


def test_what_a_model_made_comes_first() -> None:
    changes = (Change("plain_words", "utilise it", "use it"), Change(REPAIR, "a b", "a. b"))
    reply = Reply("use it", original="utilise it", changes=changes)
    told = accounts.account(reply, receipt_of(reply, EASIER, GIVEN), EASIER, GIVEN)
    assert list(told.changes) == [REPAIR, "plain_words"]
    value = accounts.as_json(told, reply.changes)
    assert [change["by"] for change in value["changes"]] == ["plain_words", REPAIR]
    assert set(value["changes"][0]) == {"by", "before", "after", "added", "why", "source"}
    assert value["changes"][1]["source"] is None and "model" in value["changes"][1]["why"]


def test_an_unknown_kind_of_addition_is_told_too() -> None:
    assert accounts.told_added(Added("new kind", "words")) == "Put in by Sayclear: words"


def test_offers_are_found_and_change_nothing() -> None:
    text = "Do you want to know more? Would you like a list?"
    reply = Reply(text, original=text)
    about = About(question="How?")
    told = accounts.account(reply, receipt_of(reply, EASIER, about), EASIER, about)
    assert [offer.kind for offer in told.offers] == ["closing_question"]
    assert accounts.as_json(told, ())["offers"][0]["say"].startswith("It ends with 2 questions.")
