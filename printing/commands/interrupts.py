"""Ctrl-C, noted until the work comes to a place where it can be left."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

ENDING = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Takes note of Ctrl-C while it is entered, and of being told to end.

    Wherever the program stands then, it goes on to the next check().  The
    second Ctrl-C does not wait: whoever presses it has lost patience.
    """

    def __init__(self) -> None:
        self._asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        # Only the main thread can; what was told to ignore them goes on so.
        if threading.current_thread() is threading.main_thread():
            for each in ENDING:
                if signal.getsignal(each) is not signal.SIG_IGN:
                    self._before[each] = signal.signal(each, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)
        self._before.clear()

    def check(self) -> None:
        """Return when nobody has asked to end.

        Raises:
            KeyboardInterrupt: Somebody has.
        """
        if self._asked:
            raise KeyboardInterrupt

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
