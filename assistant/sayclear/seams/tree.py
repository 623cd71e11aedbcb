"""A parsed sentence, and plain questions to ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sayclear import grammar
from sayclear.inline import Inline
from sayclear.markdown import plain
from sayclear.readability.units import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 150
"""A "sentence" of more words is none: a list without stops, or a page of names. It is not parsed."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
NEGATIONS = frozenset(
    "not n't no never neither nor nobody none nothing nowhere hardly cannot without".split()
)
CONDITIONS = frozenset(
    "if unless except until till provided providing when whenever whether whatever whichever whoever "
    "wherever "
    "once while whilst although though lest otherwise only".split()
)
"""Words that reach over more than their own clause. A cut beside one is looked at twice."""
ASKING = frozenset("can could may might".split())
AS_MARKS = frozenset("before after since because as without".split())
"""These reach over a clause only where they begin one: "before you go", not "before Monday"."""

# Quoted words, links and addresses become one noun before the parser sees them.
_NOUN_LIKE = re.compile(
    r"""“[^“”]*”|(?<!\w)"(?!\s)[^"]*(?<!\s)"(?!\w)|(?<!\w)‘[^‘]*?’(?!\w)
      | \b(?:https?://|www\.)\S*[^\s.,;:!?)]
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | \b(?:[\w-]+\.)+(?:com|uk|org|net|eu|info)\b(?:/[^\s),;]*[^\s.,;:!?)])?
      | \b0\d{2,4}(?:\s\d{3,4}){1,3}\b
      | £\d+(?:,\d{3})*(?:\.\d+)?
      | \b(?:[Tt]elephone|[Pp]hone|[Rr]ing)(?=\s(?:us|me|them|the|your|our|0\d))""",
    re.VERBOSE,
)


_NO_SCOPE = frozenset("following according further having".split())
"""What begins with these comes before all of the sentence, and limits none of it."""


class Sentence:
    """One sentence of inline Markdown with its tree. Raises PartMissing where there is no parser."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.inline = Inline(raw)
        self.clear = self.inline.clear
        self.masked, self._places = mask(self.clear)
        self.doc = grammar.parse(self.masked)

    @cached_property
    def words(self) -> int:
        """How many words the rules count."""
        return len(words_of(self.clear))

    @cached_property
    def root(self) -> Token | None:
        """The main verb, or None where the parser sees several sentences or no verb."""
        roots = [token for token in self.doc if token.dep_ == "ROOT"]
        return roots[0] if len(roots) == 1 and roots[0].pos_ in ("VERB", "AUX") else None

    @property
    def is_question(self) -> bool:
        """Does it end in a question mark?"""
        return self.clear.rstrip("\"'”’)*_ ").endswith("?")

    @cached_property
    def last(self) -> Token | None:
        """The last token that is no punctuation."""
        tokens = [token for token in self.doc if not token.is_punct and not token.is_space]
        return tokens[-1] if tokens else None

    def inside_a_quotation(self, place: int) -> bool:
        """Does this character stand inside quoted words or an address?"""
        return any(start < place < end for _, _, start, end in self._places)

    def start(self, token: Token) -> int:
        """Where a token starts in what the reader sees."""
        return self._clear_place(token.idx)

    def end(self, token: Token) -> int:
        """Where a token ends in what the reader sees."""
        return self._clear_place(token.idx + len(token.text), at_end=True)

    def text_of(self, tokens: Sequence[Token]) -> str:
        """What the reader sees from the first to the last of these tokens."""
        return self.clear[self.start(tokens[0]) : self.end(tokens[-1])]

    def _clear_place(self, index: int, *, at_end: bool = False) -> int:
        shift = 0
        for masked_start, masked_end, clear_start, clear_end in self._places:
            if masked_start < index < masked_end:
                return clear_end if at_end else clear_start
            if masked_end <= index:
                shift = clear_end - masked_end
        return index + shift


def fits_the_parser(raw: str, limit: float) -> bool:
    """Is it over the limit, and still short enough to be a sentence?"""
    return limit < len(words_of(plain(raw))) <= MOST_WORDS


def mask(clear: str) -> tuple[str, tuple[tuple[int, int, int, int], ...]]:
    """Put a noun in the place of quoted words and addresses; straighten quotes for the parser."""
    out: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    at = size = 0
    for match in _NOUN_LIKE.finditer(clear):
        before = clear[at : match.start()]
        word = "£5" if match.group()[0] == "£" else "Paper"
        if match.group().isalpha():
            # To the parser, "ring" and "phone" are nouns more often than not.
            word = "call" if match.group().islower() else "Call"
        out += [before, word]
        size += len(before)
        places.append((size, size + len(word), match.start(), match.end()))
        size += len(word)
        at = match.end()
    out.append(clear[at:])
    text = "".join(out).translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x0A: " ", 0xA0: " "})
    return text, tuple(places)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, if it has its own."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def finite(verb: Token) -> bool:
    """Can this verb stand in a main clause? "is", "was sent", "will go"; not "going", "to go"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or (verb.tag_ == "POS" and subject(verb) is not None):
        return True
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ == "TO" for child in helpers):
        return False
    return any(child.tag_ in ("MD", "VBD", "VBZ", "VBP") for child in helpers)


def is_order(verb: Token) -> bool:
    """Is this the verb of an order: "Send", "Please do not send"?"""
    if verb.tag_ not in ("VB", "VBP") or subject(verb) is not None or verb.lower_ in ("are", "am"):
        return False
    denied = any(child.lower_ == "do" and child.dep_ == "aux" for child in verb.children)
    if verb.lower_ == "have" and not denied and (verb.tag_ != "VB" or verb.i > 1):
        return False
    return not any(
        token.dep_ in ("aux", "auxpass")
        and (token.tag_ in ("MD", "TO", "VBZ", "VBD") or token.lower_ in ("have", "are"))
        for token in verb.lefts
    )


def whole_clause(verb: Token) -> bool:
    """Has the verb all that a main clause needs?"""
    found = subject(verb)
    return found is not None and finite(verb) and found.i < verb.i and found.tag_ not in ("WDT", "WP", "WRB")


_NO_SENTENCE = frozenset("which who whom whose than or nor how what where why whether".split())
_ASKS = frozenset("is are was were has had does did can could will would shall should may might must".split())


def begins_with_condition(sentence: Sentence) -> bool:
    """Does all of it hang on what stands first: "If you are late, A and B", "Where it is unpaid, ..."?"""
    first = next((token for token in sentence.doc if not token.is_punct), None)
    return first is not None and first.lower_ in _OPENS_CONDITION


_OPENS_CONDITION = CONDITIONS | frozenset(
    "as because after before since where should were had assuming supposing given depending".split()
)


def stands_alone(raw: str) -> bool:
    """Would the parser take this for one whole sentence: a statement or an order?"""
    sentence = Sentence(raw)
    root = sentence.root
    if root is None or sentence.is_question:
        return False
    first = next((token for token in sentence.doc if not token.is_punct), None)
    if first is None or first.lower_ in _NO_SENTENCE:
        return False
    if first.lower_ == "that" and first.tag_ in ("WDT", "IN"):
        return False
    if first.lower_ in _ASKS:
        # "Is pumped through the pipe." has lost its subject.
        return False
    if any(child.dep_ == "mark" for child in root.children):
        return False
    return (whole_clause(root) and _agrees(root)) or is_order(root)


_GROUPS = frozenset(
    "staff team police council board family government company public majority minority number rest "
    "group committee "
    "panel court department half proportion lot couple variety range data none some most all any half "
    "class crew press".split()
)


def _agrees(verb: Token) -> bool:
    """Is it one who "is", and several who "are"? If not, the parser has misread the sentence."""
    own = subject(verb)
    if own is None or own.lower_ in _GROUPS or any(child.dep_ in ("conj", "cc") for child in own.children):
        return True
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    if own.tag_ == "NN" and not any(child.dep_ in ("nummod", "prep") for child in own.children):
        return first.tag_ != "VBP"
    return not (own.tag_ == "NNS" and first.tag_ == "VBZ")


def is_order_text(raw: str) -> bool:
    """Would the parser take this for an order, by itself?"""
    sentence = Sentence(raw)
    return sentence.root is not None and is_order(sentence.root) and not sentence.is_question


def holds(tokens: Iterable[Token], words: frozenset[str]) -> bool:
    """Is one of these words among the tokens?"""
    return any(token.lower_ in words for token in tokens)


def conditional(tokens: Iterable[Token]) -> bool:
    """Is there a condition, a time or a reason that could reach over more than its own clause?"""
    return any(
        (token.lower_ in CONDITIONS and not _asks_whether(token))
        or (token.lower_ in AS_MARKS and token.dep_ in ("mark", "pcomp"))
        for token in tokens
    )


def _asks_whether(token: Token) -> bool:
    """ "tell us if you can come": no condition, but a question inside."""
    inside = token.dep_ == "mark" and token.head.dep_ == "ccomp" and token.i > 0
    return inside and token.lower_ in ("if", "whether") and token.nbor(-1).text != ","


def other_verbs(tokens: Iterable[Token], *but: Token) -> list[Token]:
    """Verbs among the tokens, helpers and participles before a noun left out."""
    return [
        token
        for token in tokens
        if token.pos_ in ("VERB", "AUX")
        and token not in but
        and token.dep_ not in ("aux", "auxpass", "amod", "compound")
    ]


def comma_after(clause: Token) -> Token | None:
    """The comma that ends a clause, if there is one."""
    last = clause.right_edge
    if last.text == ",":
        return last
    following = last.nbor(1) if last.i + 1 < len(last.doc) else last
    return following if following.text == "," else None


def opening(sentence: Sentence) -> list[Token]:
    """What stands before the main subject (or before the verb of an order), linking words left out."""
    root = sentence.root
    if root is None:
        return []
    head = subject(root)
    stop = head.left_edge.i if head is not None else root.i
    if sentence.doc[0].lower_ in _NO_SCOPE:
        return []
    if sentence.doc[0].lower_ == "as" and not any(
        token.pos_ in ("VERB", "AUX") for token in sentence.doc[:stop]
    ):
        # "As your landlord we must ..."
        return []
    links = {
        "please",
        "also",
        "however",
        "therefore",
        "then",
        "and",
        "but",
        "so",
        "unfortunately",
        "instead",
        "thank",
    }
    return [
        token
        for token in sentence.doc[:stop]
        if not token.is_punct and token.lower_ not in links and token.dep_ not in ("aux", "auxpass", "neg")
    ]


def ends_a_row(before: Sequence[Token]) -> bool:
    """Is the "and" behind these words the last joint of a row: "It is old, small, and ...", "A, B, and C"?"""
    while before and before[-1].is_punct:
        before = before[:-1]
    return _last_of_a_row(before) or _spliced(before)


def _last_of_a_row(before: Sequence[Token]) -> bool:
    """ "It is old, small, and people like it": what stands behind the last comma is no clause."""
    commas = [number for number, token in enumerate(before) if token.text == ","]
    if not commas or commas[-1] < 2:
        return False
    tail = before[commas[-1] + 1 :]
    verbs = any(token.pos_ in ("VERB", "AUX") and not _inside_a_relative(token) for token in tail)
    return bool(tail) and not verbs and tail[0].pos_ in ("ADJ", "ADV", "NOUN", "DET", "PROPN", "NUM")


_LINKING = frozenset(
    "and but or nor so yet which who whom whose where when while although though because since if unless "
    "as that then".split()
)


def _spliced(before: Sequence[Token]) -> bool:
    """ "A does this, B does that, and C ...": three clauses, and only the last has an "and"."""
    verbs = [token for token in before if whole_clause(token)]
    for number, comma in enumerate(before[:-1]):
        if comma.text != "," or before[number + 1].lower_ in _LINKING:
            continue
        left = any(verb.i < comma.i for verb in verbs)
        if left and any(own.i > comma.i for verb in verbs if (own := subject(verb)) is not None):
            return True
    return False


def points_at_another(after: Sequence[Token]) -> bool:
    """ "Sets were heavy, and once panels were cheap, they vanished": who vanished?"""
    subjects = [token for token in after if token.dep_ in SUBJECTS]
    nouns = [token for token in subjects if token.pos_ in ("NOUN", "PROPN")]
    return bool(nouns) and any(token.lower_ in ("they", "it", "he", "she") for token in subjects)


def _inside_a_relative(token: Token) -> bool:
    return any(word.dep_ in ("relcl", "acl") for word in (token, *token.ancestors))
