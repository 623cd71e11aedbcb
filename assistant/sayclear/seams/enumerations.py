"""A row of three or more at the end of a sentence, as an opening line and the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.memory import remembered
from sayclear.readability.orders import is_order
from sayclear.readability.units import words_of
from sayclear.seams.rows import row
from sayclear.seams.tree import NEGATIONS, SUBJECTS, Sentence, conditional, fits_the_parser, holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_FEWEST = 3
_FEWEST_LEAD_WORDS = 3


@remembered
def enumeration(raw: str, limit: float) -> tuple[str, tuple[str, ...]] | None:
    """The opening line (with a colon) and the items; None where the row is no safe list.

    Nouns are only joined by "and": with "or" or "not", the items would no longer say what holds for
    all. Things to do may be joined by "or": the word stays at the end of the item before the last.
    """
    if not fits_the_parser(raw, limit):
        return None
    sentence = Sentence(raw)
    if sentence.is_question:
        return None
    found = (
        _lettered(sentence)
        or _after_colon(sentence)
        or _commas_after_colon(sentence)
        or _at_the_end(sentence, "and")
        or _at_the_end(sentence, "or")
        or _things_to_do(sentence)
        or row(sentence)
    )
    if found is None:
        return None
    lead, items = found
    if len(words_of(lead)) < _FEWEST_LEAD_WORDS and is_order(f"{lead} the"):
        # "Send a form, a card and a note" -> "Send these:".
        lead = f"{lead.rstrip()} these"
    short = len(words_of(lead)) < 2
    if len(items) < _FEWEST or short or len(words_of(lead)) > limit:
        return None
    return f"{capital(lead.rstrip(' :,'))}:", tuple(items)


_COLON_ROW = re.compile(
    r"(?P<lead>[^:;–—]+)(?::|\s[–—])\s+"
    r"(?P<rest>[^:;()–—]+,[^:;()–—]+?,?\s+(?P<word>and|or)\s+[^:;,()–—]+)$",
    re.DOTALL,
)
_LETTERED = re.compile(r"[:,]?\s+(?:and\s+|or\s+)?\((?P<letter>[a-h]|i{1,3}|iv|vi?)\)\s+(?=\S)")


def _lettered(sentence: Sentence) -> tuple[str, list[str]] | None:
    """ "Do one of the following: (a) pay; (b) appeal; or (c) ask for time." The letters stay."""
    marks = list(_LETTERED.finditer(sentence.clear))
    if len(marks) < _FEWEST or marks[0]["letter"] not in ("a", "i"):
        return None
    lead = sentence.inline.piece(0, marks[0].start())
    items: list[str | None] = []
    for number, mark in enumerate(marks):
        last = number + 1 == len(marks)
        start = mark.start("letter") - 1
        stop = len(sentence.clear) if last else marks[number + 1].start()
        text = sentence.inline.piece(start, stop)
        if text is None:
            return None
        if not last and re.search(r"[;,]$", text.rstrip()) is None:
            return None
        word = None if last else re.search(r"\b(and|or)\b", marks[number + 1].group())
        items.append(text.rstrip().rstrip(";,") + (f", {word.group()}" if word else ""))
    return _whole(lead, items)


_ONE_OF = re.compile(
    r"\b(?:one|any|either|some|few|two|reasons?|ways?|options?|kinds?|types?)\b", re.IGNORECASE
)


def _commas_after_colon(sentence: Sentence) -> tuple[str, list[str]] | None:
    """ "These are the colours: red, blue and green." Short things without a verb."""
    match = _COLON_ROW.match(sentence.clear)
    if not match or re.search(r"\b(?:not|no|never|if|unless)\b", sentence.clear, re.IGNORECASE):
        return None
    word = match["word"]
    if word == "or" and not _ONE_OF.search(match["lead"]):
        return None
    if word == "and" and re.search(r"\bor\b", sentence.clear, re.IGNORECASE):
        return None
    lead = sentence.inline.piece(0, match.end("lead"))
    offset = match.start("rest")
    items: list[str | None] = []
    between = r",\s+(?:or\s+)?|\s+or\s+(?=[^,]+$)" if word == "or" else r",?\s+and\s+|,\s+"
    if word == "or" and re.search(r",\s+or\s", match["rest"]):
        # "illness or injury, or loss": the comma says which "or" is the last.
        between = r",\s+(?:or\s+)?"
    at = 0
    for joint in [*re.finditer(between, match["rest"]), None]:
        stop = joint.start() if joint else len(match["rest"].rstrip(" ."))
        start, at = offset + at, joint.end() if joint else stop
        tokens = [t for t in sentence.doc if start <= sentence.start(t) < offset + stop]
        if not tokens or len(tokens) > _LONGEST_ITEM or any(t.tag_ in _CLAUSE_TAGS for t in tokens):
            return None
        items.append(sentence.inline.piece(start, offset + stop))
    if word == "or" and len(items) > 1 and items[-2] is not None:
        items[-2] += ", or"
    return _whole(lead, items)


_LONGEST_ITEM = 9
_CLAUSE_TAGS = ("VBZ", "VBP", "VBD", "MD")


def _after_colon(sentence: Sentence) -> tuple[str, list[str]] | None:
    """ "Bring these: a pen; a card; and a bag." """
    match = re.match(r"(?P<lead>[^:;]+):\s+(?P<rest>[^:]+;[^:]+;[^:]+)$", sentence.clear, re.DOTALL)
    if not match or re.search(r"\b(?:not|no|never|or)\b", match["lead"], re.IGNORECASE):
        return None
    lead = sentence.inline.piece(0, match.end("lead"))
    items: list[str | None] = []
    for part in re.finditer(r"[^;]+", match["rest"]):
        start = part.start()
        begin = re.match(r"\s*(?:and\s+)?", part.group())
        if re.match(r"\s*or\b", part.group()):
            return None
        offset = match.start("rest")
        stop = offset + start + len(part.group().rstrip(" .,"))
        items.append(
            sentence.inline.piece(offset + start + (begin.end() if begin else 0), stop) if stop else None
        )
    return _whole(lead, items)


def _things_to_do(sentence: Sentence) -> tuple[str, list[str]] | None:
    """ "You could pick one corner, plant a tree, and leave the rest." Verbs that share one "could"."""
    for first in (token for token in sentence.doc if token.tag_ in ("VB", "VBP") and _opens_a_row(token)):
        found = _verb_row(sentence, first)
        if found is not None:
            return found
    return None


def _opens_a_row(verb: Token) -> bool:
    """ "You could pick", "Call us if you have": the words before it can stand as an opening line."""
    if verb.dep_ == "ROOT":
        return any(child.tag_ == "MD" for child in verb.children if child.dep_ == "aux")
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    marked = any(child.lower_ == "if" for child in verb.children if child.dep_ == "mark")
    return (
        verb.dep_ == "advcl" and marked and own is not None and own.i == verb.i - 1 and verb.i > verb.head.i
    )


_ABOUT_ALL = frozenset(
    "for until while during when before after within if unless once every each without today tonight "
    "tomorrow again".split()
)
"""In the last of a row, these may be about all of it: "do not drive or drink for 24 hours"."""


def _verb_row(sentence: Sentence, root: Token) -> tuple[str, list[str]] | None:
    verbs = [root]
    while following := next((child for child in verbs[-1].children if child.dep_ == "conj"), None):
        verbs.append(following)
    if len(verbs) < _FEWEST or conditional(sentence.doc[root.i : verbs[-1].i]):
        return None
    if any(
        verb.tag_ not in ("VB", "VBP") or any(c.dep_ in SUBJECTS for c in verb.children) for verb in verbs[1:]
    ):
        return None
    if sentence.last is None or verbs[-2].nbor(1) == verbs[-1]:
        return None
    if holds(sentence.doc[verbs[-1].i :], _ABOUT_ALL) or holds(
        sentence.doc[root.i :], frozenset({"nor", "either"})
    ):
        return None
    if holds(sentence.doc[root.i :], frozenset({"but"})) or re.search(r"[\"“”]", sentence.clear):
        return None
    if holds(sentence.doc[root.i : verbs[-2].i], frozenset({"and", "or"})):
        # "ring them and say so, or write": two of these are one.
        return None
    if root.dep_ != "ROOT" and verbs[-1].right_edge.i + 1 < sentence.last.i:
        return None
    either = any(token.lower_ == "or" for token in sentence.doc[verbs[-2].i : verbs[-1].i])
    if holds(sentence.doc[: root.i], NEGATIONS) and not either:
        return None
    begins = [verb.i for verb in verbs]
    stops: list[int] = []
    for verb in verbs[1:]:
        stop = verb.i
        while sentence.doc[stop - 1].text == "," or sentence.doc[stop - 1].lower_ in (
            "and",
            "then",
            "or",
            "not",
        ):
            if sentence.doc[stop - 1].lower_ == "not":
                return None
            stop -= 1
        if stop == verb.i:
            return None
        stops.append(stop)
    stops.append(sentence.last.i + 1)
    if any(stop - begin < 2 for begin, stop in zip(begins, stops, strict=True)):
        return None
    lead = sentence.inline.piece(0, sentence.end(root.nbor(-1)))
    items = [
        sentence.inline.piece(sentence.start(sentence.doc[begin]), sentence.end(sentence.doc[stop - 1]))
        for begin, stop in zip(begins, stops, strict=True)
    ]
    if either and items[-2] is not None:
        items[-2] = f"{items[-2]}, or"
    return _whole(lead, items)


def _at_the_end(sentence: Sentence, word: str) -> tuple[str, list[str]] | None:
    """ "Bring a pen, a card and a bag." We go by commas: the parser ties such rows wrongly."""
    doc = sentence.doc
    if sentence.last is None:
        return None
    end = sentence.last.i + 1
    joints = [token.i for token in doc[:end] if token.lower_ == word and _begins_item(doc[token.i + 1 : end])]
    if not joints:
        return None
    stops = [token.i for token in doc[: joints[-1]] if token.text == ","]
    if stops and stops[-1] == joints[-1] - 1:
        stops.pop()
    spans = [(joints[-1] + 1, end)]
    stop = joints[-1]
    while stops and _is_item(doc[stops[-1] + 1 : stop]):
        spans.insert(0, (stops[-1] + 1, stop))
        stop = stops.pop()
    opened = _opening(doc[stops[-1] + 1 if stops else 0 : stop]) if len(spans) >= _FEWEST - 1 else None
    if opened is None:
        # "..., including a, b and c": the comma before "including" belongs to the opening.
        if len(spans) < _FEWEST or spans[0][0] == 0:
            return None
        opened = _opening(doc[spans[0][0] : spans[0][1]])
        if opened is None:
            return None
        spans.pop(0)
        stop = spans[0][0] - 1
    spans.insert(0, (opened.i, stop))
    return _written(sentence, spans, word)


def _written(sentence: Sentence, spans: list[tuple[int, int]], word: str) -> tuple[str, list[str]] | None:
    doc = sentence.doc
    left = list(doc[: spans[0][0]])
    items = [list(doc[begin:stop]) for begin, stop in spans]
    if not all(_is_item(item) for item in items[:-1]) or not _is_item(_without_if(items[-1])):
        return None
    if holds(left, NEGATIONS | {"or", "either"}) or not _parallel(left, items):
        return None
    if word == "or" and (not _offers_one(left) or holds(items[-1], _ABOUT_ALL)):
        return None
    if _share_an_article(items):
        return None
    if word == "or" and any(item and item[0].tag_ in ("VBN", "VBG") for item in items):
        return None
    if word == "and" and conditional(left[1:]):
        return None
    if any(holds(item, NEGATIONS | {"nor"}) for item in items) or holds(items[-1], frozenset({"or"})):
        return None
    if any(_wide_or(token) for token in items[0]) or any(
        token.lower_ == "and" for item in items for token in item
    ):
        return None
    if any(
        token.text in (",", "–", "—", "-", ":") for item in items for token in _without_if(item, marks=True)
    ):
        return None
    lead = sentence.inline.piece(0, sentence.end(left[-1]))
    parts = [
        sentence.inline.piece(sentence.start(_first(item)), sentence.end(_last(item)))
        for item in (*items[:-1], items[-1])
    ]
    if word == "or" and parts[-2] is not None:
        parts[-2] = f"{parts[-2].rstrip()}, or"
    return _whole(lead, parts)


def _share_an_article(items: list[list[Token]]) -> bool:
    """ "the money, goods and house of somebody": what is shared before may be shared behind."""
    firsts = [_first(item).tag_ for item in items]
    shared = firsts[0] in ("DT", "PRP$") and not any(tag in ("DT", "PRP$", "CD") for tag in firsts[1:])
    return shared and any(token.pos_ == "ADP" or token.dep_ in ("relcl", "acl") for token in items[-1])


def _offers_one(left: list[Token]) -> bool:
    """ "if you have A, B, or C": one of them is enough."""
    asked = any(token.lower_ == "if" for token in left[1:])
    return asked and left[-1].lower_ in ("have", "has", "had", "get", "feel")


def _wide_or(token: Token) -> bool:
    """ "or" that joins more than two nouns beside it ("your doctor or nurse")."""
    if token.lower_ != "or":
        return False
    return not (token.nbor(-1).pos_ in ("NOUN", "PROPN") and token.nbor(1).pos_ in ("NOUN", "PROPN"))


def _first(item: list[Token]) -> Token:
    return next((token for token in item if not token.is_punct and not token.is_space), item[0])


def _last(item: list[Token]) -> Token:
    return next((token for token in reversed(item) if token.text != ","), item[-1])


def _opening(row: Iterable[Token]) -> Token | None:
    """Where the first item begins: behind the last verb, colon or "of" that the row hangs on."""
    tokens = list(row)
    for token in reversed(tokens):
        if token.i + 1 > tokens[-1].i:
            continue
        following = token.nbor(1)
        if token.text == ":" or token.lower_ in ("including", "includes", "include"):
            return following
        if (
            token.lower_ in ("about", "with", "between")
            and token.dep_ == "prep"
            and following.i <= tokens[-1].i
        ):
            return following
        if token.lower_ == "to" and token.tag_ == "TO" and token.i > 0 and token.nbor(-1).pos_ == "AUX":
            return token
        if token.pos_ == "VERB" and _has_more_to_it(token):
            return None
        if token.pos_ == "VERB" and token.tag_ != "VBN" and token.dep_ not in ("relcl", "acl", "amod"):
            return _behind_bare_noun(following, tokens[-1].i)
    return None


def _has_more_to_it(verb: Token) -> bool:
    """ "give the company your name": the list would take the company in; "paid to secure": a purpose."""
    purpose = verb.dep_ == "advcl" and any(child.tag_ == "TO" for child in verb.children)
    return purpose or any(child.dep_ == "dative" and child.i > verb.i for child in verb.children)


def _behind_bare_noun(first: Token, end: int) -> Token:
    """ "details of your income": the row hangs on "details of"."""
    if first.tag_ in ("NN", "NNS") and first.i + 2 <= end and first.nbor(1).lower_ == "of":
        return first.nbor(2)
    return first


def _begins_item(tokens: Iterable[Token]) -> bool:
    words = list(tokens)
    return bool(words) and _is_item(_without_if(words))


def _without_if(item: list[Token], *, marks: bool = False) -> list[Token]:
    """ "and, if applicable, a certificate": the condition is part of the item."""
    words = [token for token in item if not token.is_punct and not token.is_space]
    first = 0
    if (
        len(words) > 2
        and words[0].lower_ in ("if", "where")
        and words[1].lower_ in ("applicable", "relevant", "possible")
    ):
        first = 2
    if not marks:
        return words[first:]
    return [token for token in item if words and words[first].i <= token.i <= words[-1].i]


def _is_item(tokens: Iterable[Token]) -> bool:
    """A noun with what belongs to it, or "to" and a verb; no clause of its own."""
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words:
        return False
    if words[0].lower_ == "to" and len(words) > 1 and words[1].tag_ == "VB":
        return True
    if words[0].tag_ == "VBN" and len(words) > 1 and words[1].lower_ == "by":
        return False
    if words[0].lower_ in ("what", "how", "when", "where", "why", "who", "whether"):
        return any(token.pos_ in ("VERB", "AUX") for token in words)
    if words[0].tag_ not in (
        "DT",
        "PDT",
        "PRP$",
        "CD",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "VBG",
        "VBN",
        "$",
    ):
        return False
    if not any(token.pos_ in ("NOUN", "PROPN") for token in words):
        return False
    opened = False
    for token in words:
        opened = (
            opened
            or token.tag_ in ("WDT", "WP", "WP$", "WRB")
            or (token.lower_ == "that" and token.i > words[0].i)
        )
        clause = token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBZ", "VBP", "VBD", "MD", "VB")
        # "any debts you have" has no "that".
        short = token.tag_ in ("VBP", "VBD") and token.i > words[0].i and token.nbor(-1).tag_ == "PRP"
        if clause and not opened and not short and token.dep_ not in ("relcl", "acl", "amod", "compound"):
            return False
    return True


def _parallel(left: list[Token], items: list[list[Token]]) -> bool:
    """Is the opening really open where the row begins? "bodies of water, gorges and caves" is not."""
    last = left[-1]
    firsts = [_without_if(item)[0] for item in items]
    if firsts[0].lower_ == "to":
        return all(token.lower_ == "to" for token in firsts)
    if any(token.lower_ == "to" for token in firsts):
        return False
    if last.lower_ == "of":
        return all(token.tag_ in ("DT", "PRP$", "CD") for token in firsts)
    if (
        firsts[0].tag_ in ("DT", "PRP$", "CD")
        or last.text == ":"
        or last.lower_ in ("including", "include", "includes")
    ):
        return True
    # Bare nouns: the first item must hold no "of ..." that the others could hang on.
    return not any(token.pos_ == "ADP" for token in items[0])


def _whole(lead: str | None, items: list[str | None]) -> tuple[str, list[str]] | None:
    whole = [item.strip().rstrip(".") for item in items if item is not None]
    if lead is None or len(whole) != len(items) or any(not re.search(r"\w", item) for item in whole):
        return None
    return lead, whole
