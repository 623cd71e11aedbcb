"""Clauses that say more about a noun or a sentence: ", which ...", ", who ...", ", in which case ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayclear.seams.cutting import Cut, Piece, Seam
from sayclear.seams.tree import Sentence, finite, holds, subject, whole_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

_EFFECTS = frozenset(
    "help make mean cause lead result allow enable ensure show suggest raise increase reduce cut "
    "improve affect give "
    "let force keep stop prevent happen occur take".split()
)
_TIMES = frozenset(
    "day week month year hour minute morning afternoon evening night time today tomorrow".split()
)
_LIMITING = frozenset("any each every no all some few many most anyone someone everyone those one".split())


def about_a_noun(sentence: Sentence) -> Iterator[Cut]:
    """ "We use Northgate Ltd, which collects rent." -> "... Northgate Ltd collects rent." """
    if sentence.root is None or sentence.is_question or sentence.last is None:
        return
    for clause in sentence.doc:
        if clause.dep_ != "relcl" or clause.right_edge.i < sentence.last.i or not finite(clause):
            continue
        pronoun = clause.left_edge
        if (
            pronoun.lower_ not in ("which", "who")
            or pronoun.i == 0
            or pronoun.nbor(-1).text not in (",", "–", "-")
        ):
            continue
        noun = clause.head
        if _goes_on_after(clause, pronoun) or _only_possible(sentence, noun):
            continue
        if pronoun.i + 1 < len(sentence.doc) and pronoun.nbor(1).is_punct:
            # "which, at the time, helped"
            continue
        if not _close_by(noun, pronoun) or holds(noun.lefts, _LIMITING):
            continue
        if pronoun.dep_ in ("nsubj", "nsubjpass") and pronoun.head == clause:
            lead = _again(sentence, noun, clause, pronoun.lower_)
            if lead is None:
                continue
            yield _cut(sentence, pronoun, Piece(sentence.end(pronoun), len(sentence.clear), lead + " "))
        elif pronoun.dep_ == "dobj" and pronoun.lower_ == "which":
            piece = _object_back(sentence, clause, noun, pronoun)
            if piece is not None:
                yield _cut(sentence, pronoun, piece)


_GOES_ON = re.compile(
    r",\s+(?:and|but|or|when|while|after|before|until|if|unless|although|though|so|because|since)\b"
    r"|\b(?:and|but|or)\s+(?:which|who|whose|whom)\b"
)


def _goes_on_after(clause: Token, pronoun: Token) -> bool:
    """ "which A, and is B": is B about the noun, or about the subject of the sentence?"""
    return _GOES_ON.search(clause.doc[pronoun.i : clause.right_edge.i + 1].text) is not None


def _only_possible(sentence: Sentence, noun: Token) -> bool:
    """ "You could need a filling, which is not cheap": "This filling" would make it a sure thing."""
    some = any(child.lower_ in ("a", "an") for child in noun.lefts)
    before = sentence.doc[: noun.i]
    return some and any(token.lower_ in ("if", "could", "might", "would") for token in before)


def about_the_subject(sentence: Sentence) -> Iterator[Cut]:
    """ "Your card, which costs £5, will be renewed." -> "Your card costs £5. Your card will be renewed." """
    root = sentence.root
    own = subject(root) if root is not None else None
    if root is None or own is None or sentence.is_question or not whole_clause(root):
        return
    for clause in (child for child in own.children if child.dep_ == "relcl" and finite(child)):
        pronoun, last = clause.left_edge, clause.right_edge
        if (
            pronoun.lower_ not in ("which", "who")
            or pronoun.dep_ not in ("nsubj", "nsubjpass")
            or pronoun.head != clause
        ):
            continue
        commas = pronoun.nbor(-1).text == "," and pronoun.i - own.i == 2
        close = last if last.text == "," else last.nbor(1)
        if not commas or close.text != "," or close.i >= root.i or holds(own.lefts, _LIMITING):
            continue
        lead = _again(sentence, own, clause, pronoun.lower_)
        if lead is None or lead in ("This", "They"):
            continue
        hole = (sentence.start(pronoun.nbor(-1)), sentence.end(close))
        yield Cut(
            "relative, of the subject",
            (
                Piece(sentence.end(pronoun), sentence.start(close), lead + " "),
                Piece(0, len(sentence.clear), without=hole),
            ),
            sure=(0,),
        )


def _cut(sentence: Sentence, pronoun: Token, piece: Piece) -> Cut:
    return Cut("relative", (Piece(0, sentence.start(pronoun.nbor(-1))), piece))


def _close_by(noun: Token, pronoun: Token) -> bool:
    """Is the noun the last word before the clause, so that "which" can only be about it?"""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    between = noun.doc[noun.i + 1 : pronoun.i - 1]
    # "a payment of £131, which ..."
    amount = [token.pos_ in ("NUM", "SYM") or token.lower_ in ("of", "%") for token in between]
    if not all(amount):
        return False
    if noun.lower_.removesuffix("s") in _TIMES:
        return False
    # "a copy of the letter, which ...": the copy, or the letter?
    phrase = noun.head
    if noun.dep_ == "pobj" and phrase.dep_ == "prep" and phrase.head.pos_ in ("NOUN", "PROPN"):
        return False
    # "replace the washer inside the tap, which ...": the parser ties "inside" to the verb.
    if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and phrase.i > 0 and phrase.nbor(-1).pos_ == "NOUN":
        return False
    return noun.dep_ in ("dobj", "attr", "pobj", "nsubj", "appos", "dative", "oprd")


def _again(sentence: Sentence, noun: Token, clause: Token, pronoun: str) -> str | None:
    """The noun once more, as a subject: "a form" -> "This form", "your GP" -> "Your GP"."""
    plural = noun.tag_ in ("NNS", "NNPS") or bool(noun.conjuncts)
    if not _agrees(clause, plural=plural) or noun.conjuncts:
        return None
    if pronoun == "which" and not plural and any(clause.lower_.startswith(word) for word in _EFFECTS):
        # About the noun or about the whole: "This" is right for both.
        return "This"
    words = [token for token in noun.subtree if token.i <= noun.i]
    if any(token.dep_ in ("relcl", "acl", "prep", "punct", "cc") for token in words) or len(words) > 5:
        return None
    first = words[0]
    text = sentence.text_of(words)
    if not re.fullmatch(r"[\w .'’&-]+", text):
        return None
    if noun.pos_ == "PROPN" or first.dep_ == "poss" or first.tag_ == "PRP$":
        return text[:1].upper() + text[1:]
    if first.lower_ == "the":
        return text[:1].upper() + text[1:]
    rest = [token for token in words if token.dep_ == "compound" or token == noun]
    if any(token.dep_ == "nummod" for token in words):
        return "These" if plural else "This"
    name = sentence.text_of(rest)
    return ("These " if plural else "This ") + name if pronoun == "which" or not plural else "They"


def _agrees(clause: Token, *, plural: bool) -> bool:
    verb = next((child for child in clause.children if child.dep_ in ("aux", "auxpass")), clause)
    if verb.tag_ in ("MD", "VBD"):
        return not ((verb.lower_ == "was" and plural) or (verb.lower_ == "were" and not plural))
    return (verb.tag_ == "VBZ") != plural


def _object_back(sentence: Sentence, clause: Token, noun: Token, pronoun: Token) -> Piece | None:
    """ "a form, which you must sign by 3 May" -> "You must sign it by 3 May"."""
    last = clause
    while following := next((child for child in last.children if child.dep_ == "conj"), None):
        last = following
    verbs = [clause, *clause.conjuncts]
    if any(
        verb.pos_ != "VERB" or verb.lower_ in ("do", "does", "did", "have", "has", "had") for verb in verbs
    ):
        return None
    if any(
        child.dep_ in ("dobj", "prt", "ccomp", "xcomp") and child != pronoun
        for verb in verbs
        for child in verb.children
    ):
        return None
    if any(child.dep_ == "prep" and child.i < last.i for child in clause.children) or subject(clause) is None:
        return None
    it = " them" if noun.tag_ in ("NNS", "NNPS") else " it"
    return Piece(sentence.end(pronoun), len(sentence.clear), inserted=(sentence.end(last), it))


_CARRY_ON = {
    "in which case": "In that case, ",
    "after which time": "After that time, ",
    "after which": "After that, ",
    "at which point": "At that point, ",
    "by which time": "By that time, ",
    "during which time": "During that time, ",
    "as a result of which": "As a result, ",
    "which means that": "This means that ",
    "which means": "This means ",
    "which is why": "This is why ",
    "which is because": "This is because ",
    "which is a bit like": "This is a bit like ",
    "which is like": "This is like ",
    "which may mean": "This may mean ",
    "which will mean": "This will mean ",
    "which would mean": "This would mean ",
    "which includes": "This includes ",
}
_CARRIED = re.compile(rf"[,;–-]\s+(and\s+)?({'|'.join(_CARRY_ON)})\b,?\s+", re.IGNORECASE)


def about_the_sentence(sentence: Sentence) -> Iterator[Cut]:
    """ "..., in which case we will write." and "..., which means that ..."."""
    if sentence.is_question:
        return
    for match in _CARRIED.finditer(sentence.clear):
        yield Cut(
            "which, of the whole",
            (
                Piece(0, match.start()),
                Piece(match.end(), len(sentence.clear), _CARRY_ON[match.group(2).lower()]),
            ),
        )


_WHICH = re.compile(r"(?:,|\s[–—-])\s+which\s+(?=\w)")


def which_by_number(sentence: Sentence) -> Iterator[Cut]:
    """ "Prices rose more than wages, which hurts many." One "which" after many things is about the whole."""
    if sentence.is_question:
        return
    for match in _WHICH.finditer(sentence.clear):
        before = [token for token in sentence.doc if sentence.start(token) < match.start()]
        after = [token for token in sentence.doc if sentence.start(token) >= match.end()]
        if (
            not before
            or not after
            or after[0].tag_ != "VBZ"
            or _GOES_ON.search(sentence.clear[match.end() :])
        ):
            continue
        if before[-1].tag_ in ("NNS", "NNPS", "VBD", "VB", "JJ", "RB", "JJR", "RBR"):
            yield Cut(
                "which, by number",
                (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "This ")),
            )


_WHERE = re.compile(r",\s+where\s+(?=\w)")


def where(sentence: Sentence) -> Iterator[Cut]:
    """ "It is common in Spain, where shops open late." -> "There, shops open late." After a name only."""
    matches = list(_WHERE.finditer(sentence.clear))
    if len(matches) != 1 or sentence.is_question:
        return
    match = matches[0]
    before = [token for token in sentence.doc if sentence.start(token) < match.start()]
    rest = sentence.clear[match.end() :]
    if not before or before[-1].pos_ != "PROPN" or "," in rest or ";" in sentence.clear:
        return
    yield Cut("where", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "There, ")))


_OF_WHICH = re.compile(
    r",\s+(?P<some>all|some|many|most|both|none|each)\s+of\s+which\s+(?=\w)", re.IGNORECASE
)


def of_which(sentence: Sentence) -> Iterator[Cut]:
    """ "Look for stains and gaps, all of which suggest a fault." -> "All of these suggest a fault." """
    match = _OF_WHICH.search(sentence.clear)
    if match and not sentence.is_question:
        lead = f"{match['some'].capitalize()} of these "
        yield Cut("of which", (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), lead)))


_CLOCK = frozenset(
    "am pm noon january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_WHEN = re.compile(r",\s+when\s+(?=\w)")


def after_a_time(sentence: Sentence) -> Iterator[Cut]:
    """ "... on 3 May at 6pm, when staff will explain the trip." -> "At that time, staff will explain ..."."""
    if sentence.is_question:
        return
    for match in _WHEN.finditer(sentence.clear):
        before = [token for token in sentence.doc if sentence.start(token) < match.start()]
        if not before or not (re.search(r"\d(?:[ap]m)?$", before[-1].text) or before[-1].lower_ in _CLOCK):
            continue
        yield Cut(
            "when, after a time",
            (Piece(0, match.start()), Piece(match.end(), len(sentence.clear), "At that time, ")),
        )


SEAMS = (
    Seam(
        "relative, of the subject",
        2,
        about_the_subject,
        (
            (
                "Your new card, which costs £5, will be sent to you on 3 May.",
                "Your new card costs £5. Your new card will be sent to you on 3 May.",
            ),
        ),
        ("Any card, which costs £5, will be sent to you on 3 May.",),
    ),
    Seam(
        "when, after a time",
        2,
        after_a_time,
        (
            (
                "The meeting is on Monday 4 May at 6pm, when staff will show you the plan.",
                "The meeting is on Monday 4 May at 6pm. At that time, staff will show you the plan.",
            ),
        ),
        ("Bring the form, when you come to the desk, to Ms Lee.",),
    ),
    Seam(
        "where",
        2,
        where,
        (
            (
                "The custom is very common in Spain, where the shops open late.",
                "The custom is very common in Spain. There, the shops open late.",
            ),
        ),
        (),
    ),
    Seam(
        "of which",
        2,
        of_which,
        (
            (
                "Look at the walls for stains and gaps, all of which suggest a fault.",
                "Look at the walls for stains and gaps. All of these suggest a fault.",
            ),
        ),
        (),
    ),
    Seam("which, of the whole", 1, about_the_sentence, (), ()),
    Seam(
        "which, by number",
        2,
        which_by_number,
        (
            (
                "Food and heat cost more than other things, which hits poor people hard.",
                "Food and heat cost more than other things. This hits poor people hard.",
            ),
        ),
        (),
    ),
    Seam("relative", 2, about_a_noun, (), ()),
)
