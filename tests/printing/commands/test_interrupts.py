"""Ctrl-C is noted, and heard where the work can be left."""

from __future__ import annotations

import signal

import pytest

from printing.commands.interrupts import Interrupts

ENDING = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


@ENDING
def test_it_is_heard_at_the_next_check(number: signal.Signals) -> None:
    with Interrupts() as interrupts:
        interrupts.check()
        signal.raise_signal(number)

        with pytest.raises(KeyboardInterrupt):
            interrupts.check()


def test_the_second_does_not_wait() -> None:
    with Interrupts():
        signal.raise_signal(signal.SIGINT)

        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


@ENDING
def test_afterwards_all_is_as_before(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with Interrupts():
        assert signal.getsignal(number) != before

    assert signal.getsignal(number) == before


def test_a_program_told_to_ignore_it_goes_on_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupts() as interrupts:
            signal.raise_signal(signal.SIGINT)

            assert interrupts.check() is None  # type: ignore[func-returns-value]
    finally:
        signal.signal(signal.SIGINT, before)
