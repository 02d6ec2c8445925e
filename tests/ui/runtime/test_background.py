"""Work beside the window is told in the window's time, if there is one."""

from __future__ import annotations

from threading import Event, Thread, Timer

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.runtime.background import BackgroundWork
from ui.runtime.signal_guard import SignalGuard


def test_what_the_work_returns_is_told(qtbot: QtBot) -> None:
    told: list[int] = []
    parent = QObject()
    BackgroundWork(parent).start(lambda: 7, told.append, print)

    qtbot.waitUntil(lambda: told == [7])


def test_what_it_raises_is_told(qtbot: QtBot) -> None:
    told: list[Exception] = []
    parent = QObject()
    BackgroundWork(parent).start(lambda: 1 // 0, print, told.append)

    qtbot.waitUntil(lambda: [type(each) for each in told] == [ZeroDivisionError])


def test_finishing_waits_and_tells_how_it_ended(qtbot: QtBot) -> None:
    told: list[object] = []
    parent = QObject()
    errands = BackgroundWork(parent)
    may_end = Event()
    errands.start(lambda: may_end.wait(5), told.append, print)
    Timer(0.05, may_end.set).start()

    assert errands.finish(pytest.fail)
    assert told == [True]


def test_finishing_what_failed_is_not_well(qtbot: QtBot) -> None:
    told: list[Exception] = []
    parent = QObject()
    errands = BackgroundWork(parent)
    errands.start(lambda: 1 // 0, print, told.append)

    assert not errands.finish(pytest.fail)
    assert [type(each) for each in told] == [ZeroDivisionError]


def test_what_goes_on_for_too_long_is_waited_for_once(qtbot: QtBot) -> None:
    may_end, told = Event(), list[object]()
    parent = QObject()
    errands = BackgroundWork(parent)
    errands.start(lambda: may_end.wait(5), told.append, print)

    assert not errands.finish(lambda: told.append("late"), 0.01)
    assert errands.finish(lambda: told.append("late"), 0.01)
    assert told == ["late"]
    may_end.set()


def test_a_window_that_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    may_end, told = Event(), list[bool]()
    parent = QObject()
    BackgroundWork(parent).start(lambda: may_end.wait(5), told.append, print)
    del parent
    may_end.set()
    qtbot.wait(50)

    assert told == []


def test_what_is_emitted_while_the_window_dies_is_dropped(qapp: object) -> None:
    class Dying(QObject):
        told = Signal()

    owner, dying = QObject(), Dying()
    emit = dying.told.emit
    delete(dying)

    SignalGuard(owner).through(emit)
    with pytest.raises(RuntimeError):
        emit()


def test_nothing_goes_through_the_gate_of_what_is_gone(qapp: object) -> None:
    owner, told = QObject(), list[str]()
    gate = SignalGuard(owner)
    gate.through(lambda: told.append("alive"))
    del owner
    thread = Thread(target=gate.through, args=(lambda: told.append("gone"),))
    thread.start()
    thread.join()

    assert told == ["alive"]
