"""Collects Python's garbage on the thread of the window, and nowhere else.

A widget that is garbage may have timers and children, and Qt ends the
process when they are destroyed on another thread.  Python collects on
whatever thread happens to allocate; so its own collector is switched off.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class GarbageCollector(QObject):
    """Looks every second whether there is enough garbage to collect."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(collect)
        timer.start()


def collect() -> int:
    """Collect what Python's own thresholds ask for; return the generation.

    Of the generations that are due the oldest counts; -1 where none is.
    """
    due = [
        number
        for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold()))
        if count > most
    ]
    if due:
        gc.collect(due[-1])
    return max(due, default=-1)
