"""Pages as bytes, to send them from one process to another, and back.

One line of JSON, and then the numbers as floats of the machine: of each line
of a text the lefts and the rights of its characters.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from models.pdf.ink import TextRun
from models.pdf.paper import (
    PaperCell,
    PaperItem,
    PaperLine,
    PaperPage,
    PaperRow,
    PaperTable,
)

Numbers = Iterator[float]


def packed(pages: Sequence[PaperPage]) -> bytes:
    """Return pages as bytes."""
    numbers = array("f")
    said = json.dumps([_page(page, numbers) for page in pages]).encode("ascii")
    return said + b"\n" + numbers.tobytes()


def unpacked(data: bytes) -> tuple[PaperPage, ...]:
    """Return the pages in bytes that packed() made."""
    said, _, rest = data.partition(b"\n")
    numbers = iter(array("f", rest))
    return tuple(_unpacked_page(numbers, *page) for page in json.loads(said))


def _page(page: PaperPage, numbers: array[float]) -> list[object]:
    items = [_item(each, numbers) for each in page.items]
    return [*page._replace(items=()), items]


def _item(item: PaperItem, numbers: array[float]) -> list[object]:
    if isinstance(item, PaperLine):
        return [item.top, _cells(item.cells, numbers)]
    rows = [[row.top, row.bottom, _cells(row.cells, numbers)] for row in item.rows]
    ends = [[at, *_cells([cell], numbers)] for at, cell in item.ends]
    return [item.edges, rows, ends]


def _cells(cells: Iterable[PaperCell], numbers: array[float]) -> list[object]:
    said: list[object] = []
    for cell in cells:
        for line in cell.lines:
            numbers.extend(line.lefts)
            numbers.extend(line.rights)
        lines = [[line.text, line.y, line.size] for line in cell.lines]
        said.append([*cell._replace(lines=()), lines])
    return said


def _unpacked_page(numbers: Numbers, *page: Any) -> PaperPage:
    *about, items = page
    done = tuple(_unpacked_item(numbers, *each) for each in items)
    return PaperPage(*about)._replace(items=done)


def _unpacked_item(numbers: Numbers, first: Any, *others: list[Any]) -> PaperItem:
    if not isinstance(first, list):
        return PaperLine(first, tuple(_unpacked_cells(others[0], numbers)))
    rows = tuple(
        PaperRow(top, bottom, tuple(_unpacked_cells(cells, numbers)))
        for top, bottom, cells in others[0]
    )
    ends = [(at, *_unpacked_cells(cells, numbers)) for at, *cells in others[1]]
    return PaperTable(tuple(first), rows, tuple(ends))


def _unpacked_cells(cells: list[Any], numbers: Numbers) -> Iterator[PaperCell]:
    for *cell, lines in cells:
        runs = tuple(_unpacked_run(numbers, *line) for line in lines)
        yield PaperCell(*cell)._replace(lines=runs)


def _unpacked_run(numbers: Numbers, text: str, y: float, size: float) -> TextRun:
    lefts = tuple(islice(numbers, len(text)))
    return TextRun(text, lefts, tuple(islice(numbers, len(text))), y, size)
