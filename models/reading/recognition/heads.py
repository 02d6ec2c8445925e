"""Heads of tables: which column of a file is which column of a form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from models.definitions.definition import Column
from models.definitions.labels import ListLabels, TreeLabels, fold_label
from models.keys import NAME, SIGN
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

    @property
    def is_of_one_band(self) -> bool:
        """Whether it has the columns of one tree, though the form has two."""
        columns = [each.column for each in self.slots if each.column]
        seen = [(each.key, each.join) for each in columns if each.band]
        return bool(seen) and len(set(seen)) == len(seen)

    def in_band(self, band: str, tree: TreeLabels) -> Head:
        """Return the head with the same columns, of one of two trees."""
        return Head(tuple(_slot_in(each, band, tree) for each in self.slots))

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
    known = [cell for cell in row.cells if fold_label(cell.text) in tree.columns]
    if len(known) < LEAST_TREE_LABELS:
        return None
    head = _tree_columns(row, tree)
    return head if head.start(NAME) >= 0 else None


def second_tree_head(row: SourceRow, tree: TreeLabels) -> Head | None:
    """Return more columns when the row goes on with a head, under groups."""
    known = [cell for cell in row.cells if fold_label(cell.text) in tree.columns]
    if len(known) < 2 or len(known) < len(row.cells):
        return None
    return _tree_columns(row, tree)


def list_head(row: SourceRow, table: ListLabels) -> Head | None:
    """Return the columns of a list when the row is its head."""
    known = [cell for cell in row.cells if fold_label(cell.text) in table.columns]
    if not known or len(known) < LEAST_LIST_SHARE * len(table.block.columns):
        return None
    return Head(
        tuple(
            Slot(
                cell.column,
                cell.column + cell.across,
                table.columns.get(fold_label(cell.text)),
                cell.text,
            )
            for cell in row.cells
            if fold_label(cell.text) not in table.sides
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
    slots = list(_tree_slots([SourceCell(*each) for each in cells], tree))
    return Head(tuple(_with_levels(slots, tree)))


def _tree_slots(cells: Sequence[SourceCell], tree: TreeLabels) -> Iterator[Slot]:
    labels = [fold_label(cell.text) for cell in cells]
    keys = {each.key for label in labels for each in tree.columns.get(label, ())}
    seen: Counter[str] = Counter()
    bands = tree.block.bands
    for cell, label in zip(cells, labels, strict=True):
        if label in tree.sides:
            continue
        columns = tree.columns.get(label, ())
        column = _column(columns, seen[label], bands, has_sign=SIGN in keys)
        seen[label] += 1
        yield Slot(cell.column, cell.column + cell.across, column, cell.text)


def _column(
    columns: Sequence[Column], number: int, bands: Sequence[str], *, has_sign: bool
) -> Column | None:
    """Return the column that a label means where it stands the nth time.

    Where the sheet prints sign, target and unit as one text, a file with a
    column of signs keeps them apart.
    """
    own = {each.band for each in columns}
    band = bands[number] if number < len(bands) else None
    band = next(iter(own)) if len(own) == 1 and number == 0 else band
    fitting = [each for each in columns if each.band in (band, "")]
    if band is None or (number and all(not each.band for each in fitting)):
        return None
    fitting.sort(key=lambda each: bool(each.join) == has_sign)
    return fitting[0] if fitting else None


def _slot_in(slot: Slot, band: str, tree: TreeLabels) -> Slot:
    column = slot.column
    if column is None or not column.band:
        return slot
    same = (
        each
        for each in tree.block.columns
        if each.band == band and (each.key, each.join) == (column.key, column.join)
    )
    return replace(slot, column=next(same, column))


def _with_levels(slots: Sequence[Slot], tree: TreeLabels) -> Sequence[Slot]:
    """Return the columns with those of the levels, where no label names them.

    Some sheets print 指标名称 over all three: the two columns left of the
    third level are then the levels.
    """
    name = next((each.start for each in slots if _key(each) == NAME), 0)
    has_levels = any(each.column and each.column.is_level for each in slots)
    left = [each for each in slots if each.start < name]
    if has_levels or name < 2 or any(each.column for each in left):
        return slots
    levels = [each for each in tree.block.columns if each.is_level][:2]
    places = range(name - len(levels), name)
    added = [Slot(at, at + 1, each, each.label) for at, each in zip(places, levels)]
    kept = [each for each in left if each.end <= places.start]
    return [*kept, *added, *(each for each in slots if each.start >= name)]


def _key(slot: Slot) -> str:
    return slot.column.key if slot.column else ""


def _not_overlapping(slots: Sequence[Slot]) -> Iterator[Slot]:
    for slot, following in zip(slots, [*slots[1:], None]):
        end = min(slot.end, following.start) if following else slot.end
        yield Slot(slot.start, end, slot.column, slot.name)
