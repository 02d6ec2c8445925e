"""Work done beside the window, each piece on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.gate import Gate

T = TypeVar("T")


class Errands(QObject):
    """Runs functions; what they return or raise is told in the window's time.

    The functions get values and return values, and touch no widget.
    """

    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gate = Gate(self)
        self._ended.connect(self._on_ended)

    def start(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Begin, and return at once; one of the two others is called later."""
        errand = partial(self._run, work, done, failed)
        Thread(target=errand, name="errand", daemon=True).start()

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        try:
            tell: Callable[[], object] = partial(done, work())
        except Exception as error:
            tell = partial(failed, error)
        # The window may have been closed meanwhile, and this with it.
        self._gate.through(partial(self._ended.emit, tell))

    def _on_ended(self, tell: Callable[[], object]) -> None:
        tell()
