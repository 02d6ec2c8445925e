"""An exception that nobody caught is noted, and told once in a while."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from models.log import log_folder
from ui.runtime.fault_hook import PAUSE_S, FaultHook

ROOT = Path(__file__).resolve().parents[3]
CRASH = """
import faulthandler, resource
from ui.runtime.fault_hook import watch_crashes
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
def fill_in(text):
    faulthandler._sigsegv()
watch_crashes()
fill_in("某单位")
"""


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
    hook.caught.connect(told.append)
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


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_crash_leaves_its_place_in_a_file_for_the_owner_alone(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", CRASH], cwd=ROOT, env=environment, umask=0
    )
    noted = tmp_path / "jibiao" / "crash.log"

    assert ended.returncode < 0
    assert "fill_in" in noted.read_text(encoding="utf-8")
    assert "某单位" not in noted.read_text(encoding="utf-8")
    assert noted.stat().st_mode & 0o077 == 0


def test_the_keyboard_interrupt_is_nobodys_fault(
    hook: FaultHook, told: list[str]
) -> None:
    hook.take(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert told == []
