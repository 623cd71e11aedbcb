"""`sayclear ask`: one turn on the command line."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from sayclear import accounts
from sayclear.events import (
    Answering,
    Carded,
    ChunkReady,
    Done,
    Event,
    Failed,
    Mending,
    Reading,
    Reported,
)
from sayclear.readability import About
from sayclear.readability.report import receipt_json
from sayclear.reasons import Tried
from sayclear.receipts import in_one_line
from sayclear.safety import Card
from sayclear.words import say
from sayclear_adapters.commands import in_words, shared
from sayclear_profiles import Profile


def arguments(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    parser.add_argument("text", nargs="+", help=say("cli.help_ask_text"))
    parser.add_argument("--whole", action="store_true", help=say("cli.help_whole"))
    parser.add_argument("--model", default=None, metavar="M", help=say("cli.help_model"))
    in_words.add_options(parser)
    shared.add_presets(parser)
    shared.add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Ask, show the answer as it comes, then its receipt in one line."""
    from sayclear_adapters.wiring import Assistant

    profile = shared.profile_of(given.preset)
    if given.whole:
        profile = profile.with_turn({"pace.reveal": "whole"})
    words = " ".join(given.text)
    if words == "-":
        words = shared.text_of("-")
    assistant = Assistant()
    try:
        with closing(assistant.turn(words, profile=profile, model=given.model)) as events:
            about = About(question=words, said=words)
            lines = _Lines(profile, about, changes=given.changes, original=given.original)
            watch = _Json(profile, about) if given.json else lines
            try:
                for event in events:
                    watch.see(event)
            except KeyboardInterrupt:
                watch.stopped()
                raise
            return watch.end()
    finally:
        assistant.close()


class _Lines:
    """Shows a turn as lines on a terminal."""

    def __init__(
        self,
        profile: Profile,
        about: About | None = None,
        *,
        changes: bool = False,
        original: bool = False,
    ) -> None:
        self.profile = profile
        self.about = about or About()
        self.tell_changes, self.tell_original = changes, original
        self.as_it_comes = profile.word("pace.reveal") == "sentence"
        self.shown: Reported | None = None
        """What was shown sentence by sentence, where it was."""
        self.code = 0
        self.streaming = False
        self.tiny = False
        self.mending = False
        self.ready: Done | None = None

    def see(self, event: Event) -> None:
        match event:
            case Carded(card):
                print(_card(card), end="\n\n", flush=True)
            case Answering(_, tiny, goes_to):
                self.tiny = tiny
                if goes_to:
                    print(say("turn.goes_to", place=goes_to), file=sys.stderr)
            case Reading(done, total) if sys.stderr.isatty():
                print(
                    f"\r{say('turn.reading', percent=done * 100 // max(total, 1))}", end="", file=sys.stderr
                )
            case ChunkReady(before, text) if self.as_it_comes:
                if sys.stderr.isatty() and not self.streaming:
                    print("\r\033[K", end="", file=sys.stderr, flush=True)
                self.streaming = True
                print(before + text, end="", flush=True)
            case Mending():
                self.ready = event.ready
                if sys.stderr.isatty():
                    line = say(f"turn.mending_{event.what}", number=event.number, total=event.total)
                    print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)
                    self.mending = True
            case Reported(receipt) if self.as_it_comes:
                self.shown = event
                print(f"\n\n{in_one_line(receipt)}")
            case Done() as done:
                self._finish(done)
            case Failed(sentence, mend, code):
                if self.streaming:
                    print(flush=True)
                print(f"{sentence} {mend}".strip(), file=sys.stderr)
                self.code = code

    def stopped(self) -> None:
        """The reply was whole before the model began to reword: to stop that loses nothing."""
        if self.ready is not None:
            self._finish(self.ready)

    def _finish(self, done: Done) -> None:
        if self.mending:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        if not self.as_it_comes:
            print(done.reply.text)
            if done.reply.more:
                print(f"\n{say('turn.more')}\n\n{done.reply.more}")
            print(f"\n{in_one_line(done.receipt)}")
        elif done.tidier and len(done.receipt.not_met) == 0:
            print(say("turn.tidier_line"))
        print(say("turn.answered_by_tiny" if self.tiny else "turn.answered_by", model=done.model or ""))
        self._account(done)

    def _account(self, done: Done) -> None:
        """Offers, and what was asked for of the version that was shown."""
        tried: Tried = "all"
        reply, receipt = done.reply, done.receipt
        if self.shown is not None and done.tidier:
            reply, receipt, tried = self.shown.reply, self.shown.receipt, "sentences"
        account = accounts.account(reply, receipt, self.profile, self.about, tried=tried)
        for line in in_words.offered(account.offers):
            print(line)
        if self.tell_changes:
            print(f"\n{in_words.told(account)}")
        if self.tell_original:
            same = reply.original.strip() == reply.whole.strip()
            print(f"\n{in_words.original(reply.original, same=same)}")

    def end(self) -> int:
        return self.code


class _Json:
    """Gathers a turn, and prints it as one JSON object."""

    def __init__(self, profile: Profile, about: About) -> None:
        self.profile, self.about = profile, about
        self.presets = list(profile.presets)
        self.card: Card | None = None
        self.done: Done | None = None
        self.code = 0

    def see(self, event: Event) -> None:
        match event:
            case Carded(card):
                self.card = card
            case Done() as done:
                self.done = done
            case Failed(sentence, mend, code):
                print(f"{sentence} {mend}".strip(), file=sys.stderr)
                self.code = code

    def stopped(self) -> None:
        """Half an object is none: nothing is printed."""

    def end(self) -> int:
        if self.code:
            return self.code
        if self.done is None:
            shared.print_json({"text": _card(self.card) if self.card else "", "card": True, "model": None})
            return 0
        done = self.done
        account = accounts.account(done.reply, done.receipt, self.profile, self.about)
        first = None if done.first_text is None else round(done.first_text, 3)
        shared.print_json(
            {
                "text": done.reply.text,
                "more": done.reply.more,
                "original": done.reply.original,
                "presets": self.presets,
                "model": done.model,
                "receipt": receipt_json(done.receipt),
                **accounts.as_json(account, done.reply.changes),
                "seconds": {"first_text": first, "total": round(done.total, 3)},
                **({"card": _card(self.card)} if self.card else {}),
            }
        )
        return 0


def _card(card: Card) -> str:
    people = [f"- {person.name}: {person.reach} ({person.hours})" for person in card.people]
    return "\n".join([card.title, "", *card.lines, "", *people])
