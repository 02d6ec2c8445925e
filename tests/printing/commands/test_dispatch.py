"""Work is shared out without a difference in what comes of it."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import TypeVar

import pytest

from printing.commands.dispatch import HEAVY, MANY, each_of, workers_for
from printing.commands.interrupts import Interrupts
from printing.commands.process_pool import ProcessPool
from printing.commands.workers import each

T = TypeVar("T")
R = TypeVar("R")
DEADLY = {7, 27}


def squared(number: int) -> int:
    return number * number


def inverted(number: int) -> int:
    return 1 // number


def out_of_time(number: int) -> int:
    raise TimeoutError


def held_back(number: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set())


def process(number: int) -> int:
    return os.getpid()


def squared_at_risk(number: int) -> int:
    """Square a number; 7 and 27 end the process, as a fault in C may."""
    return os._exit(1) if number in DEADLY else number * number


def given_up(number: int) -> int:
    return -number


def made(
    items: Sequence[int], work: Callable[[int], int], jobs: int | None = None
) -> list[int]:
    """Return what the work makes of the items, in order."""
    with workers_for(len(items), jobs) as workers:
        return list(each_of(items, work, workers, Interrupts(), given_up))


@pytest.mark.parametrize("jobs", [None, 1, 2])
def test_results_come_in_order(jobs: int | None) -> None:
    assert made(range(40), squared, jobs) == [squared(each) for each in range(40)]


def test_nothing_comes_of_nothing() -> None:
    assert made((), squared) == []


def test_a_few_items_stay_in_this_process() -> None:
    assert set(made(range(MANY - 1), process)) == {os.getpid()}


def test_jobs_leave_this_process() -> None:
    assert os.getpid() not in set(made(range(2), process, 2))


def test_a_packed_program_is_not_started_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert set(made(range(2), process, 2)) == {os.getpid()}


@pytest.mark.skipif(sys.platform == "win32", reason="has no signal masks")
def test_workers_leave_interrupts_to_us() -> None:
    assert all(made(range(2), held_back, 2))
    assert not held_back(0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_worker_is_ours(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        made([1, 0], inverted, jobs)
    with pytest.raises(TimeoutError):
        made([1], out_of_time, jobs)


def test_an_item_that_ends_its_worker_is_given_up_and_no_other() -> None:
    assert made(range(40), squared_at_risk, 2) == [
        -each if each in DEADLY else each * each for each in range(40)
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_is_taken_than_can_be_held(jobs: int) -> None:
    taken: list[int] = []
    with workers_for(MANY, jobs) as workers:
        numbers = noted_in(taken, range(100_000))
        results = each_of(numbers, squared, workers, Interrupts(), given_up)
        done = [next(results) for _ in range(100)]

    assert len(taken) - len(done) <= workers.chunk * (workers.ahead + 1)


def noted_in(taken: list[int], numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        taken.append(number)
        yield number


def test_heavy_items_are_handed_out_one_by_one() -> None:
    weights = [1, 1, HEAVY, 1, HEAVY + 1, 1, 1]
    with NotingPool() as workers:
        list(each_of(weights, squared, workers, Interrupts(), given_up, int))

    assert workers.sizes == [2, 1, 1, 1, 2]


class NotingPool(ProcessPool):
    """Notes how large its chunks are."""

    def __init__(self) -> None:
        super().__init__(1)
        self.sizes: list[int] = []

    def submit(
        self, work: Callable[[T], R], items: Sequence[T]
    ) -> Future[list[R]]:
        self.sizes.append(len(items))
        return super().submit(work, items)


def test_work_is_left_between_two_results_when_somebody_wants_to_end() -> None:
    done = []
    with Interrupts() as interrupts, workers_for(1) as workers:
        with pytest.raises(KeyboardInterrupt):
            for one in each_of(range(99), squared, workers, interrupts, given_up):
                signal.raise_signal(signal.SIGINT)
                done.append(one)

    assert done == [0]


def test_garbage_is_looked_for_less_often_but_only_at_work() -> None:
    before = gc.get_threshold()
    (at_work,) = each(lambda _: gc.get_threshold(), [0])

    assert at_work > before
    assert gc.get_threshold() == before
