"""Several processes of this machine that do the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Self

from printing.commands.workers import AHEAD, CHUNK, MOST_AHEAD, Item, Result, Work, each

MOST_JOBS = 61 if os.name == "nt" else 500
"""Windows cannot wait for more processes at a time."""


class Pool:
    """Processes that are started when there is something to do.

    One that dies takes the others with it, and what they had in hand; the
    next chunk then gets new ones.
    """

    chunk, is_far = CHUNK, False
    deaths: tuple[type[Exception], ...] = (BrokenExecutor,)

    def __init__(self, jobs: int) -> None:
        """Find out whether there can be any; on some machines not.

        Raises:
            OSError, NotImplementedError: There cannot.
        """
        self._jobs = min(jobs, MOST_JOBS)
        self.ahead = min(MOST_AHEAD, AHEAD * self._jobs)
        self._executor = _executor(self._jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._executor.shutdown(cancel_futures=True)

    def submit(
        self, work: Work[Item, Result], items: Sequence[Item]
    ) -> Future[list[Result]]:
        """Hand out a chunk, and return what becomes of it."""
        try:
            return self._submit(work, items)
        except BrokenExecutor:
            self._executor = _executor(self._jobs)
            return self._submit(work, items)

    def brought(
        self, future: Future[list[Result]], seconds: float
    ) -> list[Result]:
        """Return what was made of a chunk, if it comes within the time."""
        return future.result(seconds)

    def look_after(self) -> None:
        """Return: a process that gets lost is reported as a death."""

    def _submit(
        self, work: Work[Item, Result], items: Sequence[Item]
    ) -> Future[list[Result]]:
        with _interrupts_held_back():
            return self._executor.submit(each, work, items)


def _executor(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin)


def _begin() -> None:
    """Leave Ctrl-C to the program that started this process, but end with it.

    Killed, it could not say so, and its workers would wait for work forever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach even while they start."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
