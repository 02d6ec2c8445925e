"""Whether a row at the top of a page is the rest of the one before it.

Nothing on paper says so.  What speaks for it: texts stand only where the row
above has some, of the same columns, and the name of the indicator or the
label of the field is missing.  What speaks against it: a label, or short
texts that stand in the middle of the row above, which was whole then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.pdf.cell_text import is_ended
from models.pdf.paper import PaperCell, PaperRow, PaperTable
from models.reading.label_questions import LabelQuestions

NEAR = 1.5
"""Edges no further apart than that, in points, are the same."""

HIGH = 0.6
"""Of the page, so high are both parts of a row that no page can hold."""

LINES = 4.5
"""Of its size, so much a text that goes on may leave blank below it: less
than a line, and lines that the clerk left blank."""

ENOUGH = 2
"""Of three signs: a full last line, texts that end, and a great height."""


class TableRow(NamedTuple):
    """A row of a table, on a page of some height.

    Attributes:
        labels: Who says which of its texts are labels.
    """

    table: PaperTable
    at: int
    page_height: float
    labels: LabelQuestions

    @property
    def row(self) -> PaperRow:
        """The row itself."""
        return self.table.rows[self.at]

    @property
    def cells(self) -> tuple[PaperCell, ...]:
        """The cells over it, those too that begin above it, left to right."""
        rows = self.table.rows[: self.at + 1]
        over = (
            cell
            for number, row in enumerate(rows)
            for cell in row.cells
            if number + cell.down > self.at
        )
        return tuple(sorted(over, key=lambda cell: cell.left))

    def is_label(self, cell: PaperCell) -> bool:
        """Return whether a cell holds a label."""
        return self.labels.is_label(cell.text)

    def is_level(self, cell: PaperCell) -> bool:
        """Return whether a cell names a level of indicators."""
        return self.labels.is_level(cell.text)

    def is_field(self, cell: PaperCell) -> bool:
        """Return whether a cell holds the label of a field."""
        return self.labels.is_field(cell.text)

    def place(self, cell: PaperCell) -> tuple[float, float]:
        """Return where a cell stands, from the left edge of the table."""
        return cell.left - self.table.edges[0], cell.right - self.table.edges[0]


def goes_on(first: TableRow, above: TableRow, below: TableRow) -> bool:
    """Return whether a row is the rest of the last one on the page before.

    The first one is where that began, perhaps some pages back.
    """
    again, fresh = _parted(above, below)
    begun = [_beside(_texts(above), above, cell, below) for cell in fresh]
    pairs = [(text, cell) for text, cell in zip(begun, fresh) if text]
    if not pairs or len(pairs) < len(fresh) or any(map(below.is_label, fresh)):
        return False
    is_at_end = all(_is_at_end(text, above) for text, _ in pairs)
    is_open = all(_is_open(text, cell) for text, cell in pairs)
    is_whole = above.row is first.row and _is_whole(above)
    if is_whole or not (is_at_end or is_open):
        return False
    if _has_lost_name(first, below, fresh) or _has_lost_label(first, again):
        return True
    if all(_is_under_field(cell, first, below) for cell in fresh):
        return True
    are_broken = all(len(text.lines) > 1 for text, _ in pairs)
    is_less = len(pairs) < len(_texts(first))
    signs = sum((is_open, is_less, _is_high(above, below)))
    return is_at_end and are_broken and signs >= ENOUGH


def joined_row(row: TableRow, below: TableRow) -> PaperRow:
    """Return a row with the texts of the one on the next page."""
    _, fresh = _parted(row, below)
    cells = [
        cell._replace(lines=(*cell.lines, *rest.lines)) if rest else cell
        for cell in row.row.cells
        for rest in [_beside(fresh, below, cell, row)]
    ]
    return row.row._replace(cells=tuple(cells))


def printed_again(above: TableRow, below: TableRow) -> list[PaperCell]:
    """Return the labels of a row that are merged cells of the row above.

    A level is none of them: it may well be named on each page.
    """
    again, _ = _parted(above, below)
    cells = (_beside(below.row.cells, below, cell, above) for cell in again)
    return [each for each in cells if each and _is_own_label(each, below)]


def level_over(
    row: TableRow, blank: PaperCell, table: PaperTable
) -> PaperCell | None:
    """Return the level of a row where another table has a blank cell."""
    above = row._replace(table=table, at=len(table.rows) - 1)
    found = _beside(row.row.cells, row, blank, above)
    return found if found and row.is_level(found) else None


def _is_own_label(cell: PaperCell, row: TableRow) -> bool:
    return row.is_label(cell) and not row.is_level(cell)


def _parted(
    above: TableRow, below: TableRow
) -> tuple[list[PaperCell], list[PaperCell]]:
    """Return the cells above that are printed again, and those that are not.

    The first ones are merged over both rows, as labels are.  The second
    ones are cells of the row below.
    """
    again: list[PaperCell] = []
    fresh: list[PaperCell] = []
    for cell in sorted(below.row.cells, key=lambda cell: cell.left):
        same = _beside(above.cells, above, cell, below)
        is_merged = same and (below.is_label(cell) or max(same.down, cell.down) > 1)
        if same and is_merged and same.text == cell.text:
            again.append(same)
        else:
            fresh.append(cell)
    return again, fresh


def _beside(
    cells: Sequence[PaperCell], row: TableRow, cell: PaperCell, other: TableRow
) -> PaperCell | None:
    """Return the cell of one row that has the place of a cell of another."""
    left, right = other.place(cell)
    for each in cells:
        start, end = row.place(each)
        if abs(start - left) <= NEAR and abs(end - right) <= NEAR:
            return each
    return None


def _texts(row: TableRow) -> list[PaperCell]:
    """Return the cells over a row that hold no label."""
    return [cell for cell in row.cells if not row.is_label(cell)]


def _has_lost_name(
    first: TableRow, below: TableRow, fresh: Sequence[PaperCell]
) -> bool:
    """Return whether no text stands where one is first, or behind a label."""
    cells = [_beside(first.cells, first, cell, below) for cell in fresh]
    befores = [first.cells[: first.cells.index(cell)] for cell in cells if cell]
    return not any(not before or first.is_label(before[-1]) for before in befores)


def _has_lost_label(first: TableRow, again: Sequence[PaperCell]) -> bool:
    """Return whether the label of a field is not printed again."""
    texts = [cell.text for cell in again]
    labels = [cell for cell in first.cells if first.is_label(cell)]
    return any(first.is_field(cell) for cell in labels if cell.text not in texts)


def _is_under_field(cell: PaperCell, first: TableRow, below: TableRow) -> bool:
    """Return whether a field's label, which has one text, is right above."""
    left, right = below.place(cell)
    for at in reversed(range(first.at)):
        row = first._replace(at=at)
        for each in row.row.cells:
            start, end = row.place(each)
            if start <= left + NEAR and end >= right - NEAR:
                return first.is_field(each)
    return False


def _is_whole(above: TableRow) -> bool:
    """Return whether a short text stands in the middle of a high row."""
    row = above.row
    texts = [cell for cell in row.cells if cell.down == 1 and not above.is_label(cell)]
    tallest = max((len(cell.lines) for cell in texts), default=0)
    short = [cell for cell in texts if len(cell.lines) < tallest]
    return any(_is_in_middle(cell, row) for cell in short)


def _is_in_middle(cell: PaperCell, row: PaperRow) -> bool:
    size = cell.lines[0].size
    above = cell.lines[0].y - size - row.top
    below = row.bottom - cell.lines[-1].y
    return above > size and abs(above - below) < size


def _is_at_end(cell: PaperCell, row: TableRow) -> bool:
    """Return whether a text fills its cell about down to the end."""
    last = cell.lines[-1]
    return row.row.bottom - last.y <= LINES * last.size


def _is_open(text: PaperCell, rest: PaperCell) -> bool:
    """Return whether a text of some lines ends with a full one."""
    return len(text.lines) > 1 and not is_ended(text.lines, rest.lines[0], *text.inside)


def _is_high(above: TableRow, below: TableRow) -> bool:
    """Return whether both rows together would need about a page."""
    height = sum(each.row.bottom - each.row.top for each in (above, below))
    return height >= HIGH * min(above.page_height, below.page_height)
