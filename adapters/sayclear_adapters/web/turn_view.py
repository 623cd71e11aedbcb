"""What the page shows of one turn, grown from its events."""

from __future__ import annotations

from typing import Any, Literal

from sayclear import accounts
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
from sayclear.reasons import Tried
from sayclear.reply import Receipt, Reply
from sayclear.words import say
from sayclear_adapters.web import show
from sayclear_adapters.web.show_account import account_of
from sayclear_profiles import Profile, profile_for

State = Literal["sent", "reading", "writing", "done", "stopped", "failed"]


class TurnView:
    """Takes events; gives the whole state of the turn as plain data each time."""

    def __init__(self, number: int, words: str, *, warned: bool) -> None:
        self.profile: Profile = profile_for()
        self.warned = warned
        self.shown = ""
        """What stands on the screen, as Markdown."""
        self._data: dict[str, Any] = {"turn": number, "words": words, "said": []}
        self._state: State = "sent"
        self._status = say("page.sent")
        self._model: Answering | None = None
        self._about = About(question=words, said=words)
        self._ready: Done | None = None
        """The whole reply, while a model still looks for a better version."""

    @property
    def whole_first(self) -> bool:
        """True where the reply is shown only when it is whole."""
        return self.profile.word("pace.reveal") == "whole"

    def data(self) -> dict[str, Any]:
        """A copy of what the page shows now."""
        return {
            **self._data,
            "said": list(self._data["said"]),
            "state": self._state,
            "status": self._status,
        }

    def take(self, event: Event) -> None:
        """Grow by one event."""
        match event:
            case Heard():
                pass
            case Carded(card):
                self._data["card"] = show.card_of(card)
            case Answering():
                self._model = event
                self._go("reading", say("page.reading_yours"))
            case Reading(done, total):
                percent = min(100, 100 * done // max(total, 1))
                self._go("reading", say("page.reading_yours_percent", percent=percent))
            case Writing():
                self._writes()
            case ChunkReady(before, text):
                self._add(before, text)
            case Reported(receipt, reply):
                self._data["receipt"] = self._receipt(reply, receipt, tried="sentences")
            case Mending():
                self._mends(event)
            case Done():
                self._finish(event)
            case Failed(sentence, mend):
                if self.shown and self.whole_first:
                    self._show(self.shown)
                self._tell_model()
                self._data["failed"] = {"say": sentence, "mend": mend}
                self._go("failed", "")

    def end(self, *, stopped: bool) -> None:
        """Say that no more events come."""
        if self._state in ("done", "failed"):
            return
        if self._ready is not None:
            # The reply was whole before: to stop the mending loses nothing.
            self._finish(self._ready)
            return
        if stopped:
            if self.shown and self.whole_first:
                self._show(self.shown)
            self._go("stopped", say("page.said_stop" if self.shown else "page.stopped_empty"))
        else:
            # A card was the whole answer.
            self._go("done", say("page.card_shown"))
        self._tell_model()

    def _go(self, state: State, status: str) -> None:
        self._state, self._status = state, status

    def _writes(self) -> None:
        self._go("writing", say("page.whole_so_far" if self.whole_first else "page.writing"))

    def _add(self, before: str, text: str) -> None:
        self.shown += before + text
        self._writes()
        if not self.whole_first:
            self._show(self.shown)
            self._data["said"] += show.sentences_of(text)

    def _mends(self, mending: Mending) -> None:
        if self._ready is None:
            self._ready = mending.ready
            if self.whole_first:
                self._show_whole(mending.ready)
        key = f"page.mending_{mending.what}"
        self._go("writing", say(key, number=mending.number, total=mending.total))

    def _show(self, text: str) -> None:
        self._data["text"] = {"source": text, "blocks": show.blocks_of(text)}

    def _finish(self, done: Done) -> None:
        if self.whole_first and self._ready is None:
            self._show_whole(done)
        elif self.whole_first:
            # What is on the screen never moves: the better version waits behind its button.
            if done.reply.whole != self.shown:
                self._data["tidy"] = self._version(done)
        elif done.tidier or done.reply.more:
            self._data["tidy"] = self._version(done)
        else:
            # Nothing is left to be done: its receipt knows why what does not fit stays.
            self._data["receipt"] = self._receipt(done.reply, done.receipt)
        original = done.reply.original
        versions = (self.shown, done.reply.whole)
        if original.strip() and any(text.strip() != original.strip() for text in versions):
            self._data["original"] = {"source": original, "blocks": show.blocks_of(original)}
        self._tell_model()
        self._go("done", say("page.ready"))

    def _show_whole(self, done: Done) -> None:
        self.shown = done.reply.whole
        self._data |= self._version(done)
        self._data["said"] = show.sentences_of(done.reply.text)

    def _version(self, done: Done) -> dict[str, Any]:
        reply = done.reply
        version: dict[str, Any] = {
            "text": {"source": reply.text, "blocks": show.blocks_of(reply.text)},
            "receipt": self._receipt(reply, done.receipt),
        }
        if reply.more:
            version["more"] = {"source": reply.more, "blocks": show.blocks_of(reply.more)}
        return version

    def _receipt(self, reply: Reply, receipt: Receipt, *, tried: Tried = "all") -> dict[str, Any]:
        """The receipt with all that it opens to."""
        told = accounts.account(reply, receipt, self.profile, self._about, tried=tried)
        return {**show.receipt_of(receipt), **account_of(told)}

    def _tell_model(self) -> None:
        """Which model answered, where it runs, and how far it can be trusted."""
        if self._model is None or not self.shown:
            return
        model = self._model
        where = say("page.goes_out", place=model.goes_to) if model.goes_to else say("page.stay")
        about: dict[str, Any] = {
            "line": " ".join((say("page.answered_by", model=model.model), where)),
            "short": "",
            "warning": [],
        }
        if model.tiny:
            about |= self._weakness(model.model)
        self._data["model"] = about

    def _weakness(self, name: str) -> dict[str, Any]:
        """What to know of a tiny model: all of it once, then shortly, and strongly beside facts."""
        first, self.warned = not self.warned, True
        found = show.facts_of(self.shown)
        check = [say("page.check_facts", facts=", ".join(found))] if found else []
        if first:
            return {"warning": [say("page.could_be_wrong_full", model=name), *check], "better": True}
        if found:
            return {"warning": [say("page.could_be_wrong_facts"), *check]}
        return {"short": say("page.could_be_wrong")}
