"""Pages turned the right way up, with y growing downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.pdf.characters import RawRun
from models.pdf.drawing import Box, Point
from models.pdf.ink import MIDDLE, SLANTED, Rule, Run

LEVEL = 0.5
"""So many points up or down, and a character is on another baseline."""


class Upright:
    """Turns a page with quarter turns to the right."""

    def __init__(self, box: Box, turns: int) -> None:
        self._left, self._bottom, self._right, self._top = box
        across, up = self._right - self._left, self._top - self._bottom
        self._turns = turns
        self.width, self.height = (up, across) if turns % 2 else (across, up)

    def runs(self, runs: Iterable[RawRun]) -> Iterator[Run]:
        """Yield the characters that stand on the page, by their baselines."""
        for run in runs:
            turns = run.turns
            if turns != SLANTED:
                turns = (turns - self._turns) % 4
            boxes = [self._box(box) for box in run.boxes]
            ys = [_baseline(box, run, turns) for box in boxes]
            for start, end in self._parts(boxes, ys):
                lefts, _, rights, _ = zip(*boxes[start:end])
                text = "".join(run.texts[start:end])
                yield Run(text, lefts, rights, ys[start], run.size, turns)

    def rules(self, lines: Iterable[tuple[Point, Point]]) -> Iterator[Rule]:
        """Yield the lines as far as they lie on the page."""
        for (x, y), (other_x, other_y) in lines:
            box = min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
            left, top, right, bottom = self._box(box)
            left, top = max(left, 0.0), max(top, 0.0)
            right, bottom = min(right, self.width), min(bottom, self.height)
            if left <= right and top <= bottom:
                yield Rule(left, top, right, bottom)

    def _parts(self, boxes: list[Box], ys: list[float]) -> Iterator[tuple[int, int]]:
        """Yield from where to where characters are on the page and level."""
        start = 0
        for at, y in enumerate(ys):
            left, _, right, _ = boxes[at]
            if not (0 <= left + right <= 2 * self.width and 0 <= y <= self.height):
                if start < at:
                    yield start, at
                start = at + 1
            elif not -LEVEL <= y - ys[start] <= LEVEL:
                yield start, at
                start = at
        if start < len(ys):
            yield start, len(ys)

    def _box(self, box: Box) -> Box:
        """Return left, top, right and bottom of a box, turned."""
        left, right = box[0] - self._left, box[2] - self._left
        low, high = box[1] - self._bottom, box[3] - self._bottom
        if self._turns == 1:
            return low, left, high, right
        across, up = self._right - self._left, self._top - self._bottom
        if self._turns == 2:
            return across - right, low, across - left, high
        if self._turns == 3:
            return up - high, across - right, up - low, across - left
        return left, up - high, right, up - low


def _baseline(box: Box, run: RawRun, turns: int) -> float:
    """Return where a character stands, or would if it were not turned."""
    if turns:
        return (box[1] + box[3]) / 2 + MIDDLE * run.size
    return box[3] - run.depth
