"""How far long work has come, on one line of a terminal."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
Clock = Callable[[], float]

BAR = 24
"""Columns of the bar between its brackets."""
PAUSE = 0.1
"""Seconds between two looks of the line; more would only flicker."""
SURE = 1.0
"""Seconds after which the speed so far tells what is left."""


class Progress:
    """A bar on standard error: count, share, and time left.

    It shows only on a terminal, and only for more than one thing.  Whoever
    prints in between wipes it first; the next step draws it again.
    """

    def __init__(self, total: int, doing: str, clock: Clock = time.monotonic) -> None:
        stream = sys.stderr
        self._shown = total > 1 and stream is not None and stream.isatty()
        self._total, self._doing = total, doing
        self._clock, self._began = clock, clock()
        self._count, self._drawn_at = 0, -PAUSE
        self._width = 0

    def __enter__(self) -> Self:
        if self._shown:
            self._draw(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.wipe()

    def step(self) -> None:
        """Say that one more thing is done."""
        self._count += 1
        now = self._clock()
        if self._shown and now - self._drawn_at >= PAUSE:
            self._drawn_at = now
            self._draw(now - self._began)

    def wipe(self) -> None:
        """Leave the line blank, with the cursor at its beginning."""
        if self._width:
            _write(f"\r{' ' * self._width}\r")
            self._width = 0

    def _draw(self, seconds: float) -> None:
        room = _columns() - 1
        line = next(each for each in self._lines(seconds) if _width(each) <= room)
        blanks = " " * (self._width - _width(line))
        self._width = _width(line)
        _write(f"\r{line}{blanks}")

    def _lines(self, seconds: float) -> tuple[str, ...]:
        """Return what the line says, then shorter for narrow terminals."""
        share = self._count / self._total
        bar = f"[{'#' * int(BAR * share):-<{BAR}}]"
        count = f"{self._count}/{self._total}"
        text = f"{count}  {int(share * 100)}%"
        if 0 < share < 1 and seconds >= SURE:
            text += f"  还需 {duration(seconds / share - seconds)}"
        return f"{self._doing} {bar} {text}", f"{self._doing} {text}", count, ""


def counted(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Yield the items, with a bar of how many have been seen to."""
    with Progress(total, doing) as progress:
        for item in items:
            yield item
            progress.step()


def duration(seconds: float) -> str:
    """Return a length of time in words: 1 分 20 秒."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    if minutes:
        return f"{minutes} 分 {rest} 秒"
    return f"{rest} 秒" if rest else "不到 1 秒"


def _width(text: str) -> int:
    """Return the columns of a text; a Chinese character covers two."""
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _write(text: str) -> None:
    print(text, end="", file=sys.stderr, flush=True)
