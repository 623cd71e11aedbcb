"""Say first who acts: "must be signed by you" becomes "you must sign"."""

from __future__ import annotations

from sayclear import grammar
from sayclear.markdown import plain
from sayclear.passive import active, may_be_passive
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear_profiles import Profile


def make_active(sentence: str, profile: Profile, _about: About) -> Rewrite:
    """Only where "by" is followed by a person or body, and the parse leaves no doubt."""
    if not profile.on("reply.active_voice") or not may_be_passive(plain(sentence)) or not grammar.ready():
        return Rewrite(sentence)
    return Rewrite(active(sentence) or sentence)


_ON = {"reply.active_voice": True}

TRANSFORMER = Transformer(
    name="make_active",
    phase="sentence",
    sentence=make_active,
    reads=frozenset({"reply.active_voice"}),
    source=Source(
        "Plain language guide: writing for understanding",
        "https://digital.gov/guides/plain-language/writing",
        "guideline",
    ),
    examples=(
        Case("The form must be signed by you.", "You must sign the form.", _ON),
        Case("Your claim will be decided by the council.", "The council will decide your claim.", _ON),
        Case("The letter was sent to you by us on 3 May.", "We sent the letter to you on 3 May.", _ON),
        Case("Your rent has not been paid by him yet.", "He has not paid your rent yet.", _ON),
        Case("The work is carried out by our team.", "Our team carries out the work.", _ON),
        Case("The form needs to be signed by your doctor.", "Your doctor needs to sign the form.", _ON),
    ),
    leaves_alone=(
        "The form must be signed by Friday.",
        "The form must be sent by post.",
        "The house by the river was sold by us at a loss.",
        "You can only be seen by a nurse.",
        "It was written by hand.",
        "The form that was sent by us is long.",
    ),
    after=("plain_words",),
)
