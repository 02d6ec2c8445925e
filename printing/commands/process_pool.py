"""Several processes of this machine that do the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from printing.commands.workers import (
    AHEAD,
    CHUNK,
    MOST_AHEAD,
    ExecutorWorkers,
    Item,
    Result,
    Work,
)

MOST_JOBS = 61 if os.name == "nt" else 500
"""Windows cannot wait for more processes at a time."""


class ProcessPool(ExecutorWorkers):
    """Processes that are started when there is something to do.

    One that dies takes the others with it, and what they had in hand; the
    next chunk then gets new ones.
    """

    chunk = CHUNK
    losses = (BrokenExecutor,)

    def __init__(self, jobs: int) -> None:
        """Find out whether there can be any; on some machines not.

        Raises:
            OSError, NotImplementedError: There cannot.
        """
        self._jobs = min(jobs, MOST_JOBS)
        self.ahead = min(MOST_AHEAD, AHEAD * self._jobs)
        super().__init__(_executor(self._jobs))

    def submit(
        self, work: Work[Item, Result], items: Sequence[Item]
    ) -> Future[list[Result]]:
        """Hand out a chunk, and return what becomes of it."""
        try:
            return self._submit(work, items)
        except BrokenExecutor:
            self._executor = _executor(self._jobs)
            return self._submit(work, items)

    def _submit(
        self, work: Work[Item, Result], items: Sequence[Item]
    ) -> Future[list[Result]]:
        with _interrupts_held_back():
            return super().submit(work, items)


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
