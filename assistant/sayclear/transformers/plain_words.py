"""Put a plain word in the place of a stiff one, where it means the same in every sense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayclear.inline import protected, touches
from sayclear.readability.rules import About, Source
from sayclear.transformers import Case, Rewrite, Transformer
from sayclear.wordlists import table
from sayclear_profiles import Profile

_VERB_BEFORE = re.compile(
    r"(?:\b(?:to|you|we|they|i|can|could|may|might|must|should|will|would|shall|not|please|cannot|who|that|and|or|"
    r"never|always|also|ll|only)[ ]|^[\W_]*)$",
    re.IGNORECASE,
)
_DETERMINER_BEFORE = re.compile(
    r"\b(?:an?|the|your|our|my|his|her|their|any|this|that|these|those|all|each|of|newly) $", re.I
)
_HAVE_BEFORE = re.compile(
    r"\b(?:have|has|had|having|be|been|being|was|were|is|are|am|get|gets|got|['’]ve|['’]s|['’]re)"
    r"(?:[ ](?:not|also|already|now|been|then|ever|never|only|just|\w+ly))*[ ]$",
    re.IGNORECASE,
)
_BE_BEFORE = re.compile(r"\b(?:be|been|being|was|were|is|are|am)(?: \w+ly)? $", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b([Aa])(n?) $")
_VOWEL = re.compile(r"(?!one\b|once\b|uni|use|usu|eu)[aeio]|u(?!ni|s[eu])|hour|honest", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    to: str
    participle: str
    """Instead of `to` after "have" or "be"; the same for most."""
    kind: str
    """"fixed", "base" (must be a verb), "past", or "other"."""
    follows: re.Pattern[str] | None
    never_follows: re.Pattern[str] | None
    stands_before: re.Pattern[str] | None


def plain_words(sentence: str, _profile: Profile, _about: About) -> Rewrite:
    """Swap each listed word that is not inside quotation marks, code, a link or a name."""
    if _first_words().isdisjoint(_WORD.findall(sentence.lower())):
        return Rewrite(sentence)
    pattern, entries = _lists()
    if not pattern.search(sentence):
        return Rewrite(sentence)
    kept = protected(sentence)
    out: list[str] = []
    at = 0
    for match in pattern.finditer(sentence):
        start, end = match.span()
        found = match.group()
        before = "".join(out) + sentence[at:start]
        if touches(kept, start, end) or not _spelled_as_a_word(found, before):
            continue
        word = _word_for(entries.get(_key(found), ()), before, sentence[end:])
        if word is None:
            continue
        before = _with_article(before, word)
        out = [before, _in_case_of(found, word)]
        at = end
    return Rewrite("".join(out) + sentence[at:])


def _key(found: str) -> str:
    return re.sub(r"\s+", " ", found.lower()).replace("’", "'")


def _word_for(entries: tuple[_Entry, ...], before: str, behind: str) -> str | None:
    for entry in entries:
        if entry.follows and not entry.follows.match(behind):
            continue
        if entry.never_follows and entry.never_follows.match(behind):
            continue
        if entry.stands_before and not entry.stands_before.search(before):
            continue
        if entry.kind == "base" and not _VERB_BEFORE.search(before):
            continue
        if entry.kind == "past":
            if " " in entry.to and _DETERMINER_BEFORE.search(before):
                continue
            if entry.to.split()[0] == "got" and _BE_BEFORE.search(before):
                # "The form was got", "They were got rid of" is no good English.
                return None
            return entry.participle if _HAVE_BEFORE.search(before) else entry.to
        return entry.to
    return None


def _spelled_as_a_word(found: str, before: str) -> bool:
    """A capital inside a sentence is a name; a run of capitals is no common word."""
    if found.isupper() and len(found) > 1:
        return False
    inside = re.search(r"[^\W_]", before) is not None and not re.search(r"[.!?:]\W*$", before)
    return not (found[0].isupper() and inside and found[0] != "I")


def _in_case_of(found: str, word: str) -> str:
    return word[0].upper() + word[1:] if found[0].isupper() else word


def _with_article(before: str, word: str) -> str:
    """ "an initial fee" -> "a first fee"."""
    article = _ARTICLE_BEFORE.search(before)
    if not article or word.startswith(("a ", "an ")):
        return before
    right = article.group(1) + ("n" if _VOWEL.match(word) else "")
    return before[: article.start()] + right + " "


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _first_words() -> frozenset[str]:
    """The first word of each entry: most sentences hold none, and need no look at the long pattern."""
    return frozenset(_WORD.findall(form)[0] for form in _lists()[1])


@cache
def _lists() -> tuple[re.Pattern[str], dict[str, tuple[_Entry, ...]]]:
    entries: dict[str, tuple[_Entry, ...]] = {}
    for kind, from_, to, follows, never_follows, before in table("plain_words", 6):
        for spelling in from_.split("|"):
            for form, entry in _forms(
                kind, spelling, to, _pattern(follows), _pattern(never_follows), _ending(before)
            ):
                entries[form.lower()] = (*entries.get(form.lower(), ()), entry)
    longest_first = sorted(entries, key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in longest_first)
    return re.compile(rf"(?<![\w@/.&-])(?:{words})(?<=[\w,])(?![\w@/&-])", re.IGNORECASE), entries


def _pattern(text: str) -> re.Pattern[str] | None:
    return re.compile(text, re.IGNORECASE) if text else None


def _ending(text: str) -> re.Pattern[str] | None:
    if text == "^":
        return re.compile(r"(?:^|[.!?:]\s)[\W_]*$")
    return re.compile(rf"(?:{text})$", re.IGNORECASE) if text else None


def _forms(
    kind: str,
    word: str,
    to: str,
    follows: re.Pattern[str] | None,
    never: re.Pattern[str] | None,
    before: re.Pattern[str] | None,
) -> list[tuple[str, _Entry]]:
    def entry(new: str, kind: str = "other", participle: str = "") -> _Entry:
        return _Entry(new, participle or new, kind, follows, never, before)

    if kind == "w":
        return [(word, entry(to, "fixed"))]
    if kind == "n":
        one, _, many = to.partition(",")
        return [(word, entry(one)), (_plural(word), entry(many or _plural(one)))]
    given = to.split(",")
    base, third, past, participle, ing = given if len(given) == 5 else _verb_forms(to)
    old = _verb_forms(word)
    sure = "base" if kind == "vn" else "other"
    return [
        (old[0], entry(base, sure)),
        (old[1], entry(third, "base" if kind == "vn" else "other")),
        (old[2], entry(past, "past", participle)),
        (old[4], entry(ing)),
    ]


def _verb_forms(words: str) -> tuple[str, str, str, str, str]:
    """Base, -s, past, participle and -ing of a regular verb; what follows its first word stays."""
    verb, space, rest = words.partition(" ")
    tail = space + rest
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third, past = verb + "es", verb + "ed"
    else:
        third, past = verb + "s", (verb if verb.endswith("e") else _doubled(verb) + "e") + "d"
    ing = (
        (verb.removesuffix("e") if not verb.endswith("ee") else verb)
        if verb.endswith("e")
        else _doubled(verb)
    )
    return verb + tail, third + tail, past + tail, past + tail, ing + "ing" + tail


_DOUBLED = frozenset("permit omit stop commit remit transmit admit submit refer defer occur incur".split())


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


TRANSFORMER = Transformer(
    name="plain_words",
    phase="sentence",
    sentence=plain_words,
    reads=frozenset({"text.hard_words_percent"}),
    source=Source(
        "Plain English: words to avoid, and making written information easier to understand",
        "https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
        "guideline",
    ),
    examples=(
        Case("We utilised your details.", "We used your details."),
        Case("You are required to notify us prior to 3 May.", "You must tell us before 3 May."),
        Case("In the event that you are unable to attend, ring us.", "If you cannot attend, ring us."),
        Case("You may obtain an additional form.", "You may get an extra form."),
        Case("Purchase a ticket for an additional fee.", "Buy a ticket for an extra fee."),
    ),
    leaves_alone=(
        "The purchase was made on 3 May.",
        "The form was obtained in 2024.",
        "A deposit is required to hold your place.",
        'The note says "utilise the lift".',
        "Ask the Additional Needs team.",
        "Provided that you pay, you may stay.",
        "Should you call a doctor?",
    ),
    after=("drop_empty_openers", "remove_emoji", "lower_shouting"),
)
