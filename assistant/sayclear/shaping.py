"""Run the transformers over a text, and take back every change that would lose a fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sayclear import grammar, markdown, seams
from sayclear.facts import compare
from sayclear.inline import cut
from sayclear.layout import is_quoted
from sayclear.markdown import Block
from sayclear.memory import remembering
from sayclear.readability import languages
from sayclear.readability.defined import defined
from sayclear.readability.rules import About, rules
from sayclear.readability.units import read, words_of
from sayclear.reply import Added, Change, Kept, Reply
from sayclear.transformers import Layout, Rewrite, Transformer, transformers
from sayclear_profiles import Profile

_MOST_PASSES = 5
_AHEAD = 200
"""How many blocks are parsed at once."""
_WRAPPED = re.compile(r"^(?P<mark>\*\*|__|\*|_)(?P<inner>[^*_]+)(?P=mark)$", re.DOTALL)


def shape(text: str, profile: Profile, about: About | None = None) -> Reply:
    """Make `text` fit `profile`: every sentence first, then the layout of the whole.

    Runs until nothing changes any more, so that shaping a shaped text changes nothing. What a
    change would have lost is in `kept`, and the words stay as they were.
    """
    work = _Work(profile, about or About())
    with _remembering():
        reply = work.shape(text)
        if left_out := _spoilers(reply, work):
            work = _Work(profile, work.told, without=left_out)
            reply = work.shape(text)
        return reply


_MAY_SPOIL = (
    # Fewer easy words make a larger share of hard ones.
    ("hard_words_percent", frozenset({"drop_fillers", "shorten_phrases", "cut_wordy_starts"})),
    # Inside a numbered step, a sentence cut in two may show a second action that cannot be parted from it.
    ("steps_numbered", frozenset({"split_long_sentences", "set_out_conditions"})),
)


def _spoilers(reply: Reply, work: _Work) -> frozenset[str]:
    """Transformers that are better left out of this text: with them, it would miss a limit that it keeps."""
    left_out: frozenset[str] = frozenset()
    for name, transformers_ in _MAY_SPOIL:
        limit = work.profile.limit(name)
        if limit is None or not any(change.transformer in transformers_ for change in work.changes):
            continue
        if name == "steps_numbered" and not _NUMBERED.search(reply.original):
            continue
        after = rules()[name].measure(read(reply.text, reply.more), work.told).value
        if after > limit >= rules()[name].measure(read(reply.original), work.told).value:
            left_out |= transformers_
    return left_out


_NUMBERED = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)


def shape_sentence(
    sentence: str, profile: Profile, about: About | None = None
) -> tuple[str, tuple[Change, ...], tuple[Kept, ...]]:
    """The sentence phase alone, for one sentence or label while the model still writes.

    The result may hold several sentences, parted by a space, or nothing.
    """
    work = _Work(profile, about or About())
    with _remembering():
        after = work.block_text(sentence)
    return after, tuple(work.changes), tuple(work.kept)


@contextmanager
def _remembering() -> Iterator[None]:
    """The parser remembers what it parsed too; a person's words are not kept longer than needed."""
    with remembering():
        try:
            yield
        finally:
            grammar.forget()


def read_on(about: About, text: str) -> About:
    """What the reader knows after this text: which short forms and hard words were met above."""
    known = _terms(text)
    return replace(about, known=about.known | known) if known - about.known else about


@dataclass(slots=True)
class _Work:
    """One text on its way through the chain."""

    profile: Profile
    about: About
    changes: list[Change] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    rewrites: dict[tuple[str, str], Rewrite] = field(default_factory=dict)
    english: bool = True
    """A text in another language goes only through what knows no English words."""
    without: frozenset[str] = frozenset()
    """Names of transformers that are left out."""
    told: About = field(init=False)
    """What was known before the text."""
    steady: set[tuple[str, bool]] = field(default_factory=set)
    """Sentences that need no change any more; only what was met above can make a difference to them."""

    def __post_init__(self) -> None:
        self.told = self.about

    def shape(self, text: str) -> Reply:
        start = self.told
        source = read(text)
        self.english = languages.guess(source).english
        told = defined(unit.text for unit in source.sentences)
        shown, more = text, ""
        for _ in range(_MOST_PASSES):
            before = (shown, more)
            whole = f"{shown}\n\n{more}" if more else shown
            if any(change.transformer == "split_long_sentences" for change in self.changes):
                told = defined(unit.text for unit in read(whole).sentences)
            self.about = replace(start, known=start.known | told) if told else start
            layout = self._once(markdown.parse(whole))
            # Written as one, so that a list behind "More" does not run on from a list before it.
            shown = markdown.render(layout.shown)
            more = markdown.render((*layout.shown, *layout.more))[len(shown) :].lstrip("\n")
            if (shown, more) == before:
                break
        if not self.changes:
            shown = text
        return Reply(shown, more, text, tuple(self.changes), tuple(self.kept))

    def _once(self, blocks: Sequence[Block]) -> Layout:
        shaped: list[Block] = []
        for start in range(0, len(blocks), _AHEAD):
            self._parse_ahead(blocks[start : start + _AHEAD])
            shaped += self._sentences_of(blocks[start : start + _AHEAD])
        layout = Layout(tuple(shaped))
        for transformer in transformers().values():
            if transformer.name in self.without:
                continue
            if transformer.reply is not None and (self.english or not transformer.english_only):
                layout = self._lay_out(transformer, layout)
        return layout

    def _parse_ahead(self, blocks: Iterable[Block]) -> None:
        """Parse all long sentences at once, as they will read when the splitter comes to them."""
        limit = self.profile.limit("sentence_words")
        if limit is None or not self.english or not grammar.ready():
            return
        prose = (_joined(block.text) for block in blocks if block.kind in ("paragraph", "item"))
        sentences = (text[start:end] for text in prose for start, end in cut(text))
        long = [text for text in sentences if len(words_of(markdown.plain(text))) > limit]
        seams.parse_ahead((self._foreseen(text) for text in long), limit)

    def _foreseen(self, sentence: str) -> str:
        """What the transformers before the splitter will make of it; a wrong guess costs only time."""
        for transformer in transformers().values():
            if transformer.name == "split_long_sentences":
                break
            if transformer.sentence is not None and not transformer.looks_back:
                sentence = self._rewrite(transformer, sentence, self.about).text
        return sentence

    def _sentences_of(self, blocks: Iterable[Block]) -> Iterable[Block]:
        for block in blocks:
            if not block.is_prose or is_quoted(block, self.about) or not block.text.strip():
                yield block
                continue
            text = self.block_text(block.text, heading=block.kind == "heading")
            if text.strip():
                yield block if text == block.text else replace(block, text=text, lines=())

    def block_text(self, text: str, *, heading: bool = False) -> str:
        """Run the sentence transformers over each sentence of a block."""
        out: list[str] = []
        at = 0
        for start, end in cut(text):
            gap, sentence = text[at:start], text[start:end]
            at = end
            after = self._sentence(sentence, heading=heading)
            if after.strip():
                out.append((gap if "".join(out).strip() else "") + after)
            self.about = read_on(self.about, after)
        return "".join([*out, text[at:] if out else ""])

    def _sentence(self, sentence: str, *, heading: bool) -> str:
        if wrapped := _WRAPPED.match(sentence):
            inner = wrapped["inner"]
            if len(cut(inner)) > 1:
                return f"{wrapped['mark']}{self.block_text(inner, heading=heading)}{wrapped['mark']}"
        whole = _joined(sentence)
        pieces = [whole]
        steady = (whole, heading) in self.steady
        for transformer in transformers().values():
            if transformer.sentence is None or (heading and not transformer.in_headings):
                continue
            if transformer.name in self.without:
                continue
            if transformer.english_only and not self.english:
                continue
            if not (steady and not transformer.looks_back):
                pieces = self._guarded(transformer, pieces)
        text = " ".join(pieces)
        if text == whole:
            self.steady.add((whole, heading))
            return sentence
        return text

    def _rewrite(self, transformer: Transformer, sentence: str, about: About) -> Rewrite:
        """What a transformer makes of a sentence; asked once, unless what stands above makes a difference."""
        assert transformer.sentence is not None  # noqa: S101 - the callers have looked
        if transformer.looks_back:
            return transformer.sentence(sentence, self.profile, about)
        key = (transformer.name, sentence)
        if key not in self.rewrites:
            self.rewrites[key] = transformer.sentence(sentence, self.profile, about)
        return self.rewrites[key]

    def _guarded(self, transformer: Transformer, pieces: list[str]) -> list[str]:
        """Each sentence through one transformer, with the ledger watching."""
        done: list[str] = []
        about = self.about
        if transformer.looks_back and len(pieces) > 1 and (told := defined(map(markdown.plain, pieces))):
            about = replace(about, known=about.known | told)
        for before in pieces:
            rewrite = self._rewrite(transformer, before, about)
            if not self._keeps(transformer, before, rewrite):
                done.append(before)
            elif rewrite.text.strip():
                done += _sentences(rewrite.text)
            if transformer.looks_back and len(pieces) > 1 and done:
                about = read_on(about, done[-1])
        return done

    def _keeps(self, transformer: Transformer, before: str, rewrite: Rewrite) -> bool:
        if rewrite.text == before:
            return False
        losses = compare(before, rewrite.text, added=tuple(item.text for item in rewrite.added))
        if losses:
            self._keep(Kept(transformer.name, before, tuple(loss.say for loss in losses)))
            return False
        self.changes.append(Change(transformer.name, before, rewrite.text, rewrite.added))
        return True

    def _keep(self, kept: Kept) -> None:
        if kept not in self.kept:
            self.kept.append(kept)

    def _lay_out(self, transformer: Transformer, layout: Layout) -> Layout:
        """One reply transformer over the whole; each part that it changed is checked on its own."""
        assert transformer.reply is not None  # noqa: S101 - the caller has looked
        after = transformer.reply(layout, self.profile, self.about)
        if after.more != layout.more:
            return self._folded(transformer, layout, after)
        shown = self._merged(transformer, layout.shown, after)
        return Layout(shown, after.more)

    def _merged(
        self, transformer: Transformer, before: tuple[Block, ...], after: Layout
    ) -> tuple[Block, ...]:
        out: list[Block] = []
        added = list(after.added)
        for old, new in _regions(before, after.shown):
            if old == new:
                out += new
                continue
            was, now = markdown.render(old), markdown.render(new)
            put_in = _taken(added, was, now)
            losses = compare(was, now, added=tuple(item.text for item in put_in))
            if losses:
                self._keep(Kept(transformer.name, was, tuple(loss.say for loss in losses)))
                out += old
            else:
                self.changes.append(Change(transformer.name, was, now, put_in))
                out += new
        return tuple(out)

    def _folded(self, transformer: Transformer, before: Layout, after: Layout) -> Layout:
        """Folding moves blocks and may part a paragraph; no word may go."""
        put_in = after.added[len(before.added) :]
        old = Counter(_words(before.shown)) + Counter(words_of(" ".join(item.text for item in put_in)))
        if old != Counter(_words((*after.shown, *after.more))):
            self._keep(Kept(transformer.name, markdown.render(before.shown), ()))
            return before
        others = [other for other in self.changes if other.transformer != transformer.name]
        earlier = [text for other in self.changes if other not in others for text in other.added]
        was, now = markdown.render(before.shown), markdown.render(after.shown)
        self.changes = [*others, Change(transformer.name, was, now, (*earlier, *put_in))]
        return after


def _words(blocks: Iterable[Block]) -> tuple[str, ...]:
    return words_of(markdown.plain(" ".join(block.text for block in blocks)))


def _sentences(text: str) -> list[str]:
    """The sentences of a result, each for itself; marks that stand around several keep them together."""
    return [text[start:end] for start, end in cut(text)] or [text]


def _joined(text: str) -> str:
    """Lines that only wrap are joined; a hard line break, and the end of a label, stay."""
    return re.sub(r"(?<![ ]{2})(?<![\\:])\n(?!\n)", " ", text)


_TERM = re.compile(r"((?:[\w.’'&-]+\s+){0,5}[\w.’'&-]+)[\"”’*_]*\s\(")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")


def _terms(text: str) -> frozenset[str]:
    found = set(_CAPITALS.findall(text))
    if "(" in text:
        for match in _TERM.finditer(markdown.plain(text)):
            words = match.group(1).lower().split()
            found.update(" ".join(words[start:]) for start in range(len(words)))
    return frozenset(found)


def _regions(
    before: tuple[Block, ...], after: tuple[Block, ...]
) -> Iterable[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """Stretches of both that belong together: blocks that are still the same object part them."""
    place = {id(block): index for index, block in enumerate(before)}
    old = new = 0
    for index, block in enumerate(after):
        same = place.get(id(block), -1)
        if same < old:
            continue
        if same > old or index > new:
            yield before[old:same], after[new:index]
        yield (block,), (block,)
        old, new = same + 1, index + 1
    if old < len(before) or new < len(after):
        yield before[old:], after[new:]


def _taken(added: list[Added], was: str, now: str) -> tuple[Added, ...]:
    """Those of the added texts that stand in this part, taken off the list."""
    found: list[Added] = []
    for item in tuple(added):
        more = now.count(item.text) - was.count(item.text) if item.text else 0
        if sum(other.text == item.text for other in found) < more:
            found.append(item)
            added.remove(item)
    return tuple(found)
