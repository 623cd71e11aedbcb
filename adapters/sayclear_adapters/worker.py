"""Blocking work in a thread, watched by a generator that can be closed at any moment."""

from __future__ import annotations

import atexit
import queue
import threading
import weakref
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

T = TypeVar("T")

TICK_SECONDS = 0.2
"""How long the watcher waits for news before it yields None, so that its caller can stop."""
_JOIN_SECONDS = 2.0

_running: weakref.WeakSet[_Work[object]] = weakref.WeakSet()


class Stopped(Exception):
    """Raised inside the work when nobody watches it any more."""


class _Work(Generic[T]):
    def __init__(self, work: Callable[[Callable[[T], None], threading.Event], None]) -> None:
        self.stopped = threading.Event()
        self.news: queue.SimpleQueue[T | BaseException | _End] = queue.SimpleQueue()
        self._work = work
        # A daemon, because a thread that waits for a silent server must not keep the program alive.
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        try:
            self._work(self.news.put, self.stopped)
        except BaseException as fault:  # noqa: BLE001 - handed to the watcher, who raises it
            self.news.put(fault)
        else:
            self.news.put(_End())


class _End:
    """The work is done."""


def watch(
    work: Callable[[Callable[[T], None], threading.Event], None],
    *,
    cut: Callable[[], None] | None = None,
) -> Generator[T | None]:
    """Run `work(put, stopped)` in a thread and yield what it puts; None after a while without news.

    Closing the generator sets `stopped`, calls `cut` (which unblocks a waiting connection), and waits
    up to two seconds for the thread. An error in the work is raised here.
    """
    task: _Work[T] = _Work(work)
    _running.add(task)  # type: ignore[arg-type]
    task.thread.start()
    try:
        while True:
            try:
                item = task.news.get(timeout=TICK_SECONDS)
            except queue.Empty:
                yield None
                continue
            if isinstance(item, _End):
                return
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        task.stopped.set()
        if cut is not None:
            cut()
        task.thread.join(_JOIN_SECONDS)


def _stop_all() -> None:
    """End native work before Python goes: a callback into a dying interpreter aborts the process."""
    tasks = list(_running)
    for task in tasks:
        task.stopped.set()
    for task in tasks:
        task.thread.join(10)


atexit.register(_stop_all)
