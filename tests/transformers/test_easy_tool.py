"""The easy tool: a reply, a receipt, and one sentence on what could not be done."""

from __future__ import annotations

from sayclear import grammar as parser
from sayclear.readability import About
from sayclear.tools.easy import make_easy
from sayclear.words import say
from sayclear_profiles import profile_for

LONG = (
    "If you have not sent us the form by 5 March 2027, we will not be able to pay you, unless you call "
    "0300 123 4567 and tell us why. You must bring your passport and £12.50."
)


def test_a_receipt_comes_with_it() -> None:
    made = make_easy(LONG, profile_for("dyslexia"))
    assert made.reply.original == LONG
    assert made.receipt.findings and made.receipt.repairs == len(made.reply.changes)
    assert made.receipt.facts_lost == ()
    for fact in ("5 March 2027", "0300 123 4567", "£12.50", "unless", "must", "passport"):
        assert fact in made.reply.whole


def test_a_text_is_somebody_elses_unless_said_otherwise() -> None:
    text = "It is your own fault. Many dyslexic people like lists."
    profile = profile_for("low-pressure")
    assert "(their words)" in make_easy(text, profile).reply.text
    assert "dyslexic" in make_easy(text, profile).reply.text
    own = make_easy(text, profile, about=About()).reply.text
    assert "(their words)" not in own and "dyslexic" not in own


def test_a_long_sentence_that_stays_is_named() -> None:
    made = make_easy(
        "We told you about the man who has the flat on the second floor of the house near the lake.",
        profile_for("easy-words"),
    )
    assert made.receipt.note == say("receipt.no_safe_cut")


def test_without_the_grammar_part_the_note_says_so() -> None:
    parser.use_model(None)
    made = make_easy(LONG, profile_for("reading-ease"))
    assert made.receipt.note == say("transformers.no_grammar_note")
    assert make_easy("The shop is open.", profile_for("reading-ease")).receipt.note is None
