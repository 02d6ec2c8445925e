"""Heads of tables: which column of a file is which column of a form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.definition import Column
from models.labels import ListLabels, TreeLabels, fold
from models.reading.source_grid import SourceCell, SourceRow

LEAST_TREE_LABELS = 3
LEAST_LIST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a file's table.

    Attributes:
        start, end: The grid columns it covers, the end not included.
        column: What the form calls it; None when the form has no such one.
        name: Its label as typed.
    """

    start: int
    end: int
    column: Column | None
    name: str = ""

    def covers(self, cell: SourceCell) -> bool:
        """Return whether a cell stands in this column."""
        return self.start <= cell.column < self.end


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a file's table, left to right."""

    slots: tuple[Slot, ...]

    def slot(self, cell: SourceCell, shift: int = 0) -> Slot | None:
        """Return the column a cell stands in, or one so many to the right."""
        for position, slot in enumerate(self.slots):
            if slot.covers(cell):
                moved = position + shift
                return self.slots[moved] if 0 <= moved < len(self.slots) else None
        return None

    def start(self, key: str) -> int:
        """Return where a column begins, or -1 when the file has none."""
        return next((each.start for each in self.slots if _key(each) == key), -1)

    def with_more(self, other: Head) -> Head:
        """Return the head with the columns that its second row tells apart."""
        finer = {slot.start for slot in other.slots}
        kept = [each for each in self.slots if each.column or each.start not in finer]
        taken = {slot.start for slot in kept}
        added = [each for each in other.slots if each.start not in taken]
        ordered = sorted([*kept, *added], key=lambda each: each.start)
        return Head(tuple(_not_overlapping(ordered)))


def tree_head(row: SourceRow, tree: TreeLabels) -> Head | None:
    """Return the columns of a tree when the row is its head."""
    known = [cell for cell in row.cells if fold(cell.text) in tree.columns]
    if len(known) < LEAST_TREE_LABELS:
        return None
    head = _tree_columns(row, tree)
    return head if head.start("name") >= 0 else None


def second_tree_head(row: SourceRow, tree: TreeLabels) -> Head | None:
    """Return more columns when the row goes on with a head, under groups."""
    known = [cell for cell in row.cells if fold(cell.text) in tree.columns]
    if len(known) < 2 or len(known) < len(row.cells):
        return None
    return _tree_columns(row, tree)


def list_head(row: SourceRow, table: ListLabels) -> Head | None:
    """Return the columns of a list when the row is its head."""
    known = [cell for cell in row.cells if fold(cell.text) in table.columns]
    if not known or len(known) < LEAST_LIST_SHARE * len(table.block.columns):
        return None
    return Head(
        tuple(
            Slot(
                cell.column,
                cell.column + cell.across,
                table.columns.get(fold(cell.text)),
                cell.text,
            )
            for cell in row.cells
            if fold(cell.text) not in table.sides
        )
    )


def own_head(columns: Sequence[Column], first: int) -> Head:
    """Return the head that a form itself prints, from a grid column on."""
    printed = (each for each in columns if each.in_sheet)
    return Head(
        tuple(
            Slot(at, at + 1, column, column.label)
            for at, column in enumerate(printed, start=first)
        )
    )


def _tree_columns(row: SourceRow, tree: TreeLabels) -> Head:
    return _head(tuple((c.text, c.column, c.across) for c in row.cells), tree)


@lru_cache(maxsize=1024)
def _head(cells: tuple[tuple[str, int, int], ...], tree: TreeLabels) -> Head:
    """Return the head in some texts; a file has the same on many pages."""
    return Head(tuple(_tree_slots([SourceCell(*each) for each in cells], tree)))


def _tree_slots(cells: Sequence[SourceCell], tree: TreeLabels) -> Iterator[Slot]:
    labels = [fold(cell.text) for cell in cells]
    keys = {each.key for label in labels for each in tree.columns.get(label, ())}
    seen: Counter[str] = Counter()
    bands = tree.block.bands
    for cell, label in zip(cells, labels, strict=True):
        if label in tree.sides:
            continue
        columns = tree.columns.get(label, ())
        column = _column(columns, seen[label], bands, "sign" in keys)
        seen[label] += 1
        yield Slot(cell.column, cell.column + cell.across, column, cell.text)


def _column(
    columns: Sequence[Column], number: int, bands: Sequence[str], has_sign: bool
) -> Column | None:
    """Return the column that a label means where it stands the nth time.

    Where the sheet prints sign, target and unit as one text, a file with a
    column of signs keeps them apart.
    """
    band = bands[number] if number < len(bands) else None
    fitting = [each for each in columns if each.band in (band, "")]
    if band is None or (number and all(not each.band for each in fitting)):
        return None
    fitting.sort(key=lambda each: bool(each.join) == has_sign)
    return fitting[0] if fitting else None


def _key(slot: Slot) -> str:
    return slot.column.key if slot.column else ""


def _not_overlapping(slots: Sequence[Slot]) -> Iterator[Slot]:
    for slot, following in zip(slots, [*slots[1:], None]):
        end = min(slot.end, following.start) if following else slot.end
        yield Slot(slot.start, end, slot.column, slot.name)
