"""What is on the page, in a file of its own, so that a reload, a crash or a restart loses nothing.

One file a conversation, `working/ID.json` in the person's folder, which its owner alone can read. The
page makes the id from 128 random bits and keeps it in the browser: who does not know it cannot ask for
the conversation. The file is never searched and nothing is learned from it. "New conversation" deletes it.
"""

from __future__ import annotations

import json
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from sayclear import home

_ID = re.compile(r"[0-9a-f]{32}")
_ENDS = ("done", "stopped", "failed")
_VERSION = 1
MOST_TURNS = 200
"""The oldest turns of a longer conversation leave the file."""
LONGEST_DRAFT = 1_000_000
"""Characters."""
SECONDS_BETWEEN = 0.3
"""A reply that is being written is saved no more often than this."""

_writing = Lock()


@dataclass(slots=True)
class Kept:
    """What one file holds."""

    turns: list[dict[str, Any]] = field(default_factory=list)
    """Each as the page was last told about it."""
    draft: str = ""

    def history(self) -> list[tuple[str, str]]:
        """What was asked and what was answered, for the model."""
        return [(turn["words"], answer) for turn in self.turns if (answer := _answer(turn))]


class WorkingFile:
    """The file of one conversation. Raises ValueError for what is no id."""

    def __init__(self, work: str) -> None:
        if not _ID.fullmatch(work):
            raise ValueError(work)
        self.work = work
        self._saved = 0.0

    @property
    def path(self) -> Path:
        """Where it lies; the folder is made when it is not there."""
        return home.private_folder("working") / f"{self.work}.json"

    def read(self) -> Kept:
        """What is kept. A file that cannot be read counts as empty, and is put aside, not deleted."""
        path = self.path
        try:
            found = json.loads(path.read_text("utf-8"))
            if found["version"] != _VERSION:
                raise ValueError(found["version"])
            return Kept([turn for turn in found["turns"] if "words" in turn], str(found["draft"]))
        except FileNotFoundError:
            return Kept()
        except (OSError, ValueError, KeyError, TypeError):
            with suppress(OSError):
                path.replace(path.with_suffix(".unreadable"))
            return Kept()

    def keep_turn(self, data: dict[str, Any]) -> None:
        """Keep how far a turn is. While it is being written, not each step goes to the disk."""
        over = data.get("state") in _ENDS
        if not over and time.monotonic() - self._saved < SECONDS_BETWEEN:
            return
        self._saved = time.monotonic()
        with _writing:
            kept = self.read()
            same = bool(kept.turns) and kept.turns[-1].get("turn") == data.get("turn")
            before = kept.turns[:-1] if same else kept.turns
            kept.turns = [*before, data][-MOST_TURNS:]
            self._write(kept)

    def keep_draft(self, draft: str) -> None:
        """Keep what stands in the message box."""
        with _writing:
            kept = self.read()
            kept.draft = draft[:LONGEST_DRAFT]
            if kept.draft or kept.turns or self.path.exists():
                self._write(kept)

    def reopened(self) -> Kept:
        """What is kept, for a page that opens again: a turn that nobody writes any more has ended."""
        kept = self.read()
        kept.turns = [_ended(turn) for turn in kept.turns]
        if kept.turns and not kept.draft and _is_unanswered(kept.turns[-1]):
            kept.draft = str(kept.turns[-1]["words"])
        return kept

    def end(self) -> None:
        """Delete the file."""
        with _writing, suppress(FileNotFoundError):
            self.path.unlink()

    def _write(self, kept: Kept) -> None:
        path = self.path
        new = path.with_suffix(".new")
        text = json.dumps({"version": _VERSION, "turns": kept.turns, "draft": kept.draft}, ensure_ascii=False)
        # A full disk must not end a reply.
        with suppress(OSError):
            with os.fdopen(
                os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)


def _answer(turn: dict[str, Any]) -> str:
    parts = (turn.get(part, {}).get("source", "") for part in ("text", "more"))
    return "\n\n".join(part for part in parts if part)


def _is_unanswered(turn: dict[str, Any]) -> bool:
    return turn.get("state") in ("stopped", "failed") and not _answer(turn) and "card" not in turn


def _ended(turn: dict[str, Any]) -> dict[str, Any]:
    """Nothing is read out again, and what was cut off in the middle was stopped."""
    state = turn.get("state")
    return {**turn, "said": [], "state": state if state in _ENDS else "stopped"}
