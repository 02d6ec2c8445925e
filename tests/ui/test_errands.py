"""Work beside the window is told in the window's time, if there is one."""

from __future__ import annotations

from threading import Event, Thread

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.errands import Errands
from ui.gate import Gate


def test_what_the_work_returns_is_told(qtbot: QtBot) -> None:
    told: list[int] = []
    parent = QObject()
    Errands(parent).start(lambda: 7, told.append, print)

    qtbot.waitUntil(lambda: told == [7])


def test_what_it_raises_is_told(qtbot: QtBot) -> None:
    told: list[Exception] = []
    parent = QObject()
    Errands(parent).start(lambda: 1 // 0, print, told.append)

    qtbot.waitUntil(lambda: [type(each) for each in told] == [ZeroDivisionError])


def test_a_window_that_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    may_end, told = Event(), list[bool]()
    parent = QObject()
    Errands(parent).start(lambda: may_end.wait(5), told.append, print)
    del parent
    may_end.set()
    qtbot.wait(50)

    assert told == []


def test_nothing_goes_through_the_gate_of_what_is_gone(qapp: object) -> None:
    owner, told = QObject(), list[str]()
    gate = Gate(owner)
    gate.through(lambda: told.append("alive"))
    del owner
    thread = Thread(target=gate.through, args=(lambda: told.append("gone"),))
    thread.start()
    thread.join()

    assert told == ["alive"]
