"""Ends the program at once when the system asks, with all work saved."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from threading import Timer
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QSessionManager

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
SHARED = ("xcb", "wayland", "wayland-egl", "windows", "cocoa")
"""Platforms whose clipboard is shared with other programs."""


def end_process(number: int) -> None:
    """End the process without asking anybody; 128 + n as shells do."""
    os._exit(128 + number)


def end_within(seconds: float, code: int) -> None:
    """End the process by then, whatever is still waiting for a disk.

    Python joins its threads before it ends, and one that saves on a disk
    that never answers would keep a process without a window.
    """
    timer = Timer(seconds, os._exit, (code,))
    timer.daemon = True
    timer.start()


def let_go_of_clipboard() -> None:
    """Drop what was copied, where nobody outside the program can paste it.

    Platforms without a clipboard of their own (offscreen, framebuffers) keep
    it in a global of Qt, which outlives Python, and then has Python destroy
    it: the process would end with a crash after all its work.  Elsewhere
    what was copied is the desktop's, and stays.
    """
    if QGuiApplication.platformName() not in SHARED:
        QGuiApplication.clipboard().clear()


class Shutdown(QObject):
    """Saves when the system says that it is time to go.

    While Qt waits for events no Python code runs, so a handler alone would
    never be called; the byte that Python writes into a socket wakes Qt.
    """

    def __init__(
        self,
        save_now: Callable[[], object],
        parent: QObject,
        end: Callable[[int], object] = end_process,
    ) -> None:
        super().__init__(parent)
        self._save_now, self._end = save_now, end
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for name in SIGNALS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _ignore)
        self._notifier = QSocketNotifier(
            self._read.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._on_signal)

    def watch_session(self, app: QGuiApplication) -> None:
        """Save as well when the desktop logs the user out."""
        app.commitDataRequest.connect(self._on_session_ending)

    def close(self) -> None:
        """Watch no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._read.close()
        self._write.close()

    def _on_signal(self) -> None:
        numbers = self._read.recv(64)
        self._save_now()
        self._end(numbers[0])

    def _on_session_ending(self, manager: QSessionManager) -> None:
        self._save_now()


def _ignore(number: int, frame: FrameType | None) -> None:
    """Let the wake-up byte do the work."""
