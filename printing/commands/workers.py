"""Those who do the work: here this process alone, others beside it."""

from __future__ import annotations

import gc
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

from printing.commands.console import Refused

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item], Result]

CHUNK = 16
"""Items handed out together, so that handing out costs little."""
AHEAD = 8
"""Chunks for each worker that are handed out before the first is back."""
MOST_AHEAD = 128
"""Chunks that are out at a time, however many workers there are."""


class WorkersLost(Refused):
    """Nobody is left to do the work; the message says why."""


class Workers(ABC):
    """Who does the work, and how it is handed out.

    As a context manager it lets everybody go in the end; what was handed out
    and not begun is dropped.

    Attributes:
        chunk: How many items are handed out together.
        ahead: How many chunks are out at a time: so much is held in memory,
            however much there is to do.
        is_far: Whether files of this machine are out of its reach.
        losses: What a chunk raises that took its worker with it.
    """

    chunk: int
    ahead: int
    is_far = False
    losses: tuple[type[Exception], ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @abstractmethod
    def submit(self, work: Work[Item, Result], items: Sequence[Item]) -> Future[Any]:
        """Hand out a chunk, and return what becomes of it."""

    @abstractmethod
    def result(self, future: Future[Any], seconds: float) -> list[Any]:
        """Return what was made of a chunk.

        Raises:
            TimeoutError: It does not come within the time.
            WorkersLost: Those who should do it cannot.
        """

    @abstractmethod
    def check(self) -> None:
        """Return as long as somebody may still bring what was handed out.

        Raises:
            WorkersLost: Nobody will.
        """

    @abstractmethod
    def close(self) -> None:
        """Let everybody go."""


class ExecutorWorkers(Workers):
    """Threads or processes of this machine, behind an executor."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(
        self, work: Work[Item, Result], items: Sequence[Item]
    ) -> Future[list[Result]]:
        """Hand out a chunk, and return what becomes of it."""
        return self._executor.submit(each, work, items)

    def result(
        self, future: Future[list[Result]], seconds: float
    ) -> list[Result]:
        """Return what was made of a chunk, if it comes within the time."""
        return future.result(seconds)

    def check(self) -> None:
        """Return: no thread gets lost, and a lost process breaks the pool."""

    def close(self) -> None:
        """Let everybody go; what is begun is finished."""
        self._executor.shutdown(cancel_futures=True)


class OneThread(ExecutorWorkers):
    """One thread of this process, so that the first may answer to Ctrl-C."""

    chunk, ahead = 1, 2

    def __init__(self) -> None:
        super().__init__(ThreadPoolExecutor(1))


def each(work: Work[Item, Result], items: Sequence[Item]) -> list[Result]:
    """Return what the work makes of each item of a chunk."""
    with _collecting_rarely():
        return [work(item) for item in items]


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Look for garbage in circles less often.

    A sheet is many small parts, and no circles: looking for them took a
    sixth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(20_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
