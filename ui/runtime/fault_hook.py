"""Takes exceptions that nobody caught: noted, told once, and life goes on."""

from __future__ import annotations

import faulthandler
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from models.log import log_folder, note_fault, private
from models.values.visible import path_in_words

PAUSE_S = 60
"""An exception at every repaint is told no more often than this."""


class FaultHook(QObject):
    """Stands in for Python's hook, on whatever thread it is called.

    Signals:
        caught: The clerk should know.  arg: a sentence.
    """

    caught = Signal(str)

    def __init__(
        self, parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._count, self._told_at = 0, float("-inf")

    def install(self) -> None:
        """Take every exception from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Note an exception, and tell of it unless that was just done."""
        if issubclass(kind, KeyboardInterrupt):
            return
        log = note_fault(error)
        self._count += 1
        now = self._clock()
        if now - self._told_at >= PAUSE_S:
            self._told_at = now
            self.caught.emit(_sentence(self._count, log))

    def _take_from_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self.take(given.exc_type, given.exc_value, given.exc_traceback)


def watch_crashes() -> None:
    """Let a crash of Qt itself leave its place in a file beside the log."""
    try:
        folder = log_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Kept open for good: faulthandler writes into it when all is lost.
        faulthandler.enable(open(folder / "crash.log", "ab", opener=private))
    except (OSError, RuntimeError):
        return


def _sentence(count: int, log: str) -> str:
    noted = f"，出错的位置已记入“{path_in_words(log)}”" if log else ""
    return f"程序出了意外（第 {count} 次），这一步可能没有做完{noted}；已填的内容都在"
