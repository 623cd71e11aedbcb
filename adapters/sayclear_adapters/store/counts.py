"""What past replies measured: numbers and the day, and no word of anybody. One SQLite file.

Each reply is one INSERT, so two programs can write at once, and a program that is ended at any
moment leaves whole rows.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sayclear.errors import CannotRead
from sayclear.events import Done, Event, Mending
from sayclear.home import home, private_folder
from sayclear.reply import Receipt
from sayclear.words import pair
from sayclear_adapters.store import choices
from sayclear_profiles import Profile, pinned

KEEP_COUNTS, KEEP_NAMES = "report.keep_counts", "report.keep_names"
_WAIT_SECONDS = 5.0
"""How long one program waits for another that is writing."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS replies "
    "(id INTEGER PRIMARY KEY, day TEXT NOT NULL, needs TEXT NOT NULL, found TEXT NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one rule measured in one reply."""

    rule: str
    value: float
    limit: float
    ok: bool
    flagged: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """One reply, as it is kept."""

    day: date
    needs: tuple[str, ...]
    """Names of the presets; empty unless the person wants them kept."""
    found: tuple[Found, ...]
    """The rules that were used."""


def path() -> Path:
    """Where the counts lie."""
    return home() / "counts.db"


def watch(events: Generator[Event], profile: Profile) -> Generator[Event]:
    """Hand the events of a turn on, and keep the counts of its reply where the person wants that.

    A reply that was whole when the person stopped the mending counts too.
    """
    profile = with_choices(profile)
    ready: Receipt | None = None
    try:
        with closing(events):
            for event in events:
                if isinstance(event, Mending):
                    ready = event.ready.receipt
                elif isinstance(event, Done):
                    ready = None
                    _keep_if_wanted(event.receipt, profile)
                yield event
    finally:
        if ready is not None:
            _keep_if_wanted(ready, profile)


def _keep_if_wanted(receipt: Receipt, profile: Profile) -> None:
    if profile.on(KEEP_COUNTS):
        # A disk that is full must not cost the person the reply.
        with suppress(sqlite3.Error, OSError):
            keep(receipt, needs=profile.presets if profile.on(KEEP_NAMES) else ())


def with_choices(profile: Profile) -> Profile:
    """The profile with what the person decided about counts on top."""
    decided = choices.read().settings
    return profile.with_layer(
        pinned({key: decided[key] for key in (KEEP_COUNTS, KEEP_NAMES) if key in decided})
    )


def keep(receipt: Receipt, *, needs: Sequence[str] = (), day: date | None = None) -> None:
    """Keep what a receipt measured. Raises sqlite3.Error or OSError."""
    found = [
        [finding.rule, finding.value, finding.limit, finding.ok, finding.flagged]
        for finding in receipt.findings
        if finding.limit is not None
    ]
    row = ((day or date.today()).isoformat(), json.dumps(list(needs)), json.dumps(found))
    with _opened() as database:
        database.execute(_TABLE)
        database.execute("INSERT INTO replies (day, needs, found) VALUES (?, ?, ?)", row)


def read() -> Iterator[Counted]:
    """Every reply that was counted, the oldest first. Raises CannotRead for a damaged file."""
    if not path().exists():
        return
    try:
        with _opened() as database:
            database.execute(_TABLE)
            for day, needs, found in database.execute(
                "SELECT day, needs, found FROM replies ORDER BY day, id"
            ):
                yield Counted(
                    date.fromisoformat(day),
                    tuple(json.loads(needs)),
                    tuple(Found(*one) for one in json.loads(found)),
                )
    except (sqlite3.DatabaseError, ValueError, TypeError) as fault:
        raise CannotRead(*pair("report.busy" if _is_busy(fault) else "report.damaged")) from fault


def forget() -> int:
    """Delete every count, and write over the place where it stood. Returns how many replies there were.

    The rows are deleted inside the database and the file stays: another program may be writing. A
    damaged file is removed whole.
    """
    if not path().exists():
        return 0
    try:
        with _opened() as database:
            database.execute("PRAGMA secure_delete = ON")
            database.execute(_TABLE)
            count = int(database.execute("DELETE FROM replies").rowcount)
            database.execute("VACUUM")
    except sqlite3.DatabaseError as fault:
        if _is_busy(fault):
            raise CannotRead(*pair("report.busy")) from fault
        path().unlink(missing_ok=True)
        return 0
    return count


def _is_busy(fault: Exception) -> bool:
    return isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault)


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    """The database. The file is made first, so that it never exists with wider permissions."""
    private_folder()
    os.close(os.open(path(), os.O_RDWR | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(path(), timeout=_WAIT_SECONDS, isolation_level=None)) as database:
        yield database
