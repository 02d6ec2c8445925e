"""When the system says that it is time to go, the work is saved first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.runtime.shutdown import SIGNALS, Shutdown


@pytest.fixture
def handlers() -> Iterator[None]:
    before = {name: signal.getsignal(getattr(signal, name)) for name in SIGNALS}
    yield
    signal.set_wakeup_fd(-1)
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


def test_logging_out_is_watched_for(qapp: QApplication, handlers: None) -> None:
    # Qt's own session manager is needed to send it.
    signature = SIGNAL("commitDataRequest(QSessionManager&)")
    before = qapp.receivers(signature)
    parent = QObject()
    ending = Shutdown(list, parent)
    ending.watch_session(qapp)

    assert qapp.receivers(signature) == before + 1
    ending.close()


def test_a_thread_that_waits_for_ever_does_not_keep_the_process() -> None:
    program = (
        "from threading import Event, Thread\n"
        "from ui.runtime.shutdown import end_within\n"
        "Thread(target=Event().wait).start()\n"
        "end_within(0.1, 3)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], timeout=60)

    assert ended.returncode == 3


def test_what_was_copied_does_not_outlive_the_program() -> None:
    program = (
        "from PySide6.QtCore import QMimeData\n"
        "from ui.application import make_application\n"
        "from ui.runtime.shutdown import let_go_of_clipboard\n"
        "app = make_application()\n"
        "app.clipboard().setMimeData(QMimeData())\n"
        "let_go_of_clipboard()\n"
    )
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", program], env=offscreen)

    assert ended.returncode == 0


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_saves_and_then_ends(
    qtbot: QtBot, handlers: None, name: str
) -> None:
    told: list[object] = []
    parent = QObject()
    ending = Shutdown(lambda: told.append("saved"), parent, end=told.append)
    number = getattr(signal, name)

    os.kill(os.getpid(), number)

    qtbot.waitUntil(lambda: told == ["saved", number])
    ending.close()
