"""Does one thing to many items, in several processes where that helps."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY = 100
"""From so many items on, other processes are worth their start."""


def each_of(
    items: Sequence[Item], work: Callable[[Item], Result], jobs: int | None = None
) -> Iterator[Result]:
    """Yield what the work makes of each item, in order.

    Work and results cross to other processes and back, so both must be made
    of module-level names and plain data.  Jobs is the number of processes;
    None leaves it to us.
    """
    with _executor(jobs or _jobs_for(len(items))) as executor:
        with _interrupts_held_back():
            results = executor.map(work, items)
        yield from results


def _jobs_for(count: int) -> int:
    return 1 if count < MANY else os.cpu_count() or 1


def _executor(jobs: int) -> Executor:
    # A packed program cannot be started again as a worker.
    if jobs > 1 and not getattr(sys, "frozen", False):
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Some locked-down machines have no semaphores to share.
        with suppress(OSError, NotImplementedError):
            return ProcessPoolExecutor(jobs, get_context("spawn"))
    return ThreadPoolExecutor(1)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start workers that leave Ctrl-C to the program that started them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
