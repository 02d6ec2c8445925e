"""Lets other threads emit an object's signals for as long as it lives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import RLock

from PySide6.QtCore import QObject


class SignalGuard:
    """Stands between threads and a QObject that may be destroyed meanwhile.

    Emitting a signal of an object that another thread is just destroying
    ends the process; behind the gate one waits for the other.
    """

    def __init__(self, owner: QObject) -> None:
        self._state = _State()
        # A bound method would be held weakly, and be gone when it is needed.
        owner.destroyed.connect(partial(_close, self._state))

    def through(self, emit: Callable[[], object]) -> None:
        """Emit, unless the object is gone.

        Python forgets a dying object a moment before Qt says that it dies;
        what is emitted in between raises, and nobody is left to be told.
        """
        with self._state.lock, suppress(RuntimeError):
            if self._state.is_open:
                emit()


class _State:
    def __init__(self) -> None:
        self.lock = RLock()
        self.is_open = True


def _close(state: _State) -> None:
    with state.lock:
        state.is_open = False
