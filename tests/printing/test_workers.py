"""Work is shared out without a difference in what comes of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import pytest

from printing.workers import MANY, each_of


def squared(number: int) -> int:
    return number * number


def inverted(number: int) -> int:
    return 1 // number


def held_back(number: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())


def process(number: int) -> int:
    return os.getpid()


def made(items: Sequence[int], jobs: int | None = None) -> list[int]:
    """Return the squares of the items, in order."""
    return list(each_of(items, squared, jobs))


@pytest.mark.parametrize("jobs", [None, 1, 2])
def test_results_come_in_order(jobs: int | None) -> None:
    assert made(range(5), jobs) == [0, 1, 4, 9, 16]


def test_nothing_comes_of_nothing() -> None:
    assert made(()) == []


def test_a_few_items_stay_in_this_process() -> None:
    assert set(each_of(range(MANY - 1), process)) == {os.getpid()}


def test_jobs_leave_this_process() -> None:
    assert os.getpid() not in set(each_of(range(2), process, 2))


def test_a_packed_program_is_not_started_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert set(each_of(range(2), process, 2)) == {os.getpid()}


@pytest.mark.skipif(sys.platform == "win32", reason="has no signal masks")
def test_workers_leave_interrupts_to_us() -> None:
    assert all(each_of(range(2), held_back, 2))
    assert not held_back(0)


def test_a_fault_in_a_worker_is_ours() -> None:
    with pytest.raises(ZeroDivisionError):
        list(each_of([1, 0], inverted, 2))
