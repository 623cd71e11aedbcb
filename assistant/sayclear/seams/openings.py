"""What stands before the main clause ("If you move house, ...") on a line of its own, with a colon.

Only the layout changes. All that the opening reaches over has to stay in one block under it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayclear.inline import capital, full_stop
from sayclear.memory import remembered
from sayclear.readability.orders import is_order as is_order_by_sight
from sayclear.readability.units import words_of
from sayclear.seams.tree import (
    Sentence,
    finite,
    fits_the_parser,
    is_order,
    is_order_text,
    stands_alone,
    subject,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset(
    "if when whenever unless once until before after where as provided although because".split()
)
_PHRASES = frozenset("in on at from for during within by until since after before between".split())
_SAYS_LITTLE = frozenset(
    "this that these those it them which case general practice theory average fact".split()
)
_DATES = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_LINKS = frozenset("however also therefore and but then so instead please".split())
_BEFORE_THEN = frozenset("before by until since from after".split())
_LONGEST_PHRASE = 10
_LABEL_MAY_BE_LONGER = 3
"""Words. A condition of 15 words on a line of its own is easier than a sentence of 28."""
_LONGEST_LABEL = 8
_NEVER = (
    "not only",
    "rather than",
    "instead of",
    "as well as",
    "in addition",
    "in fact",
    "of course",
    "in other words",
    "as a result",
    "in general",
    "on the other hand",
    "at least",
    "in this case",
    "in most cases",
    "in some cases",
    "in many cases",
    "by the way",
    "in particular",
    "in short",
    "at first",
    "in the meantime",
    "on top of",
    "at the same time",
    "in the end",
    "in the same way",
    "for the most part",
    "with this in mind",
    "by contrast",
    "in my view",
    "in return",
    "for now",
    "for one thing",
)


_JOINT = re.compile(
    r";\s+(?P<then>otherwise,?\s+)?(?!(?:and|or|but)\b)|,\s+(?P<or>otherwise,?\s+)", re.IGNORECASE
)


@remembered
def opening_line(raw: str, limit: float) -> tuple[str, str] | None:
    """The opening with a colon, and the main clause; None where that is not safe or brings nothing."""
    if not fits_the_parser(raw, limit):
        return None
    sentence = Sentence(raw)
    if sentence.is_question:
        return None
    tail = ""
    joints = list(_JOINT.finditer(sentence.clear))
    if len(joints) == 1:
        # "If ..., call us; we can help." All of it stands under the opening.
        joint = joints[0]
        first = sentence.inline.piece(0, joint.start())
        last = sentence.inline.piece(joint.end(), len(sentence.clear))
        if first is None or last is None or not stands_alone(capital(last)):
            return None
        if last.split()[0].lower() in _CLAUSES:
            # "If A, B; if C, D": two conditions, and each has its own.
            return None
        tail = " " + (f"Otherwise, {last}" if joint["then"] or joint["or"] else capital(last))
        sentence = Sentence(full_stop(first))
    root = sentence.root
    place = (
        (_main_clause(sentence, root) if root is not None else None)
        or _order_behind_comma(sentence)
        or _clause_behind_comma(sentence)
        or _phrase_behind_comma(sentence)
    )
    if place is None:
        return None
    stop, begin = place
    if _holds_more_than_the_condition(sentence, stop) or _OTHER_CASE.search(sentence.clear, begin):
        return None
    label = sentence.inline.piece(0, stop)
    rest = sentence.inline.piece(begin, len(sentence.clear))
    if label is None or rest is None or len(words_of(sentence.clear[:stop])) > limit + _LABEL_MAY_BE_LONGER:
        return None
    rest = capital(re.sub(r"^then,?\s+", "", rest))
    sure = is_order_by_sight(rest) or _DO_NOT.match(rest)
    if not (sure or stands_alone(rest) or _is_clause_by_sight(rest)):
        return None
    return f"{capital(label)}:", rest + tail


def _is_clause_by_sight(rest: str) -> bool:
    found = Sentence(rest)
    first = next((token for token in found.doc if not token.is_punct), None)
    return first is not None and _holds_a_clause(found, first)


_OTHER_CASE = re.compile(r",?\s(?:and|but|or)\s+(?:if|when|unless|where)\b", re.IGNORECASE)
"""A second condition: what hangs on it must not stand under the first."""
_POLITE = re.compile(r"if you (?:like|want|prefer|wish)$|if it helps$|if needed$|if possible$", re.IGNORECASE)
_ENDS_OPEN = re.compile(
    r"(?<!^if )\b(?:so|not)$|\b(?:and|or|but|also|then|please|just|to|for|that|in|on|with)$", re.IGNORECASE
)
"""A label that ends so has taken a word that belongs to the line below, or has lost one."""
_GOES_ON_IN_LABEL = re.compile(
    r"(?:or|and|for\s(?:example|instance)|such\sas|like|but|even|especially|whether|not|however|including)\b",
    re.IGNORECASE,
)


def _holds_more_than_the_condition(sentence: Sentence, stop: int) -> bool:
    """Would the label hold a dash, or a main clause between two commas? Polite openings are none either."""
    label = sentence.clear[:stop].strip()
    if re.search(r"\s[–—-]\s|[;:]", label) or _POLITE.search(label) or _ENDS_OPEN.search(label):
        return True
    if label.lower().startswith("unless"):
        # "Unless you pay:" reads as if the line below it were so in any case.
        return True
    first = sentence.doc[0]
    if first.dep_ == "prep" and any(
        whole_clause(token) and token.dep_ != "relcl"
        for token in sentence.doc
        if sentence.start(token) < stop
    ):
        # "Before the visit you should sign the form, ...": the label would be the order.
        return True
    commas = [match.end() for match in re.finditer(r",\s+", label)]
    for begin, end in zip(commas, [*commas[1:], len(label)][: len(commas)], strict=True):
        if _GOES_ON_IN_LABEL.match(label, begin):
            continue
        inside = [token for token in sentence.doc if begin <= sentence.start(token) < end]
        if any(whole_clause(token) for token in inside):
            return True
    return False


def _main_clause(sentence: Sentence, root: Token) -> tuple[int, int] | None:
    """Where the opening stops, and where the main clause begins."""
    head = _head(root)
    if head is None or head.i < 2:
        return None
    before = head.nbor(-1)
    if before.lower_ == "then" and before.i > 1 and before.nbor(-1).lower_ not in _BEFORE_THEN:
        head, before = before, before.nbor(-1)
    comma = before.text == ","
    last = before.nbor(-1) if comma else before
    tokens = [token for token in sentence.doc[: last.i + 1] if not token.is_space]
    while tokens and (tokens[0].lower_ in _LINKS or tokens[0].is_punct):
        tokens = tokens[1:]
    if len(tokens) < 2 or sentence.clear.lower().startswith(_NEVER):
        return None
    if any(_is_bare_verb_behind_comma(token) for token in tokens):
        # "When you are lost, say so, ask ...": the first order ends the label.
        return None
    if [token.lower_ for token in tokens] in (
        ["if", "not"],
        ["if", "so"],
        ["for", "example"],
        ["for", "instance"],
    ):
        return sentence.end(last), sentence.start(head)
    if not (_is_condition(tokens, root, comma=comma) or (comma and _is_phrase(tokens))):
        return None
    return sentence.end(last), sentence.start(head)


def _is_bare_verb_behind_comma(token: Token) -> bool:
    bare = token.tag_ in ("VB", "VBP") and subject(token) is None
    return bare and token.i > 0 and token.nbor(-1).text == "," and token.dep_ not in ("aux", "auxpass")


def _order_behind_comma(sentence: Sentence) -> tuple[int, int] | None:
    """ "If ..., ring us": the parser often takes the order for a part of the condition."""
    if _first_word(sentence) not in ("if", "when", "once", "unless", "before", "after"):
        return None
    for token in sentence.doc[2:-2]:
        if token.text != ",":
            continue
        following = token.nbor(1)
        rest = sentence.inline.piece(sentence.start(following), len(sentence.clear))
        if rest is None:
            continue
        if not is_order_by_sight(rest) and not _DO_NOT.match(rest):
            if following.lower_ != "please" and (
                following.tag_ not in ("VB", "VBP") or following.dep_ == "aux"
            ):
                continue
            if not is_order_text(capital(rest)):
                # "When you are lost, say so, ask ...": an order too, and what comes behind is no label.
                return None
        return sentence.start(token), sentence.start(following)
    return None


_DO_NOT = re.compile(r"(?:please\s+)?(?:do\s+not|don['’]t|never)\s+[a-z]+", re.IGNORECASE)


def _first_word(sentence: Sentence) -> str:
    return next((token.lower_ for token in sentence.doc if token.lower_ not in _LINKS), "")


def _clause_behind_comma(sentence: Sentence) -> tuple[int, int] | None:
    """ "If A, or B, C": the first comma behind which a whole sentence stands, and before it a clause."""
    if _first_word(sentence) not in ("if", "when", "once", "unless", "after", "before"):
        return None
    if any(token.text == ":" for token in sentence.doc) or _too_many_commas(sentence):
        return None
    for token in sentence.doc[3:-3]:
        following = token.nbor(1)
        if token.text != "," or following.lower_ in ("or", "and", "but", "not", "even", "then"):
            continue
        if following.tag_ not in ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "EX", "CD", "JJ"):
            continue
        left = sentence.doc[: token.i]
        if not any(whole_clause(word) for word in left):
            continue
        rest = sentence.inline.piece(sentence.start(following), len(sentence.clear))
        if rest is not None and (stands_alone(capital(rest)) or _holds_a_clause(sentence, following)):
            return sentence.start(token), sentence.start(following)
        return None
    return None


def _too_many_commas(sentence: Sentence) -> bool:
    """In a row of commas, which one ends the condition is a guess."""
    commas = [token for token in sentence.doc[:-1] if token.text == ","]
    plain = [token for token in commas if token.nbor(1).lower_ not in ("or", "and", "but", "which", "who")]
    return len(plain) > 1


def _holds_a_clause(sentence: Sentence, first: Token) -> bool:
    """The parser misreads the whole; but it begins with a subject and has a clause in it."""
    begins = first.tag_ in ("PRP", "DT", "PRP$", "EX")
    return begins and any(whole_clause(token) for token in sentence.doc[first.i :])


def _phrase_behind_comma(sentence: Sentence) -> tuple[int, int] | None:
    """ "For a quick check, find the row ...": a phrase, the first comma, and an order."""
    comma = next((token for token in sentence.doc if token.text == ","), None)
    if comma is None or sentence.clear.lower().startswith(_NEVER):
        return None
    if comma.i < 2 or not _is_phrase(list(sentence.doc[: comma.i])):
        return None
    begin = sentence.start(comma.nbor(1)) if comma.i + 1 < len(sentence.doc) else len(sentence.clear)
    if not is_order_by_sight(sentence.clear[begin:]):
        return None
    return sentence.start(comma), begin


def _head(root: Token) -> Token | None:
    """The first word of the main clause."""
    own = subject(root)
    if own is not None and own.i < root.i:
        return own.left_edge if whole_clause(root) else None
    if not is_order(root):
        return None
    first = root
    while (
        first.i > 0
        and first.nbor(-1).dep_ in ("intj", "aux", "neg")
        and first.nbor(-1).lower_ in ("please", "do", "not", "never", "n't")
    ):
        first = first.nbor(-1)
    return first


def _is_condition(tokens: list[Token], root: Token, *, comma: bool) -> bool:
    first = tokens[0].lower_
    if first not in _CLAUSES or (
        first == "as" and (len(tokens) < 3 or tokens[1].lower_ not in ("soon", "long"))
    ):
        return False
    if first in ("before", "after", "until", "should", "once") and not any(
        token.pos_ in ("VERB", "AUX") for token in tokens
    ):
        return False
    verbs = [
        token
        for token in tokens
        if token.pos_ in ("VERB", "AUX") and (finite(token) or token.tag_ in ("VBG", "VB"))
    ]
    if not verbs or (not comma and not any(token.dep_ == "advcl" and token.head == root for token in verbs)):
        return False
    return first not in ("although", "because")


def _is_phrase(tokens: list[Token]) -> bool:
    """A short phrase with no comma in it: "From 1 May 2026", "To take a reading", "For more information"."""
    if len(tokens) > _LONGEST_PHRASE + 2 or any(token.text in (",", ";", ":", "(") for token in tokens):
        return False
    first = tokens[0]
    purpose = (first.lower_ == "to" and tokens[1].tag_ == "VB") or [t.lower_ for t in tokens[:3]] == [
        "in",
        "order",
        "to",
    ]
    if any(finite(token) for token in tokens if token.pos_ in ("VERB", "AUX")):
        return False
    if purpose or " ".join(token.lower_ for token in tokens[:2]) in ("for more", "for further", "for help"):
        return True
    dated = any(token.like_num or token.lower_ in _DATES for token in tokens)
    if first.lower_ not in _PHRASES:
        return False
    # "In most towns", "For your first six months"; not "In that case", "On average".
    nouns = [token for token in tokens if token.pos_ in ("NOUN", "PROPN")]
    said = len(tokens) > 2 and bool(nouns) and not any(token.lower_ in _SAYS_LITTLE for token in tokens)
    return dated or said


_LABEL = re.compile(r"^(?P<label>[^:.!?\n]{3,60}):\s+(?=\S)")
_BOLD_LABEL = re.compile(r"^(?P<label>\*\*[^*:.!?\n]{2,60}\*\*)\s[-–—]\s+(?=\S)")
_BRACKETS = re.compile(r"\s\([^()]*\)")
_QUOTED_LINE = re.compile(r"^(?P<label>[^\"“”\n]{12,}?)(?P<mark>:|,)\s+(?P<words>[“\"][^\"“”]+[”\"][.!?]?)$")
_BOLD_COLON = re.compile(r"^(?P<label>\*\*[^*\n]{2,60}:\*\*)\s+(?=\S)")
_SHORT_LABEL = re.compile(r"^(?P<label>(?!(?:Yes|No)\b)[A-Z][\w’']*(?:\s[\w’'/&-]+){0,3})\s[–—-]\s+(?=\S)")


@remembered
def label_line(raw: str, limit: float) -> tuple[str, str] | None:
    """ "Please note: the rest" and "**Label** - the rest" as a label and a line, where the label is short."""
    bold = _BOLD_COLON.match(raw) or _BOLD_LABEL.match(raw)
    if (
        bold
        and fits_the_parser(raw, limit)
        and len(words_of(_BRACKETS.sub("", bold["label"]))) <= _LONGEST_LABEL
    ):
        # Bold says that it is a label, whatever stands behind it.
        colon = bold["label"].rstrip("*").endswith(":")
        return (bold["label"] if colon else f"{bold['label']}:"), capital(raw[bold.end() :])
    quoted = _QUOTED_LINE.match(raw)
    # "You can say: ..." and the words on a line of their own.
    if quoted and "**" not in raw and fits_the_parser(raw, limit) and len(words_of(quoted["label"])) <= limit:
        return f"{quoted['label']}:", quoted["words"]
    match = _LABEL.match(raw) or _SHORT_LABEL.match(raw)
    if (
        not match
        or len(words_of(match["label"])) > _LONGEST_LABEL
        or re.search(r"https?$|\d$", match["label"])
    ):
        return None
    label, rest = match["label"], raw[match.end() :]
    if label.count("**") % 2 or label.count("`") % 2 or label.count("[") != label.count("]"):
        return None
    if not fits_the_parser(raw, limit) or not (stands_alone(capital(rest)) or is_order_by_sight(rest)):
        return None
    if _SHORT_LABEL.match(raw) and stands_alone(full_stop(label)):
        return None
    return f"{label}:", capital(rest)
