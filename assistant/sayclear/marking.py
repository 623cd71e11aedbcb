"""Put a short bracket straight after words, where the sentence has room for it."""

from __future__ import annotations

from collections.abc import Sequence

from sayclear import grammar, seams
from sayclear.inline import Span, protected, touches
from sayclear.markdown import plain
from sayclear.memory import remembered
from sayclear.readability.rules import About, rules
from sayclear.readability.units import Text, read, words_of
from sayclear.reply import Added
from sayclear_profiles import Profile


def places(rule: str, sentence: str, about: About) -> tuple[Span, ...]:
    """Where a rule finds its faults in one sentence of inline Markdown, quoted words left out."""
    kept = protected(sentence)
    found = rules()[rule].measure(_last_read(sentence), about).places
    spans = sorted({(place.start, place.end) for place in found})
    return tuple(span for span in spans if not touches(kept, *span))


@remembered
def _last_read(sentence: str) -> Text:
    """Several transformers look at the same sentence, one after the other and again."""
    return read(sentence)


def has_room(sentence: str, words: str, profile: Profile) -> bool:
    """May the sentence grow by these words and still keep its limit?"""
    limit = profile.limit("sentence_words")
    return limit is None or len(words_of(plain(sentence))) + len(words_of(words)) <= limit


def bracket(sentence: str, end: int, words: str) -> str:
    """The sentence with `words` in brackets behind character `end`, and behind closing marks there."""
    while end < len(sentence) and sentence[end] in '*_`”"’':
        if sentence[end] == "’" and sentence[end + 1 : end + 2].isalpha():
            break
        end += 1
    return f"{sentence[:end]} ({words}){sentence[end:]}"


def mark_all(
    sentence: str,
    wanted: Sequence[tuple[int, str | tuple[str, ...]]],
    profile: Profile,
    *,
    kind: str,
    even_if_long: bool = False,
) -> tuple[str, tuple[Added, ...]]:
    """Put each (end, words) in as a bracket, from the left, as long as there is room.

    Where several wordings are given, best first, the first one with room is taken.
    `even_if_long`: a sentence that is over its limit anyway takes the first. One that is full is cut in
    two where that is safe, and then has room.
    """
    limit = profile.limit("sentence_words")
    too_long = limit is not None and len(words_of(plain(sentence))) > limit
    added: list[Added] = []
    text, shift = sentence, 0
    for end, wordings in sorted(wanted):
        choices = (wordings,) if isinstance(wordings, str) else wordings
        words = next((one for one in choices if has_room(text, one, profile)), None)
        if words is None and even_if_long and too_long:
            words = choices[0]
        if words is None:
            if even_if_long and len(wanted) == 1 and (cut := _cut_for(text, end, choices[0], limit)):
                return cut, (Added(kind, f"({choices[0]})"),)
            continue
        longer = bracket(text, end + shift, words)
        shift += len(longer) - len(text)
        text = longer
        added.append(Added(kind, f"({words})"))
    return text, tuple(added)


def _cut_for(sentence: str, end: int, words: str, limit: float | None) -> str | None:
    """The sentence with the bracket, in pieces that all keep the limit; None where it has no such seam."""
    if limit is None or not grammar.ready() or not sentence.rstrip('*_ ”"').endswith((".", "!")):
        return None
    pieces = seams.split(bracket(sentence, end, words), limit)
    whole = any(f"({words})" in piece for piece in pieces)
    fits = whole and len(pieces) > 1 and all(len(words_of(plain(piece))) <= limit for piece in pieces)
    return " ".join(pieces) if fits else None
