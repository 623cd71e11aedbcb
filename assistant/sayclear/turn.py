"""One turn: words in, a checked reply out, as a row of events.

Closing the generator is the Stop button: it stops the model too. The page, the command line and
reports only watch the events; nothing here knows them.
"""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from sayclear import prompt, safety
from sayclear.chunks import Cutter, Piece
from sayclear.errors import CannotRead, ModelFailed, PlainError, TooLong
from sayclear.events import (
    Answering,
    Carded,
    ChunkReady,
    Done,
    Event,
    Failed,
    Heard,
    Mending,
    Reading,
    Reported,
    Writing,
)
from sayclear.readability import About
from sayclear.receipts import receipt_of
from sayclear.repair import Repair, Verdicts
from sayclear.reply import Change, Kept, Reply
from sayclear.shaping import read_on, shape, shape_sentence
from sayclear.words import pair, say
from sayclear_profiles import Profile

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage

History = Sequence[tuple[str, str]]
"""Earlier turns: what the person wrote, and what was answered."""

ROOM_FOR_REPLY = 400
"""Tokens of the model's context that stay free for the answer; about 300 English words."""

CUT_OFF = ("length", "repeats")
"""Reasons to stop after which the last sentence may be half a sentence. Half a sentence can mislead."""

_HAS_END = re.compile(r"[.!?:…][\"'”’»)\]*_`]*\s*$")

_LETTER = re.compile(r"[^\W\d_]")

HEARTBEAT = 0.2
"""Seconds after which those who watch hear from a turn, so that Stop works between sentences too."""


def run(
    words: str,
    *,
    model: BaseChatModel | None,
    profile: Profile,
    history: History = (),
    country: str = "",
    verdicts: Verdicts | None = None,
) -> Generator[Event]:
    """Answer `words` the way `profile` says. `model` None means that no model is there.

    With `verdicts`, an able model may reword sentences that have no safe cut; None switches that off.
    What can go wrong in a turn is not raised: it ends in a `Failed` event.
    """
    turn = _Turn(words, profile, history, time.monotonic(), verdicts)
    yield Heard(words)
    for carded in card_first(words, country=country):
        yield carded
        if model is None or getattr(model, "tiny", False):
            # A model this small must not answer someone in danger. The card is the answer.
            return
    try:
        yield from _answer(turn, model)
    except PlainError as error:
        yield Failed(error.say, error.mend, error.exit_code)


def card_first(words: str, *, country: str = "") -> Iterator[Carded]:
    """The card that people wrote, where these words call for it."""
    if card := safety.card_for(words, country=country):
        yield Carded(card)


@dataclass(slots=True)
class _Turn:
    """What a turn knows, and what it gathers while the model writes."""

    words: str
    profile: Profile
    history: History
    begin: float
    verdicts: Verdicts | None = None
    """Which models can reword a sentence; None where none is asked to."""
    raw: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    first_text: float | None = None
    ended: str = ""
    """Why the model stopped: "stop", "length", "repeats", or "" where it does not say."""
    read_so_far: About | None = None
    """What the reader knows from the pieces before: a short form is written out once."""
    left_out: str = ""
    """The half sentence at the end of a reply that was cut off."""

    @property
    def about(self) -> About:
        said = "\n".join([*(earlier for earlier, _ in self.history), self.words])
        return About(question=self.words, said=said)

    def seconds(self) -> float:
        return time.monotonic() - self.begin


def _answer(turn: _Turn, model: BaseChatModel | None) -> Iterator[Event]:
    if not turn.words.strip():
        raise CannotRead(*pair("errors.empty_text"))
    if model is None:
        raise ModelFailed(*pair("turn.no_model"))
    messages = _that_fit(turn, model)
    name = name_of(model)
    yield Answering(name, bool(getattr(model, "tiny", False)), getattr(model, "goes_to", None))
    with closing(cast("Generator[AIMessageChunk]", model.stream(messages))) as stream:
        yield from _write(turn, stream)
    if not turn.shown or (turn.ended == "repeats" and not _LETTER.search("".join(turn.shown))):
        raise ModelFailed(*pair("turn.no_words"))
    yield from _finish(turn, model, name)


def _write(turn: _Turn, stream: Iterator[AIMessageChunk]) -> Iterator[Event]:
    """Show the reply piece by piece, each one shaped and guarded."""
    cutter = Cutter()
    told = turn.seconds()
    for chunk in stream:
        token = str(chunk.text)
        turn.raw.append(token)
        for piece in cutter.feed(token):
            yield from _show(turn, piece)
            told = turn.seconds()
        if turn.seconds() - told >= HEARTBEAT:
            # Whoever watches can close a generator only while it yields.
            yield Writing(len("".join(turn.raw).split()))
            told = turn.seconds()
        if reading := chunk.response_metadata.get("reading"):
            yield Reading(reading["done"], reading["total"])
        turn.ended = chunk.response_metadata.get("finish_reason") or turn.ended
    for piece in cutter.end():
        if turn.shown and turn.ended in CUT_OFF and not piece.fixed and not _HAS_END.search(piece.text):
            turn.left_out += piece.whole
        else:
            yield from _show(turn, piece)


def _show(turn: _Turn, piece: Piece) -> Iterator[ChunkReady]:
    text = piece.text
    changes: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()
    if not piece.fixed:
        about = turn.read_so_far or turn.about
        text, changes, kept = shape_sentence(piece.text, turn.profile, about)
        turn.read_so_far = read_on(about, text)
    turn.changes += changes
    turn.kept += kept
    if not text.strip():
        return
    before = piece.before if turn.shown else ""
    turn.shown.append(before + piece.marker + text)
    if turn.first_text is None:
        turn.first_text = turn.seconds()
    yield ChunkReady(before, piece.marker + text, changes, kept)


def _finish(turn: _Turn, model: BaseChatModel, name: str) -> Iterator[Event]:
    """The receipt of what was shown, then the tidy version with its own."""
    raw = "".join(turn.raw).rstrip().removesuffix(turn.left_out.rstrip()).strip()
    streamed = "".join(turn.shown)
    note = say(f"turn.ended_{turn.ended}") if turn.ended in CUT_OFF else None
    as_shown = Reply(streamed, original=raw, changes=tuple(turn.changes), kept=tuple(turn.kept))
    yield Reported(receipt_of(as_shown, turn.profile, turn.about, note=note), as_shown)
    tidy = shape(raw, turn.profile, turn.about)
    receipt = receipt_of(tidy, turn.profile, turn.about, note=note)
    done = Done(tidy, receipt, streamed, name, turn.first_text, turn.seconds())
    if turn.verdicts is not None:
        done = yield from _mend(turn, done, model, note)
    yield done


def _mend(turn: _Turn, done: Done, model: BaseChatModel, note: str | None) -> Generator[Mending, None, Done]:
    """The same end, or a better one where the model could reword what has no safe cut."""
    assert turn.verdicts is not None  # noqa: S101 - the caller has looked
    repair = Repair(done.reply, turn.profile, turn.about)
    with closing(repair.run(model, done.model or "", turn.verdicts)) as steps:
        for step in steps:
            yield Mending(done, step.what, step.number, step.total)
    if repair.reply == done.reply:
        return done
    receipt = receipt_of(repair.reply, turn.profile, turn.about, note=note)
    return replace(done, reply=repair.reply, receipt=receipt, total=turn.seconds())


def _that_fit(turn: _Turn, model: BaseChatModel) -> list[BaseMessage]:
    """The messages, with as much of the history as the model's context holds.

    Raises TooLong where even the words alone do not fit.
    """
    context = getattr(model, "context_tokens", None)
    history = list(turn.history)
    while True:
        messages = prompt.build(turn.profile, history=history, words=turn.words)
        if context is None:
            return messages
        size = model.get_num_tokens_from_messages(messages)
        if size + ROOM_FOR_REPLY <= context:
            return messages
        if not history:
            raise TooLong(*pair("turn.too_long", words=len(turn.words.split()), room=_words_in(context)))
        history.pop(0)


def _words_in(context: int) -> int:
    """About how many English words fit into a context, the reply and the settings left out."""
    return max(0, (context - ROOM_FOR_REPLY - 200) * 3 // 4 // 10 * 10)


def name_of(model: BaseChatModel) -> str:
    """The model's name, as it is shown."""
    for attribute in ("label", "model_name", "model"):
        if name := getattr(model, attribute, None):
            return str(name)
    return type(model).__name__
