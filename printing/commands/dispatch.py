"""Does one thing to many items, whoever does it."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic

from printing.commands.interrupts import Interrupts
from printing.commands.workers import Item, OneThread, Result, Work, Workers

MANY = 100
"""From so many items on, other processes are worth their start."""
TRIES = 2
"""How often an item may take its worker with it before it is given up."""
HEAVY = 512 * 1024
"""Bytes of a chunk that gets no further item."""
PAUSE = 0.1
"""Seconds of waiting after which we look whether all is well."""


def workers_for(count: int, jobs: int | None = None) -> Workers:
    """Return who works on so many items: so many processes, or as we think."""
    jobs = jobs or (1 if count < MANY else os.cpu_count() or 1)
    # A packed program cannot be started again as a worker.
    if jobs > 1 and not getattr(sys, "frozen", False):
        from printing.commands.process_pool import ProcessPool

        # Some locked-down machines have no semaphores to share.
        with suppress(OSError, NotImplementedError):
            return ProcessPool(jobs)
    return OneThread()


def each_of(
    items: Iterable[Item],
    work: Work[Item, Result],
    workers: Workers,
    interrupts: Interrupts,
    given_up: Callable[[Item], Result],
    weigh: Callable[[Item], int] = lambda _: 0,
) -> Iterator[Result]:
    """Yield what the work makes of each item, in order.

    Work and results go to other processes and back, so both must be made of
    module-level names and plain data.  An item that takes its worker with it
    again and again is given up; the others are done all the same.  Weights
    are in bytes; heavy items are handed out one by one.

    Raises:
        KeyboardInterrupt: Somebody wants to end.  It is raised while we
            wait for a result, and nowhere else.
        WorkersLost: Nobody is left to do the rest.
    """
    dispatcher = _Dispatcher(work, workers, interrupts, given_up)
    return dispatcher.each_of(_chunks(items, workers.chunk, weigh))


@dataclass(frozen=True, slots=True)
class _Dispatcher(Generic[Item, Result]):
    """Hands out chunks, and takes back what was made of them."""

    work: Work[Item, Result]
    workers: Workers
    interrupts: Interrupts
    given_up: Callable[[Item], Result]

    def each_of(self, chunks: Iterable[Sequence[Item]]) -> Iterator[Result]:
        """Yield what becomes of each item of each chunk, in order."""
        out: deque[tuple[Sequence[Item], Future[Any]]] = deque()
        for chunk in chunks:
            out.append((chunk, self.workers.submit(self.work, chunk)))
            if len(out) >= self.workers.ahead:
                yield from self._taken_back(*out.popleft())
        while out:
            yield from self._taken_back(*out.popleft())

    def _taken_back(
        self, chunk: Sequence[Item], future: Future[Any]
    ) -> list[Result]:
        try:
            return self._awaited(future)
        except self.workers.losses:
            self.workers.check()
            return [self._alone(item) for item in chunk]

    def _alone(self, item: Item) -> Result:
        """Return what becomes of one item that may have killed its worker."""
        for _ in range(TRIES):
            with suppress(*self.workers.losses):
                return self._awaited(self.workers.submit(self.work, (item,)))[0]
            self.workers.check()
        return self.given_up(item)

    def _awaited(self, future: Future[Any]) -> list[Result]:
        while True:
            self.interrupts.check()
            try:
                return self.workers.result(future, PAUSE)
            except TimeoutError:
                # Ours, or one that the work itself has raised.
                if future.done():
                    return self.workers.result(future, PAUSE)
                self.workers.check()


def _chunks(
    items: Iterable[Item], most: int, weigh: Callable[[Item], int]
) -> Iterator[Sequence[Item]]:
    """Yield the items in chunks of so many, or fewer if they are heavy."""
    chunk: list[Item] = []
    weight = 0
    for item in items:
        if chunk and (len(chunk) == most or weight + weigh(item) > HEAVY):
            yield chunk
            chunk, weight = [], 0
        chunk.append(item)
        weight += weigh(item)
    if chunk:
        yield chunk
