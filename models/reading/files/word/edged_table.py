"""Tables whose cells are told by their edges: those of .doc and .rtf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.reading.files.merged_table import BlockItem, MergedTable, TableCell
from models.reading.files.remarks import COVERED, Remarks
from models.reading.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TOO_LARGE
from models.reading.unreadable import Unfit

SAME_EDGE = 60
"""Twips between edges that count as one: a millimetre, as of a line that was
drawn by hand.  No character is as narrow."""

USUAL_WIDTH = 720
"""Twips of a cell whose edges nobody told."""

RESTART, CONTINUE = "restart", "continue"
"""How a cell begins to be merged downwards, and goes on with it."""


@dataclass(frozen=True, slots=True)
class EdgedCell:
    """One cell of a row, as its row describes it.

    Attributes:
        right: Its right edge, in twips.
        is_joined: Whether it is merged into the one before it.
        merge: RESTART or CONTINUE when it is merged downwards, else "".
    """

    right: int
    is_joined: bool = False
    merge: str = ""


@dataclass(frozen=True, slots=True)
class EdgedRow:
    """The edges of a row; the left one is where its first cell begins."""

    left: int = 0
    cells: tuple[EdgedCell, ...] = ()


NO_EDGES = EdgedRow()

CellBlocks = tuple[BlockItem, ...]
"""What is in a cell, downwards."""


@dataclass(frozen=True, slots=True)
class _Portion:
    """A cell on the lattice, while those merged downwards are still apart."""

    row: int
    column: int
    across: int
    merge: str
    blocks: CellBlocks


def edged_table(
    rows: Sequence[tuple[EdgedRow, Sequence[CellBlocks]]], remarks: Remarks
) -> MergedTable:
    """Return a table of rows and what is in their cells, merged ones as one.

    A cell that its row does not describe stands behind the others.

    Raises:
        Unfit: It is far too long or wide for a form.
    """
    if len(rows) > MOST_ROWS or sum(_count(*row) for row in rows) > MOST_CELLS:
        raise Unfit(TOO_LARGE)
    edged = [_with_edges(edges, len(cells)) for edges, cells in rows]
    lattice = _lattice(edged)
    portions = [
        each
        for at, (edges, (_, cells)) in enumerate(zip(edged, rows, strict=True))
        for each in _portions(at, edges, cells, lattice, remarks)
    ]
    return MergedTable(tuple(_merged_down(portions, remarks)))


def _count(edges: EdgedRow, cells: Sequence[CellBlocks]) -> int:
    return max(len(edges.cells), len(cells))


def _with_edges(edges: EdgedRow, count: int) -> EdgedRow:
    """Return a row with an edge for each cell, each right of the last."""
    found, last = [], edges.left
    for each in edges.cells:
        last = max(each.right, last + 1)
        found.append(replace(each, right=last))
    for _ in range(count - len(found)):
        last += USUAL_WIDTH
        found.append(EdgedCell(last))
    return EdgedRow(edges.left, tuple(found))


def _lattice(rows: Iterable[EdgedRow]) -> Mapping[int, int]:
    """Return the number of the line of the lattice that each edge is on."""
    edges: set[int] = set()
    narrowest = 2 * SAME_EDGE
    for row in rows:
        last = row.left
        edges.add(last)
        for cell in row.cells:
            narrowest = min(narrowest, cell.right - last)
            last = cell.right
            edges.add(last)
    lines: dict[int, int] = {}
    first, number = None, -1
    for edge in sorted(edges):
        if first is None or edge - first > narrowest // 2:
            first, number = edge, number + 1
        lines[edge] = number
    if number > MOST_COLUMNS:
        raise Unfit(TOO_LARGE)
    return lines


def _portions(
    row: int,
    edges: EdgedRow,
    cells: Sequence[CellBlocks],
    lattice: Mapping[int, int],
    remarks: Remarks,
) -> Iterator[_Portion]:
    """Yield the cells of a row, those merged sideways as one."""
    column = lattice[edges.left]
    last: _Portion | None = None
    for at, cell in enumerate(edges.cells):
        blocks = cells[at] if at < len(cells) else ()
        across = lattice[cell.right] - column
        column += across
        if last and cell.is_joined:
            _note_covered(blocks, remarks)
            last = replace(last, across=last.across + across)
            continue
        if last:
            yield last
        last = _Portion(row, column - across, across, cell.merge, blocks)
    if last:
        yield last


def _merged_down(portions: Sequence[_Portion], remarks: Remarks) -> Iterator[TableCell]:
    """Yield a cell for each portion but for those merged into one above.

    A portion that goes on with nothing is a cell of its own.
    """
    below = {
        (each.row, each.column): each for each in portions if each.merge == CONTINUE
    }
    for each in portions:
        if each.merge == CONTINUE and (each.row, each.column) not in below:
            continue
        below.pop((each.row, each.column), None)
        down = 1
        while each.merge and (each.row + down, each.column) in below:
            covered = below.pop((each.row + down, each.column))
            _note_covered(covered.blocks, remarks)
            down += 1
        yield TableCell(each.row, each.column, each.blocks, each.across, down)


def _note_covered(blocks: CellBlocks, remarks: Remarks) -> None:
    text = covered_text(blocks)
    if text:
        remarks.note(COVERED, text)


def covered_text(blocks: Iterable[BlockItem]) -> str:
    """Return all that is written in some blocks, in one line."""
    texts = []
    for each in blocks:
        if isinstance(each, MergedTable):
            texts += [covered_text(cell.blocks) for cell in each.cells]
        else:
            texts.append(each.strip())
    return " ".join(filter(None, texts))
