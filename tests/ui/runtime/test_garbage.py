"""Garbage is collected on the window's thread, whoever makes it."""

from __future__ import annotations

import gc
from threading import Thread, current_thread

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.runtime.garbage import GarbageCollector, collect


class Cycle:
    """Tells on which thread it was collected."""

    told: list[str] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.told.append(current_thread().name)


def make_garbage() -> None:
    for _ in range(10_000):
        Cycle()


def test_no_other_thread_collects(qtbot: QtBot) -> None:
    owner = QObject()
    GarbageCollector(owner)
    gc.collect()
    Cycle.told.clear()
    thread = Thread(target=make_garbage, name="other")
    thread.start()
    thread.join()
    assert Cycle.told == []

    qtbot.waitUntil(lambda: len(Cycle.told) == 10_000)
    assert set(Cycle.told) == {current_thread().name}


def test_without_garbage_nothing_is_collected(qapp: object) -> None:
    gc.collect()

    assert collect() == -1
