"""An exception that nobody caught is noted, and told once in a while."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from models.log import log_folder
from ui.fault_hook import PAUSE_S, FaultHook


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def hook(qapp: object, clock: Clock, told: list[str]) -> Iterator[FaultHook]:
    parent = QObject()
    hook = FaultHook(parent, clock)
    hook.told.connect(told.append)
    yield hook


def fail(hook: FaultHook) -> None:
    error = ValueError("指标名称")
    hook.take(type(error), error, None)


def test_a_fault_is_noted_without_what_was_typed(
    hook: FaultHook, told: list[str]
) -> None:
    fail(hook)

    log = (log_folder() / "jibiao.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "指标名称" not in log
    assert "第 1 次" in told[0]


def test_a_fault_at_every_repaint_is_told_once(
    hook: FaultHook, told: list[str], clock: Clock
) -> None:
    for _ in range(100):
        fail(hook)
    assert len(told) == 1

    clock.now = PAUSE_S
    fail(hook)
    assert "第 101 次" in told[1]


def test_the_keyboard_interrupt_is_nobodys_fault(
    hook: FaultHook, told: list[str]
) -> None:
    hook.take(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert told == []
