"""One piece of work done beside the window, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Signal


class Errand(QObject):
    """Runs a function once; what it returns or raises comes as a signal.

    The function gets values and returns values, and touches no widget.

    Signals:
        done: It returned.  arg: what.
        failed: It raised.  arg: the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.done.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)

    def start(self) -> None:
        """Begin, and return at once."""
        Thread(target=self._run, name="errand", daemon=True).start()

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
