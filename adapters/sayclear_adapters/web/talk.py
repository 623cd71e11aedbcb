"""One conversation of one open page: it runs turns, can stop them, and tells the page where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event as Flag
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, cast

from sayclear.errors import PlainError
from sayclear.events import Event, Failed
from sayclear.words import pair
from sayclear_adapters.web.turn_view import TurnView
from sayclear_adapters.web.working import WorkingFile
from sayclear_profiles import Choice, Layer, Profile, profile_for

if TYPE_CHECKING:
    from collections.abc import Generator

    from sayclear_adapters.wiring import Assistant


@dataclass(frozen=True, slots=True)
class Sent:
    """What the page sends with one message."""

    id: int
    """The page counts its own turns."""
    words: str
    presets: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    """What the person chose where presets want different things."""
    model: str | None = None
    """The model that the page shows as chosen; None takes the person's last choice."""
    work: str = ""
    """The id of the conversation's working file."""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Sent:
        """Read what came from the browser."""
        return cls(
            int(data.get("id", 0)),
            str(data.get("words", "")),
            tuple(map(str, data.get("presets", ()))),
            {str(key): str(value) for key, value in dict(data.get("answers", {})).items()},
            str(data.get("model") or "") or None,
            str(data.get("work", "")),
        )

    def profile(self) -> Profile:
        """The presets added up, with the person's answers on top. Raises RequestError."""
        return profile_of(self.presets, self.answers)


def profile_of(presets: Sequence[str], answers: Mapping[str, str]) -> Profile:
    """Add presets up, and put the answers to their open questions on top. Raises RequestError."""
    profile = profile_for(*presets)
    asked = {question.key for question in profile.questions}
    pinned = {
        key: Choice(value, "You chose it on the page.", "pinned", "you")
        for key, value in answers.items()
        if key in asked
    }
    return profile.with_layer(Layer("pinned", pinned)) if pinned else profile


class Talk:
    """The conversation of one open page. What it shows is kept in its working file."""

    def __init__(self) -> None:
        self.history: list[tuple[str, str]] = []
        self._file: WorkingFile | None = None
        self.warned = False
        """True once the weakness of a tiny model was explained in full."""
        self._running: Running | None = None
        self._lock = Lock()

    def answer(self, assistant: Assistant, sent: Sent) -> Iterator[dict[str, Any]]:
        """Run one turn; yield what the page should show, again and again until the end."""
        self._take_up(sent.work)
        view = TurnView(sent.id, sent.words, warned=self.warned)
        self._keep(view)
        try:
            profile = sent.profile()
        except PlainError as error:
            view.take(Failed(error.say, error.mend, error.exit_code))
            self._keep(view)
            yield view.data()
            return
        view.profile = profile
        history = tuple(self.history)
        running = Running(assistant.turn(sent.words, profile=profile, history=history, model=sent.model))
        with self._lock:
            if self._running is not None:
                self._running.stop()
            self._running = running
        told: dict[str, Any] = {}
        try:
            for events in running.batches():
                for event in events:
                    view.take(event)
                if (data := view.data()) != told:
                    told = data
                    self._keep(view)
                    yield data
            if running.broke:
                view.take(Failed(*pair("page.inside_fault"), PlainError.exit_code))
            view.end(stopped=running.stopped)
            yield view.data()
        finally:
            running.stop()
            # A page that was closed or reloaded in mid-reply ends here too.
            view.end(stopped=True)
            self._keep(view)
            self.warned = self.warned or view.warned
            if view.shown:
                self.history.append((sent.words, view.shown))

    def _take_up(self, work: str) -> None:
        """Go on with the conversation of this working file; without one, with this page's own."""
        if self._file is not None and self._file.work == work:
            return
        try:
            self._file = WorkingFile(work)
        except ValueError:
            self._file = None
            return
        self.history = self._file.read().history()

    def _keep(self, view: TurnView) -> None:
        if self._file is not None:
            self._file.keep_turn(view.data())

    def stop(self) -> None:
        """Stop the turn that runs, if one does. What was shown stays."""
        with self._lock:
            if self._running is not None:
                self._running.stop()


class Running:
    """A turn in a thread of its own, so that Stop works at once while a model is silent."""

    def __init__(self, turn: Iterator[Event]) -> None:
        self._turn = cast("Generator[Event]", turn)
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._stop = Flag()
        self._whole = False
        # A daemon, so that leaving the program does not wait for a model.
        Thread(target=self._work, name="turn", daemon=True).start()

    @property
    def stopped(self) -> bool:
        """True where Stop was pressed before the turn had ended."""
        return self._stop.is_set()

    @property
    def broke(self) -> bool:
        """True where a fault of the program itself ended the turn; it is told in the terminal."""
        return not self._whole and not self.stopped

    def batches(self) -> Iterator[list[Event]]:
        """The events as they come, several at a time where the page is slower than the model."""
        over = False
        while not over:
            batch = [self._events.get()]
            while not self._events.empty():
                batch.append(self._events.get())
            over = self.stopped or None in batch
            if events := [event for event in batch if event is not None]:
                yield events

    def stop(self) -> None:
        """End `batches` now, and close the turn, which stops the model, at its next step."""
        self._stop.set()
        self._events.put(None)

    def _work(self) -> None:
        try:
            with closing(self._turn):
                for event in self._turn:
                    if self.stopped:
                        break
                    self._events.put(event)
            self._whole = True
        finally:
            self._events.put(None)
