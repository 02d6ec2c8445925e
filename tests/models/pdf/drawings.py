"""Rules and tables drawn as text, both ways.

    +--+--+
    |  |  |
    |  +--+
    |  |  |
    +--+--+

A character is ten points wide and a line twenty high.  Texts in the cells
are for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from models.pdf.ink import Ruling, TextRun
from models.pdf.ruled_table import RuledTable

WIDTH, HEIGHT = 10.0, 20.0


def rules(drawing: str) -> list[Ruling]:
    """Return the rules in a drawing: each stretch of - + and of | +."""
    lines = dedent(drawing).strip("\n").splitlines()
    columns = ["".join(each) for each in zip(*_padded(lines), strict=True)]
    level = [
        Ruling(left, y, right, y)
        for y, left, right in _stretches(lines, "-", HEIGHT, WIDTH)
    ]
    upright = [
        Ruling(x, top, x, bottom)
        for x, top, bottom in _stretches(columns, "|", WIDTH, HEIGHT)
    ]
    return level + upright


def picture(table: RuledTable) -> str:
    """Return the drawing of a table: the outlines of its cells."""
    left, top = table.xs[0], table.ys[0]
    xs = [round((x - left) / WIDTH) for x in table.xs]
    ys = [round((y - top) / HEIGHT) for y in table.ys]
    canvas = [[" "] * (xs[-1] + 1) for _ in range(ys[-1] + 1)]
    for cell in table.cells:
        first, last = xs[cell.column], xs[cell.column + cell.across]
        upper, lower = ys[cell.row], ys[cell.row + cell.down]
        for y in (upper, lower):
            canvas[y][first : last + 1] = _edge(canvas[y][first : last + 1], "-")
        for x in (first, last):
            side = _edge([canvas[y][x] for y in range(upper, lower + 1)], "|")
            for y, mark in zip(range(upper, lower + 1), side, strict=True):
                canvas[y][x] = mark
    return "\n".join("".join(line).rstrip() for line in canvas)


def outlines(drawing: str) -> str:
    """Return a drawing as picture() returns it, without the texts."""
    return re.sub(r"[^-+|\s]", " ", dedent(drawing).strip("\n"))


def line(text: str, left: float = 0.0, y: float = 0.0, size: float = 10.0) -> TextRun:
    """Return a text in type of that size, Latin characters half as wide."""
    lefts, rights = [], []
    for character in text:
        lefts.append(left)
        left += size / 2 if character.isascii() else size
        rights.append(left)
    return TextRun(text, tuple(lefts), tuple(rights), y, size)


def lines(*texts: str, left: float = 0.0) -> list[TextRun]:
    """Return texts under each other, from the same left edge."""
    return [line(text, left, 14.0 * at) for at, text in enumerate(texts)]


def centred(*texts: str, width: float) -> list[TextRun]:
    """Return texts under each other, each in the middle of a width."""
    set_lines = [line(text) for text in texts]
    lefts = [(width - each.rights[-1]) / 2 for each in set_lines]
    return [
        line(text, left, 14.0 * at)
        for at, (text, left) in enumerate(zip(texts, lefts, strict=True))
    ]


def _padded(lines: list[str]) -> list[str]:
    longest = max(map(len, lines))
    return [each.ljust(longest) for each in lines]


def _stretches(
    lines: list[str], mark: str, apart: float, along: float
) -> Iterator[tuple[float, float, float]]:
    """Yield where each stretch of a mark stands, starts and ends."""
    for number, text in enumerate(lines):
        for found in re.finditer(rf"[+{mark}]*\{mark}[+{mark}]*", text):
            start, end = found.start() * along, (found.end() - 1) * along
            yield number * apart, start, end


def _edge(marks: list[str], mark: str) -> list[str]:
    """Return an edge of a cell over what was drawn before, with corners."""
    inner = [each if each == "+" else mark for each in marks[1:-1]]
    return ["+", *inner, "+"]
