"""Turns the ink of a page into tables and lines."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from models.pdf.ink import SLANTED, PageInk, TextRun
from models.pdf.paper import (
    PaperCell,
    PaperItem,
    PaperLine,
    PaperPage,
    PaperRow,
    PaperTable,
)
from models.pdf.ruled_table import RuledTable, ruled_tables
from models.pdf.text_block import loose_rows, text_lines
from models.pdf.text_line import BLANKS, lines_from_runs

TOUCHING = 0.15
"""Of its size, a gap inside a word is narrower."""

MOST_PADDING = 0.6
"""Of the size of the type, what a cell keeps blank beside its text."""

Spot = tuple[int, int]
"""The number of a table, and of a cell in it."""


def paper_page(ink: PageInk) -> PaperPage:
    """Return what is on a page, as a reader sees it.

    Raises:
        Refused: There are far more rules than any form has.
    """
    tables = ruled_tables(ink.rules)
    runs_by_spot = _shared_out(ink.runs, tables)
    outside = runs_by_spot.pop(None, [])
    done = [_table(table, number, runs_by_spot) for number, table in enumerate(tables)]
    items: list[PaperItem] = [table for table in done if table.rows]
    upright = [run for run in outside if not run.turns]
    items += text_lines(upright, tables) if items else loose_rows(upright, ink.rules)
    items += _turned_lines([run for run in outside if run.turns])
    return PaperPage(
        height=ink.height,
        items=tuple(sorted(items, key=lambda each: each.top)),
        pictures=ink.pictures,
        characters=sum(len(run.text) for run in ink.runs),
        unknown=ink.unknown,
    )


def _shared_out(
    runs: Iterable[TextRun], tables: Sequence[RuledTable]
) -> dict[Spot | None, list[TextRun]]:
    """Return the runs of each cell, and under None those outside of all."""
    inner = sorted(enumerate(tables), key=lambda each: each[1].area)
    shared: dict[Spot | None, list[TextRun]] = defaultdict(list)
    for run in runs:
        if run.turns == SLANTED:
            shared[None].append(run)
            continue
        first = _spot((run.lefts[0] + run.rights[0]) / 2, run.middle, inner)
        last = _spot((run.lefts[-1] + run.rights[-1]) / 2, run.middle, inner)
        if first == last:
            shared[first].append(run)
            continue
        for word in _words(run):
            at = (word.lefts[0] + word.rights[0]) / 2
            shared[_spot(at, run.middle, inner)].append(word)
    return shared


def _spot(
    x: float, y: float, tables: Iterable[tuple[int, RuledTable]]
) -> Spot | None:
    """Return the cell at a point, of the smallest table that has one there."""
    for number, table in tables:
        cell = table.cell_at(x, y)
        if cell is not None:
            return number, cell
    return None


def _words(run: TextRun) -> Iterator[TextRun]:
    """Yield the parts of a run between gaps, each with the blanks after it."""
    start = 0
    for at in range(1, len(run.text)):
        is_gap = run.lefts[at] - run.rights[at - 1] > TOUCHING * run.size
        is_blank = run.text[at - 1] in BLANKS
        if (is_gap or is_blank) and run.text[at] not in BLANKS:
            yield run.part(start, at)
            start = at
    yield run.part(start, len(run.text))


def _table(
    table: RuledTable, number: int, runs: dict[Spot | None, list[TextRun]]
) -> PaperTable:
    """Return a table with the texts in its cells.

    Rows in which no cell begins are no rows of the paper: their edges are
    those of a neighbour.
    """
    starts = sorted({box.row for box in table.cells})
    cells: dict[int, list[PaperCell]] = defaultdict(list)
    for at, box in enumerate(table.cells):
        end = bisect_left(starts, box.row + box.down)
        down = end - bisect_left(starts, box.row)
        lines = _cell_lines(runs.get((number, at), ()))
        cells[box.row].append(PaperCell(box.left, box.right, lines, down))
    padding = _padding([cell for row in cells.values() for cell in row])
    rows = []
    for start, end in zip(starts, [*starts[1:], len(table.ys) - 1]):
        padded = (cell._replace(padding=padding) for cell in cells[start])
        rows.append(PaperRow(table.ys[start], table.ys[end], tuple(padded)))
    return PaperTable(table.xs, tuple(map(_written, rows)), tuple(_cut_cells(rows)))


def _written(row: PaperRow) -> PaperRow:
    """Return a row without its blank cells."""
    return row._replace(cells=tuple(cell for cell in row.cells if cell.lines))


def _cut_cells(rows: Sequence[PaperRow]) -> Iterator[tuple[int, PaperCell]]:
    """Yield blank cells at the end of a table, each with its row.

    Each is the last of a column that has texts, and its only blank one: a
    merged cell cut by the end of the page, its text in the other half.
    """
    columns: dict[tuple[float, float], list[tuple[int, PaperCell]]] = defaultdict(list)
    for at, row in enumerate(rows):
        for cell in row.cells:
            columns[round(cell.left), round(cell.right)].append((at, cell))
    for column in columns.values():
        at, last = column[-1]
        is_first_blank = all(cell.lines for _, cell in column[:-1])
        if not last.lines and len(column) > 1 and is_first_blank:
            if at + last.down == len(rows):
                yield at, last


def _padding(cells: Iterable[PaperCell]) -> float:
    """Return what the cells of a table keep blank beside their texts.

    It is the same for all, and least beside full lines.
    """
    lines = [(cell, line) for cell in cells for line in cell.lines]
    blanks = sorted(max(0.0, line.lefts[0] - cell.left) for cell, line in lines)
    sizes = sorted(line.size for _, line in lines)
    if not lines:
        return 0.0
    return min(blanks[len(blanks) // 20], MOST_PADDING * sizes[len(sizes) // 2])


def _cell_lines(runs: Sequence[TextRun]) -> tuple[TextRun, ...]:
    """Return the lines in a cell; turned text is one line, as it was drawn."""
    if any(run.turns for run in runs):
        return (_strung(runs),)
    return tuple(line for line in lines_from_runs(runs) if line.text.strip())


def _turned_lines(runs: Sequence[TextRun]) -> Iterator[PaperLine]:
    """Yield the texts that run up or down the page."""
    start = 0
    for at in range(1, len(runs) + 1):
        if at == len(runs) or not _is_next(runs[at - 1], runs[at]):
            line = _strung(runs[start:at])
            top = min(run.y - run.size for run in runs[start:at])
            left, right = min(line.lefts), max(line.rights)
            if line.text.strip():
                yield PaperLine(top, (PaperCell(left, right, (line,)),))
            start = at


def _is_next(run: TextRun, other: TextRun) -> bool:
    """Return whether a turned text goes on with another."""
    if run.turns != other.turns:
        return False
    aside, along = abs(other.lefts[0] - run.lefts[0]), abs(other.y - run.y)
    reach = 2 * run.size if run.turns == SLANTED else run.size / 2
    return aside < reach and along < 2 * run.size


def _strung(runs: Sequence[TextRun]) -> TextRun:
    """Return runs as one, in the order in which they were drawn."""
    text = "".join(run.text for run in runs)
    lefts = tuple(left for run in runs for left in run.lefts)
    rights = tuple(right for run in runs for right in run.rights)
    return runs[0]._replace(text=text, lefts=lefts, rights=rights)
