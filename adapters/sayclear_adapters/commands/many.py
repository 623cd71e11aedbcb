"""Many files at once: on all cores, in the order they were named, a few in flight at a time."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Future

    from sayclear_adapters.helper_process import HelperProcess

WORKER = "sayclear_adapters.commands.many_worker"
_FEW = 8
_SMALL = 400_000
"""Bytes in all. Fewer or smaller files are done sooner than helper processes have started."""
_IN_FLIGHT = 4
"""Files a core that are given out and not yet printed: a slow one makes the others wait, not pile up."""
_MOST_SECONDS = 1800.0
"""For one file. The longest text that is taken needs a small part of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one file."""

    name: str
    out: str
    """For standard output; may be empty."""
    err: str
    """For standard error: why it could not be done, or a note."""
    code: int
    """The exit code that this file alone would give."""


Make = Callable[[str, int], Made]
"""Does one file: its name, and its place in the row, from 0."""
Lost = Callable[[str, int], Made]
"""What to say of a file whose helper process ended, or took too long."""
Options = Mapping[str, Any]
"""What a verb needs in another process, as plain data."""


def in_order(names: Sequence[str], *, make: Make, lost: Lost, verb: str, options: Options) -> Generator[Made]:
    """Do each file, and yield what came of it in the order of `names`.

    `make` works here; the helper processes make their own from `verb` and `options`. Closing the
    generator ends them at once.
    """
    if len(names) < 2 or (len(names) <= _FEW and _bytes_of(names) < _SMALL):
        yield from one_by_one(names, make=make)
        return
    cores = min(len(os.sched_getaffinity(0)), len(names))
    yield from _on_all_cores(names, make, lost, _Helpers(verb, options, cores))


def one_by_one(names: Sequence[str], *, make: Make) -> Generator[Made]:
    """Do each file here, in the order of `names`."""
    for number, name in enumerate(names):
        yield make(name, number)


def _bytes_of(names: Sequence[str]) -> int:
    total = 0
    for name in names:
        try:
            total += Path(name).stat().st_size
        except (OSError, ValueError):
            continue
    return total


def _on_all_cores(names: Sequence[str], make: Make, lost: Lost, helpers: _Helpers) -> Generator[Made]:
    from concurrent.futures import Future, ThreadPoolExecutor

    def given_out(name: str, number: int) -> Future[Made]:
        if name != "-":
            return pool.submit(helpers.do, name, number, lost)
        # Only this process has the standard input that the person means.
        here: Future[Made] = Future()
        here.set_result(make(name, number))
        return here

    flying: deque[Future[Made]] = deque()
    pool = ThreadPoolExecutor(helpers.most)
    try:
        for number, name in enumerate(names):
            flying.append(given_out(name, number))
            if len(flying) == helpers.most * _IN_FLIGHT:
                yield flying.popleft().result()
        while flying:
            yield flying.popleft().result()
    finally:
        helpers.end()
        pool.shutdown(cancel_futures=True)


class _Helpers:
    """At most `most` helper processes; each does one file at a time."""

    def __init__(self, verb: str, options: Options, most: int) -> None:
        self.most = most
        self._given = {"verb": verb, "options": json.dumps(options)}
        self._idle: deque[HelperProcess] = deque()
        self._all: set[HelperProcess] = set()
        self._ended = False
        self._lock = threading.Lock()

    def do(self, name: str, number: int, lost: Lost) -> Made:
        """Do one file in a process that is free. A process that ends takes only its own file with it."""
        from sayclear_adapters.helper_process import HelperGone, HelperLate

        helper = self._take()
        if helper is None:
            return lost(name, number)
        try:
            said, out = helper.ask({**self._given, "name": name, "number": number}, seconds=_MOST_SECONDS)
        except (HelperGone, HelperLate):
            with self._lock:
                self._all.discard(helper)
            return lost(name, number)
        self._idle.append(helper)
        return Made(name, out.decode("utf-8", "surrogatepass"), said["err"], said["code"])

    def end(self) -> None:
        """End every process now."""
        with self._lock:
            self._ended = True
            for helper in self._all:
                helper.end()

    def _take(self) -> HelperProcess | None:
        from sayclear_adapters.helper_process import HelperProcess

        try:
            return self._idle.pop()
        except IndexError:
            pass
        with self._lock:
            if self._ended:
                return None
            helper = HelperProcess(WORKER)
            self._all.add(helper)
            return helper


@contextmanager
def bar(total: int) -> Iterator[Callable[[str, str], None]]:
    """Gives `show(out, err)`, which prints what came of one file.

    Where standard error is a terminal, a progress bar stands below what is printed.
    """
    if total < 2 or not sys.stderr.isatty():
        yield _print
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bars = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = bars.add_task("", total=total)

    def show(out: str, err: str) -> None:
        bars.advance(task)
        if err or (out and sys.stdout.isatty()):
            bars.stop()
            _print(out, err)
            bars.start()
        else:
            _print(out, err)
            bars.refresh()

    with bars:
        yield show


def _print(out: str, err: str) -> None:
    if out:
        sys.stdout.write(out)
        sys.stdout.flush()
    if err:
        print(err, file=sys.stderr, flush=True)
