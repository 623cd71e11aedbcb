"""What the second text says from nowhere, and "only" and roles that went over to another."""

from __future__ import annotations

from collections.abc import Iterator

from sayclear.facts.clauses import SMALL, first_at, following, says, sentence, sentences
from sayclear.facts.marks import Fact, Kind
from sayclear.facts.reading import Read
from sayclear.facts.stems import stem
from sayclear.facts.tokens import Token
from sayclear.facts.twins import plain_for

_EXAMPLES = frozenset((("such", "as"), ("for", "example"), ("for", "instance")))
_EXAMPLE_WORDS = 4
_LEAST_NEW = 2
"""So many words that say something, all of them new, make a sentence from nowhere."""
_CLAIMS_NOTHING = frozenset(":?")
_JOINS = frozenset(("and", "but", "so"))
_SCOPED = frozenset(("if", "unless", "when", "until", "except", "without", "before", "after", "even if"))
_SCOPE_WORDS = 8
_WHO = frozenset(("who", "that", "whose", "with", "aged"))
_HELPS = frozenset("can may must will should could is are get gets need needs do does has have".split())
_ANYBODY = frozenset("anyone anybody those people everyone everybody".split())
_ONLY = frozenset(("only", "solely", "exclusively"))


def strays(old: Read, new: Read) -> Iterator[Fact]:
    """Sentences and examples of the second text of which the first does not say one word."""
    come = new.forms - old.forms
    if come:
        yield from _examples(old, new)
    if len(come) >= _LEAST_NEW:
        yield from _sentences(old, new, come)


def _examples(old: Read, new: Read) -> Iterator[Fact]:
    if not ("such" in new.forms or "example" in new.forms or "instance" in new.forms):
        return
    for index in range(len(new.words) - 2):
        if (new.words[index].word, new.words[index + 1].word) not in _EXAMPLES:
            continue
        named: list[Token] = []
        for token in new.words[index + 2 : index + 2 + _EXAMPLE_WORDS]:
            if not token.is_word and named:
                break
            if says(token):
                named.append(token)
        if named and not any(_is_known(token.word, old) for token in named):
            yield _fact("detail", new, [new.words[index], named[0]])


def _sentences(old: Read, new: Read, come: frozenset[str]) -> Iterator[Fact]:
    said = {fact.value for fact in old.facts}
    for words in sentences(new):
        if words[-1].word in _CLAIMS_NOTHING:
            continue
        for part in _parts(words):
            if any(token[0] not in come and says(token) for token in part):
                continue
            own = [token for token in part if says(token)]
            if len(own) < _LEAST_NEW or any(_is_known(token.word, old) for token in own):
                continue
            start, end = part[0].start, part[-1].end
            held = (fact for fact in new.facts if fact.place[0] < end and fact.place[1] > start)
            titled = all(new.text[token.start].isupper() for token in own)
            if not titled and not any(fact.value in said for fact in held):
                yield _fact("sentence", new, part)


def _parts(words: list[Token]) -> Iterator[list[Token]]:
    """The sentence, parted before each "and", "but" and "so"."""
    part: list[Token] = []
    for token in words:
        if part and token.word in _JOINS:
            yield part
            part = []
        part.append(token)
    yield part


def _is_known(word: str, there: Read) -> bool:
    """Does the other text hold the word, or one that our own list puts for it?"""
    form, bag = stem(word), there.bag
    # "pay back" is "repay".
    if bag[form] or bag[f"re{form}"] or any(bag[plain] for plain in plain_for(form)):
        return True
    return any(form in plain_for(stiff) for stiff in bag)


def _fact(kind: Kind, read: Read, words: list[Token]) -> Fact:
    start, end = words[0].start, words[-1].end
    text = read.text[start:end].strip()
    return Fact(kind, text.lower(), (start, end), text)


def lost_scopes(one: Read, other: Read) -> Iterator[Fact]:
    """Conditions of which the other text says no word: "if the lift is stuck" beside "if you are ill"."""
    gone = one.forms - other.forms
    if not gone:
        return
    for fact in one.facts:
        if fact.kind != "condition" or fact.value not in _SCOPED:
            continue
        own = [token for token in following(one, fact)[:_SCOPE_WORDS] if says(token)]
        if len(own) >= _LEAST_NEW and _is_all_new(own, gone, other):
            yield _fact("condition", one, [one.words[first_at(one, fact.place[0])], own[-1]])
    if "per" in one.forms:
        for index, token in enumerate(one.words[:-1]):
            after = one.words[index + 1]
            if token.word == "per" and after.word != "cent" and _is_all_new([after], gone, other):
                yield _fact("condition", one, [token, after])


def lost_people(old: Read, new: Read) -> Iterator[Fact]:
    """ "Anyone who has a ticket may enter" that became "Anyone may enter"."""
    gone = old.forms - new.forms
    for index, token in enumerate(old.words):
        if index and token.word in _WHO and token.word in gone and old.words[index - 1].word in _ANYBODY:
            own: list[Token] = []
            for word in old.words[index + 1 : index + _SCOPE_WORDS]:
                if not word.is_word or (own and word.word in _HELPS):
                    break
                own += [word] if says(word) else []
            if own and _is_all_new(own, gone, new):
                yield _fact("condition", old, [old.words[index - 1], own[-1]])


def _is_all_new(own: list[Token], gone: frozenset[str], other: Read) -> bool:
    return all(token.word in gone and token.word.isalpha() for token in own) and not any(
        _is_known(token.word, other) for token in own
    )


def exchanged_roles(old: Read, new: Read) -> Iterator[tuple[Fact, Fact]]:
    """ "The midwife will ring" that became "The doctor will ring"."""
    was = {fact.value: fact for fact in old.facts if fact.kind == "role"}
    now = {fact.value: fact for fact in new.facts if fact.kind == "role"}
    come = [fact for value, fact in now.items() if value not in was and value not in old.spelled]
    for value, fact in was.items():
        if value not in now and come and not plain_for(stem(value)) & {stem(other.value) for other in come}:
            yield fact, come.pop(0)


def moved_only(old: Read, new: Read) -> Iterator[tuple[Fact, Fact]]:
    """ "You may stay, but only at night" that became "Only you may stay, at night", and the other way."""
    was, now = _onlies(old), _onlies(new)
    if not was or not now:
        return
    for mine, read, theirs, other in ((now, new, was, old), (was, old, now, new)):
        for fact in mine:
            about = _first_subject(read, fact)
            if about and other.bag[about] and not any(about in _around(other, each) for each in theirs):
                yield was[0], now[0]
                return


def _onlies(read: Read) -> list[Fact]:
    if not _ONLY & read.forms:
        return []
    found = [fact for fact in read.facts if fact.value == "only" and fact.firm]
    return found if all(fact.text.lower() in _ONLY for fact in found) else []


def _first_subject(read: Read, fact: Fact) -> str:
    """What "only" is about where it begins a sentence."""
    words = sentence(read, fact)
    if not words or words[0].start != fact.place[0]:
        return ""
    after = words[1].word if len(words) > 1 else ""
    if after in SMALL and after not in ("the", "a", "an", "your", "our", "my", "those", "all"):
        return ""
    return next((stem(token.word) for token in words[1:] if says(token)), "")


def _around(read: Read, fact: Fact) -> set[str]:
    """What this "only" may be about: all after it in its sentence, and the word before it."""
    index = first_at(read, fact.place[0])
    words = [token for token in sentence(read, fact) if token.start > fact.place[0]]
    return {stem(token.word) for token in (*words, *read.words[max(0, index - 1) : index]) if token.is_word}
