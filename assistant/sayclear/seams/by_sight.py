"""Joints that are found by their words, because the parser often ties them wrongly.

Both sides have to stand alone when they are parsed for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sayclear.inline import capital
from sayclear.readability.orders import actions, is_order
from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import (
    CONDITIONS,
    NEGATIONS,
    SUBJECTS,
    Sentence,
    begins_with_condition,
    conditional,
    ends_a_row,
    holds,
    points_at_another,
    stands_alone,
    whole_clause,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_END = frozenset("IN TO DT CC PRP$ WDT WP WRB MD JJ VBZ VBP".split())
"""Tags of words that end no sentence where a clause is cut off behind them."""
_LEADS = {"but": "But ", "although": "But ", "though": "But ", "and": ""}


def _before(sentence: Sentence, place: int) -> list[Token]:
    return [token for token in sentence.doc if sentence.start(token) < place]


def _reports(tokens: list[Token]) -> bool:
    """ "She said that A, and ...": what follows may be part of what she said."""
    return any(
        token.lower_ in ("whether", "because", "unless", "if", "until")
        or (token.lower_ == "that" and token.tag_ == "IN")
        for token in tokens
    )


def _left_is_whole(sentence: Sentence, before: list[Token]) -> tuple[int, ...]:
    """Up to a comma and a link, what holds a clause or begins as an order is whole (piece 0)."""
    last = next((token for token in reversed(before) if not token.is_punct), None)
    if last is None or last.tag_ in _NO_END:
        return ()
    whole = any(whole_clause(token) for token in before)
    return (0,) if whole or is_order(sentence.clear) or _ANSWER.match(sentence.clear) else ()


_AND_IF = re.compile(
    r"(?:,|\s[–—-])\s+(?P<word>and|but)\s+"
    r"(?=(?:if|when|once|until)\s|(?:by|from|after|at|in|on|for)\s[^,–—]{2,60},\s|(?:in|for)\s(?:most|many|some)\s)",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,|\s[–—-])\s+(?P<word>and|but)\s+")


def and_if(sentence: Sentence) -> Iterator[Cut]:
    """ "Check the list first, and if anything is missing, tell us." The "if" is about the second part."""
    if sentence.is_question:
        return
    for match in _AND_IF.finditer(sentence.clear):
        if begins_with_condition(sentence) and not _OWN_CONDITION.match(sentence.clear, match.end()):
            continue
        before = _before(sentence, match.start())
        if _reports(before):
            continue
        after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
        if points_at_another(after):
            continue
        whole = [token for token in after if token.dep_ in SUBJECTS]
        yield Cut(
            "and if",
            (
                Piece(0, match.start()),
                Piece(match.end(), len(sentence.clear), _LEADS[match["word"].lower()]),
            ),
            (1,) if len(whole) > 1 and after[0].lower_ in ("if", "when", "once") else (),
        )


_NO_START = frozenset(
    "only not if unless because when which who whom whose how what where why whether that as than".split()
)


_PROMISE = re.compile(r"(?:I|we)(?:['’]ll|\s+(?:will|can))\s", re.IGNORECASE)


_OPENING_PHRASE = re.compile(
    r"(?:(?:in short|in fact|in practice):?\s)?"
    r"(?:in|for|at|during|from|until|within|by|under|on|over|since)\s",
    re.IGNORECASE,
)


def and_by_sight(sentence: Sentence) -> Iterator[Cut]:
    """A comma, "and" or "but", and a clause with a subject of its own; nothing reaches over the joint."""
    if sentence.is_question or begins_with_condition(sentence) or sentence.clear.lower().startswith("not "):
        return
    for match in _AND.finditer(sentence.clear):
        before = _before(sentence, match.start())
        after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
        told = _reports(before) and match["word"].lower() != "but"
        own = bool(after) and after[0].lower_ in ("it", "that", "there")
        if not after or not before or told or _hangs(before) or (_has_condition(after) and not own):
            continue
        if points_at_another(after):
            continue
        if match["word"] == "and" and (ends_a_row(before) or _OPENING_PHRASE.match(sentence.clear)):
            # "For six months you are on trial, and A": A may hold for six months too.
            continue
        if match["word"] == "and" and is_order(sentence.clear):
            # "Call us, and we will help": a promise that comes after the order.
            if not _PROMISE.match(sentence.clear, match.end()):
                continue
            right = Piece(match.end(), len(sentence.clear), "Then ")
            yield Cut("order and promise", (Piece(0, match.start()), right), (0, 1))
            continue
        if not any(whole_clause(token) for token in after) or after[0].tag_ in ("VB", "VBG", "VBN", "TO"):
            continue
        if after[0].lower_ in _NO_START:
            continue
        lead = _LEADS[match["word"].lower()]
        right = Piece(match.end(), len(sentence.clear), lead)
        yield Cut("and by sight", (Piece(0, match.start()), right), _left_is_whole(sentence, before))


def _hangs(tokens: list[Token]) -> bool:
    """A condition behind both parts that could be about both. "Before" and "until" are about the last."""
    if any(token.lower_ in ("neither", "either", "both") and token.dep_ == "preconj" for token in tokens):
        return True
    return _has_condition(tokens)


def _has_condition(tokens: list[Token]) -> bool:
    far = ("if", "unless", "except", "provided", "providing", "when", "whenever", "assuming", "whether")
    if any(
        a.lower_ in ("long", "condition", "case") and b.lower_ in ("as", "that") for a, b in pairwise(tokens)
    ):
        # "as long as A, B, and C": C is a condition too.
        return True
    return any(token.lower_ in far and conditional([token]) for token in tokens)


_OR_ELSE = re.compile(
    r",\s+or\s+(?:else\s+)?(?=(?:you|it|they|he|she|we|the|your|this|that)\b)", re.IGNORECASE
)


def or_else(sentence: Sentence) -> Iterator[Cut]:
    """ "Pay by May, or you may lose your place." -> "Or you may ..."; only after an order."""
    matches = list(_OR_ELSE.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or not is_order(sentence.clear):
        return
    if begins_with_condition(sentence):
        return
    match = matches[0]
    rest = sentence.clear[match.end() :]
    if not re.match(r"[^,.]{1,40}?\s(?:may|might|will|could|won['’]t|can)\b|\w+['’]ll\b", rest):
        return
    yield Cut(
        "or else",
        (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "Or ")),
        (1,),
    )


_NOR = re.compile(
    r"(?:,|;)\s+nor\s+(?=(?:will|do|does|did|can|should|must|is|are|was|were|has|have)\s)", re.IGNORECASE
)


def nor(sentence: Sentence) -> Iterator[Cut]:
    """ "We will not ring you, nor will we ask for money." """
    match = _NOR.search(sentence.clear)
    if match and not sentence.is_question:
        right = Piece(match.end(), len(sentence.clear), "Nor ")
        yield Cut("nor", (Piece(0, match.start()), right), (1,))


_TWO_QUESTIONS = re.compile(
    r",\s+and\s+(?=(?:do|does|did|is|are|was|were|can|could|will|would|has|have|should|what|how|when|where"
    r"|who|why)\s)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:do|does|did|is|are|was|were|can|could|will|would|has|have|should|what|how|when|where|who|why)\s",
    re.IGNORECASE,
)


def two_questions(sentence: Sentence) -> Iterator[Cut]:
    """ "Does it have a mark, and does the number match?" Two questions."""
    match = _TWO_QUESTIONS.search(sentence.clear)
    if match and sentence.is_question and _ASKS.match(sentence.clear):
        pieces = (Piece(0, match.start()), Piece(match.end(), len(sentence.clear)))
        yield Cut("two questions", pieces, (0, 1), ends="?")


_THEN_A = re.compile(r",\s+then\s+(?=(?:a|an|the|some|your)\s)", re.IGNORECASE)


def then_a(sentence: Sentence) -> Iterator[Cut]:
    """ "Coffee at the square, then a walk by the river." A plan of things, with no verb in it."""
    match = _THEN_A.search(sentence.clear)
    if match and not any(whole_clause(token) for token in sentence.doc) and not is_order(sentence.clear):
        right = Piece(match.end(), len(sentence.clear), "Then ")
        yield Cut("then a", (Piece(0, match.start()), right), (0, 1))


_SINCE = re.compile(
    r",\s+(?:(?P<hedge>mainly|partly|largely|mostly|probably)\s+)?(?P<word>since|because|as)\s+"
    r"(?!(?:of|if|though|well|soon|long|far|much|many|usual|above|before|a\sresult)\b)(?=\w)",
    re.IGNORECASE,
)


def because(sentence: Sentence) -> Iterator[Cut]:
    """ "..., because this is one of those letters." The comma says that the reason is about the whole."""
    matches = list(_SINCE.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    before = _before(sentence, match.start())
    if re.match(r"(?:this|that|it)(?:\s+is|['’]s)\b", sentence.clear[match.end() :], re.IGNORECASE):
        # "This is because this is ..." reads badly.
        return
    if match["word"].lower() == "as" and not is_order(sentence.clear):
        # After a statement, "as" may tell a time.
        return
    if _has_condition(before) or _reports(before) or _perfect_before_since(before, match["word"]):
        return
    reason = sentence.inline.piece(match.end(), len(sentence.clear))
    if reason is None or not stands_alone(capital(reason)):
        return
    hedge = f"{match['hedge'].lower()} " if match["hedge"] else ""
    right = Piece(match.end(), len(sentence.clear), f"This is {hedge}because ")
    yield Cut("because, by sight", (Piece(0, match.start()), right), _left_is_whole(sentence, before))


def _perfect_before_since(before: list[Token], word: str) -> bool:
    return word.lower() == "since" and any(token.lower_ in ("has", "have", "'ve", "been") for token in before)


_WH = r"(?:what|how|who|where|when|why|which|whether)"
_TWO_WH = re.compile(
    rf"(?P<lead>(?:[\w’']+\s){{1,3}}){_WH}\s[^,;:?]+?(?P<joint>,?\s+and\s+){_WH}\s", re.IGNORECASE
)


_SAME_LINK = re.compile(
    r"(?P<lead>(?:[\w’']+\s){1,2})(?P<link>for|at|about|to|with|from)\s[^,;:?]+,\s+and\s+(?P<again>(?P=link)\s)",
    re.IGNORECASE,
)


def same_link(sentence: Sentence) -> Iterator[Cut]:
    """ "Look for cracks in the wall, and for stains on it." The verb is said again."""
    match = _SAME_LINK.match(sentence.clear)
    if not match or sentence.is_question or not is_order(sentence.clear) or holds(sentence.doc, NEGATIONS):
        return
    stop = sentence.clear.rindex(",", 0, match.start("again"))
    pieces = (Piece(0, stop), Piece(match.start("again"), len(sentence.clear), match["lead"]))
    yield Cut("same link", pieces, (0, 1))


def two_wh(sentence: Sentence) -> Iterator[Cut]:
    """ "Write down what happens and how often it happens." The verb is said again."""
    match = _TWO_WH.match(sentence.clear)
    if not match or sentence.is_question or not is_order(sentence.clear) or holds(sentence.doc, NEGATIONS):
        return
    lead = match["lead"]
    if re.search(r"\b(?:and|or|if|not)\b", lead, re.IGNORECASE):
        return
    stop, begin = match.start("joint"), match.end("joint")
    pieces = (Piece(0, stop), Piece(begin, len(sentence.clear), lead))
    yield Cut("two questions inside", pieces, (0, 1))


_THOUGH = re.compile(r"(?:,|\s[–—-])\s+(?P<word>although|though|whereas)\s+(?=[\w“\"])", re.IGNORECASE)


def though(sentence: Sentence) -> Iterator[Cut]:
    """ "It is small, though it has a garden." """
    matches = list(_THOUGH.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    right = Piece(match.end(), len(sentence.clear), "But ")
    before = _before(sentence, match.start())
    # "Cheap to start, and easy to store, although ...": no sentence before, and none after.
    fragment = not any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in before)
    sure = (0,) if fragment else _left_is_whole(sentence, before)
    yield Cut("though", (Piece(0, match.start()), right), sure)


_COLON = re.compile(r"(?<=\w):\s+(?=[A-Za-z])")
_OPEN_END = re.compile(
    r"\b(?:is|are|was|were|be|to|like|this|these|those|following|note|remember|says?|said|asks?|follows|things?"
    r"|ways?|steps?|of|for|with|example|include|includes)$",
    re.IGNORECASE,
)


def colon(sentence: Sentence) -> Iterator[Cut]:
    """ "This is the line that most people miss: the fee is due in May." Each side is a whole sentence."""
    matches = list(_COLON.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question or begins_with_condition(sentence):
        return
    match = matches[0]
    left = sentence.clear[: match.start()]
    if len(left.split()) < 4 or _OPEN_END.search(left):
        return
    after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
    told = next((token for token in after if whole_clause(token)), None)
    sure = (1,) if told is not None and after[0].tag_ == "PRP" and after[0].head == told else ()
    yield Cut("colon", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear))), sure)


_OWN_CONDITION = re.compile(r"(?:if|when|unless|where)\s(?!(?:not|so)\b)", re.IGNORECASE)
_SEMICOLON = re.compile(r";\s+(?:and\s+|but\s+)?")


def semicolon(sentence: Sentence) -> Iterator[Cut]:
    """One semicolon between two parts of which each holds a clause or is an order."""
    matches = list(_SEMICOLON.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question:
        return
    match = matches[0]
    rest = sentence.clear[match.end() :]
    if begins_with_condition(sentence) and not _OWN_CONDITION.match(rest):
        return
    if ":" in sentence.clear[: match.start()]:
        # "Bring proof: for you, a card; for her, a letter."
        return
    if re.match(r"(?:or|nor|unless|except|if\s+(?:not|so)|which|who)\b", rest, re.IGNORECASE):
        return
    right = [token for token in sentence.doc if sentence.start(token) >= match.end()]
    if not is_order(rest) and not any(whole_clause(token) for token in right):
        return
    lead = "But " if "but" in match.group() else ""
    yield Cut(
        "semicolon by sight", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), lead)), (1,)
    )


_BUT_ORDER = re.compile(r",\s+but\s+(?=(?P<rest>\w.*))", re.IGNORECASE | re.DOTALL)
_DO_NOT = re.compile(
    r"(?:please\s+)?(?:do\s+not|don['’]t|never|always|remember|note|try|make\s+sure|keep|be)\s", re.IGNORECASE
)


def but_do_not(sentence: Sentence) -> Iterator[Cut]:
    """ "Take your time with it, but do not leave it to the last day." Two orders."""
    match = _BUT_ORDER.search(sentence.clear)
    if not match or not is_order(sentence.clear) or begins_with_condition(sentence):
        return
    if not _DO_NOT.match(match["rest"]) and not is_order(match["rest"]):
        return
    yield Cut("but do not", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "But ")), (1,))


_LINK = re.compile(r"(?:[,;]\s+|\s[–—]\s+)?(?:and\s+)?(?P<then>then\s+)?$|[,;]\s+$", re.IGNORECASE)
_DASH_AND = re.compile(r"\s[–—]\s+and\s+(?=[a-z])")
_NO_OBJECT = frozenset("by before at within until from for if when so because as with".split())
_GOES_WITH_A_LINK = frozenset("look ask search check apply call wait log sign listen turn click pay".split())
_ONE_ACTION = frozenset("try go come stay wait stop press hold sit stand pause be start".split())


def _behind_dashes(clear: str) -> list[int]:
    """ "Open the letter – the last one – and look for the date." """
    if not is_order(clear):
        return []
    return [match.end() for match in _DASH_AND.finditer(clear) if is_order(clear[match.end() :])]


def _spliced_orders(sentence: Sentence, starts: list[int]) -> bool:
    """ "Cool it, keep it cold, and eat it": would one of the verbs be left behind a comma?"""
    return any(
        token.dep_ == "conj"
        and token.tag_ in ("VB", "VBP")
        and token.i > 0
        and token.nbor(-1).text == ","
        and sentence.start(token) not in starts
        for token in sentence.doc
    )


def orders(sentence: Sentence) -> Iterator[Cut]:
    """ "Open the lid and take the filter out." Known verbs of action, each with something to act on."""
    clear = sentence.clear
    if sentence.is_question or holds(sentence.doc, NEGATIONS | {"only", "unless", "except", "if"}):
        return
    starts = sorted({*actions(clear), *_behind_dashes(clear)})
    if len(starts) < 2 or starts[0] > 12 or _ends_in_a_condition(sentence, starts[-1]):
        return
    if re.search(r"\bor\b", clear[: starts[-1]]):
        return
    if _spliced_orders(sentence, starts):
        return
    pieces: list[Piece] = []
    begin, lead = 0, ""
    for start in starts[1:]:
        link = _LINK.search(clear[begin:start])
        words = clear[start:].split()
        verb = re.match(r"[a-z]+", clear[begin:].lower())
        if link is None or len(words) < 2:
            return
        if words[1].lower() in _NO_OBJECT and words[0].lower() not in _GOES_WITH_A_LINK:
            return
        if verb and verb.group() in _ONE_ACTION:
            return
        pieces.append(Piece(begin, begin + link.start(), lead))
        begin, lead = start, "Then " if link["then"] else ""
    pieces.append(Piece(begin, len(clear), lead))
    yield Cut("orders by sight", tuple(pieces), tuple(range(len(pieces))))


def _ends_in_a_condition(sentence: Sentence, last: int) -> bool:
    """ "Open it and stir it until it is smooth": of one part or of both? A comma before "and" says one."""
    if re.search(r",\s+(?:and\s+)?(?:then\s+)?$", sentence.clear[:last]):
        return False
    return conditional(token for token in sentence.doc if sentence.start(token) >= last)


_ANSWER = re.compile(r"(?P<word>yes|no)(?:,|\s[–—-])\s+(?=\w)", re.IGNORECASE)


def yes_or_no(sentence: Sentence) -> Iterator[Cut]:
    """ "Yes – the desk is open." The answer is a sentence of its own."""
    match = _ANSWER.match(sentence.clear)
    if match and not sentence.is_question:
        yield Cut("yes or no", (Piece(0, len(match["word"])), Piece(match.end(), len(sentence.clear))), (0,))


_OR_ALSO = re.compile(r",?\s+or\s+(?=[a-z])")


def or_you_can(sentence: Sentence) -> Iterator[Cut]:
    """ "You can buy a card, or draw your own." -> "Or you can draw your own." """
    root = sentence.root
    if root is None or sentence.is_question or holds(sentence.doc, NEGATIONS):
        return
    helpers = [child for child in root.children if child.dep_ == "aux"]
    if not (len(helpers) == 1 and helpers[0].lower_ in ("can", "could") and whole_clause(root)):
        return
    second = next((child for child in root.children if child.dep_ == "conj" and child.tag_ == "VB"), None)
    if second is None or second.i < 2 or second.nbor(-1).lower_ != "or" or second.nbor(-2).text != ",":
        return
    if not sentence.clear.lower().startswith(f"you {helpers[0].lower_} ") or any(
        child.lower_ in CONDITIONS for child in second.subtree
    ):
        return
    lead = f"Or you {helpers[0].lower_} "
    stop = sentence.start(second.nbor(-2))
    yield Cut("or you can", (Piece(0, stop), Piece(sentence.start(second), len(sentence.clear), lead)), (1,))


SEAMS = (
    Seam(
        "and if",
        0,
        and_if,
        (
            (
                "Check the list first, and if anything is missing, tell us.",
                "Check the list first. If anything is missing, tell us.",
            ),
        ),
        ("She said that the desk is shut, and if you come, nobody will help.",),
    ),
    Seam(
        "and by sight",
        1,
        and_by_sight,
        (
            (
                "A wet wall is one of the worst faults there is, and it costs a lot to mend.",
                "A wet wall is one of the worst faults there is. It costs a lot to mend.",
            ),
        ),
        (
            "We will stop your pay, and you will get a bill if you do not reply.",
            "She told us that the roof leaks, and the walls are wet.",
        ),
    ),
    Seam(
        "or else",
        1,
        or_else,
        (
            (
                "Pay the fee by 3 May, or you may lose your place.",
                "Pay the fee by 3 May. Or you may lose your place.",
            ),
        ),
        ("You can pay the fee, or you can ask for more time.",),
    ),
    Seam(
        "nor",
        1,
        nor,
        (
            (
                "We will never ask for your code, nor will we ring you at night.",
                "We will never ask for your code. Nor will we ring you at night.",
            ),
        ),
        (),
    ),
    Seam(
        "two questions",
        0,
        two_questions,
        (
            (
                "Does the form have a stamp, and does the number on it match?",
                "Does the form have a stamp? Does the number on it match?",
            ),
        ),
        (),
    ),
    Seam(
        "then a",
        1,
        then_a,
        (
            (
                "Coffee at a table in the square, then a slow walk by the river.",
                "Coffee at a table in the square. Then a slow walk by the river.",
            ),
        ),
        ("First you take the left road, then the second road on the right.",),
    ),
    Seam(
        "because, by sight",
        1,
        because,
        (
            (
                "I am glad you asked us, because these letters are hard to read.",
                "I am glad you asked us. This is because these letters are hard to read.",
            ),
        ),
        ("We have been open all day, since nobody told us to close.",),
    ),
    Seam(
        "same link",
        1,
        same_link,
        (
            (
                "Look for cracks in the wall of the house, and for stains on it.",
                "Look for cracks in the wall of the house. Look for stains on it.",
            ),
        ),
        ("Look for the man with the dog, and tell him.",),
    ),
    Seam(
        "two questions inside",
        1,
        two_wh,
        (
            (
                "Write down what happens on a bad day and how often you have one.",
                "Write down what happens on a bad day. Write down how often you have one.",
            ),
        ),
        ("You know what happens and how often.",),
    ),
    Seam(
        "though",
        1,
        though,
        (
            (
                "The room is small, though it has a large garden.",
                "The room is small. But it has a large garden.",
            ),
        ),
        ("If the room is cold, you can ask for a heater, though we have only two.",),
    ),
    Seam(
        "colon",
        0,
        colon,
        (
            (
                "This is the line that most people miss: the fee is due in May.",
                "This is the line that most people miss. The fee is due in May.",
            ),
        ),
        ("Look for two things: the amount and the date.", "The quick answer is: pay 4% of it now."),
    ),
    Seam("semicolon by sight", 1, semicolon, (), ("Bring a coat; a hat and a bag.",)),
    Seam(
        "but do not",
        1,
        but_do_not,
        (
            (
                "Take your time with the form, but do not leave it to the last day.",
                "Take your time with the form. But do not leave it to the last day.",
            ),
        ),
        (),
    ),
    Seam(
        "orders by sight",
        1,
        orders,
        (
            (
                "Open the lid of the box and take the filter out.",
                "Open the lid of the box. Take the filter out.",
            ),
        ),
        ("Press the button and hold it.",),
    ),
    Seam(
        "yes or no",
        0,
        yes_or_no,
        (("Yes – the desk is open on Monday.", "Yes. The desk is open on Monday."),),
        ("No, not on Monday.",),
    ),
    Seam(
        "or you can",
        2,
        or_you_can,
        (
            (
                "You can buy a set of cards, or draw your own.",
                "You can buy a set of cards. Or you can draw your own.",
            ),
        ),
        ("You cannot buy a set of cards, or draw your own.",),
    ),
)
