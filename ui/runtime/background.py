"""Work done beside the window, each piece on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.runtime.signal_guard import SignalGuard

T = TypeVar("T")


class BackgroundWork(QObject):
    """Runs functions; what they return or raise is told in the window's time.

    The functions get values and return values, and touch no widget.

    Signals:
        rested: One has ended, well or not, and nothing is told of it yet.
    """

    rested = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guard = SignalGuard(self)
        self._running: list[Future[None]] = []
        self._ended.connect(self._on_ended)

    def start(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Begin, and return at once; one of the two others is called later."""
        ending = Future[None]()
        self._running = [each for each in self._running if not each.done()]
        self._running.append(ending)
        errand = partial(self._run, work, done, failed, ending)
        Thread(target=errand, name="errand", daemon=True).start()

    def finish(self, late: Callable[[], object], seconds: float = 5) -> bool:
        """Wait for all that runs, and return whether all of it went well.

        How it ended has been told when this returns.  Where something goes
        on, late is called; the next time it is waited for no more.
        """
        running, self._running = self._running, []
        ended, unended = wait(running, seconds)
        QCoreApplication.sendPostedEvents(self)
        if unended:
            late()
        return not unended and not any(each.exception() for each in ended)

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        ending: Future[None],
    ) -> None:
        fault: Exception | None = None
        try:
            tell: Callable[[], object] = partial(done, work())
        except Exception as error:
            tell, fault = partial(failed, error), error
        # The window may have been closed meanwhile, and this with it.
        self._guard.through(partial(self._ended.emit, tell))
        ending.set_exception(fault) if fault else ending.set_result(None)

    def _on_ended(self, tell: Callable[[], object]) -> None:
        self.rested.emit()
        tell()
