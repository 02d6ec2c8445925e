"""Pages turned the right way up, with y growing downwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.pdf.characters import RawRun
from models.pdf.drawing import BoundingBox, PathPoint
from models.pdf.ink import MIDDLE, SLANTED, Ruling, TextRun

LEVEL = 0.5
"""So many points up or down, and a character is on another baseline."""

_Edges = Sequence[float]
_Boxes = tuple[list[float], list[float], list[float], list[float]]


class Upright:
    """Turns a page with quarter turns to the right."""

    def __init__(self, box: BoundingBox, turns: int) -> None:
        self._left, self._bottom, self._right, self._top = box
        across, up = self._right - self._left, self._top - self._bottom
        self._turns = turns
        self.width, self.height = (up, across) if turns % 2 else (across, up)

    def runs(self, runs: Iterable[RawRun]) -> Iterator[TextRun]:
        """Yield the characters that stand on the page, by their baselines."""
        for run in runs:
            if run.boxes:
                yield from self._runs(run)

    def _runs(self, run: RawRun) -> Iterator[TextRun]:
        turns = run.turns
        if turns != SLANTED:
            turns = (turns - self._turns) % 4
        lefts, tops, rights, bottoms = self._edges(*zip(*run.boxes))
        if turns:
            shift = MIDDLE * run.size
            ys = [(top + bottom) / 2 + shift for top, bottom in zip(tops, bottoms)]
        else:
            ys = [bottom - run.depth for bottom in bottoms]
        for start, end in self._parts(lefts, rights, ys):
            yield TextRun(
                "".join(run.texts[start:end]),
                tuple(lefts[start:end]),
                tuple(rights[start:end]),
                ys[start],
                run.size,
                turns,
            )

    def rules(self, lines: Iterable[tuple[PathPoint, PathPoint]]) -> Iterator[Ruling]:
        """Yield the lines as far as they lie on the page."""
        for (x, y), (other_x, other_y) in lines:
            box = min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
            ((left,), (top,), (right,), (bottom,)) = self._edges(*zip(box))
            left, top = max(left, 0.0), max(top, 0.0)
            right, bottom = min(right, self.width), min(bottom, self.height)
            if left <= right and top <= bottom:
                yield Ruling(left, top, right, bottom)

    def _parts(
        self, lefts: Sequence[float], rights: Sequence[float], ys: Sequence[float]
    ) -> Iterator[tuple[int, int]]:
        """Yield from where to where characters are on the page and level."""
        is_inside = min(lefts) >= 0 and max(rights) <= self.width
        if is_inside and 0 <= min(ys) <= max(ys) <= min(self.height, min(ys) + LEVEL):
            yield 0, len(ys)
            return
        start = 0
        for at, y in enumerate(ys):
            middle = (lefts[at] + rights[at]) / 2
            if not (0 <= middle <= self.width and 0 <= y <= self.height):
                if start < at:
                    yield start, at
                start = at + 1
            elif not -LEVEL <= y - ys[start] <= LEVEL:
                yield start, at
                start = at
        if start < len(ys):
            yield start, len(ys)

    def _edges(
        self, lefts: _Edges, bottoms: _Edges, rights: _Edges, tops: _Edges
    ) -> _Boxes:
        """Return lefts, tops, rights and bottoms of boxes, turned."""
        x, y, across, up = self._left, self._bottom, self._right, self._top
        if self._turns == 1:
            return _less(bottoms, y), _less(lefts, x), _less(tops, y), _less(rights, x)
        if self._turns == 2:
            return (
                *(_from(across, rights), _less(bottoms, y)),
                *(_from(across, lefts), _less(tops, y)),
            )
        if self._turns == 3:
            return (
                *(_from(up, tops), _from(across, rights)),
                *(_from(up, bottoms), _from(across, lefts)),
            )
        return _less(lefts, x), _from(up, tops), _less(rights, x), _from(up, bottoms)


def _less(places: _Edges, start: float) -> list[float]:
    return [place - start for place in places]


def _from(end: float, places: _Edges) -> list[float]:
    return [end - place for place in places]
