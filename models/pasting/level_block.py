"""A table that says by its levels or its head where its rows belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.cells import Cells
from models.definitions.definition import (
    Column,
    Definition,
    band_lists,
)
from models.definitions.labels import TreeLabels, fold, labels_of
from models.edits import Edit, Insert
from models.findings import Finding
from models.form import Form, Row
from models.keys import FIRST_LEVEL, SECOND_LEVEL
from models.pasting.cell_block import fitting
from models.pasting.plan import PastePlan
from models.pasting.table import PastedTable
from models.reading.recognition.form_builder import FormBuilder
from models.reading.recognition.heads import Head, tree_head
from models.reading.recognition.level_columns import level_head
from models.reading.recognition.tree_reader import TreeReader
from models.reading.source_grid import SourceRow

FIRST_ROWS = 5
"""A head stands below a title at most, and a line or two."""

ABOUT_LEVELS = ("level_unknown", "level_misplaced")

LEAST_LABELS, LEAST_SHARE = 2, 0.6
"""Of the texts of a row that have to name columns for it to be a head."""


def level_block_plan(
    form: Form, definition: Definition, list_key: str, table: PastedTable
) -> PastePlan | None:
    """Return the plan for a table that names its levels or its columns.

    Its rows come after those of their levels; without levels they come
    after those of the list given.  None is for a table that names neither.
    """
    by_levels = _by_levels(form, definition, list_key, table)
    return by_levels or _by_head(form, definition, list_key, table)


@dataclass(frozen=True, slots=True)
class _Tree:
    """One of the trees that stand side by side, or the only one."""

    labels: TreeLabels
    band: str

    def has(self, list_key: str) -> bool:
        return list_key in band_lists(self.labels.block, self.band)


def _by_levels(
    form: Form, definition: Definition, list_key: str, table: PastedTable
) -> PastePlan | None:
    for tree in _trees(definition, list_key):
        head = _head_with_levels(table.rows, tree)
        if head is not None:
            return _read(form, definition, tree, head, table)
    return None


def _trees(definition: Definition, list_key: str) -> Sequence[_Tree]:
    """Return the trees of a form, the one that has a list first."""
    trees = [
        _Tree(labels, band)
        for labels in labels_of(definition).trees
        for band in labels.block.bands
    ]
    return sorted(trees, key=lambda tree: not tree.has(list_key))


def _head_with_levels(rows: Sequence[SourceRow], tree: _Tree) -> Head | None:
    found = _tree_head(rows, tree)
    if found is None:
        return level_head(rows, tree.labels, tree.band)
    head = found[1]
    has_levels = max(head.start(FIRST_LEVEL), head.start(SECOND_LEVEL)) >= 0
    return head if has_levels else None


def _tree_head(
    rows: Sequence[SourceRow], tree: _Tree
) -> tuple[int, Head] | None:
    """Return the head among the first rows, with its number."""
    for number, row in enumerate(rows[:FIRST_ROWS]):
        head = tree_head(row, tree.labels)
        if head:
            return number, _in_band(head, tree)
    return None


def _in_band(head: Head, tree: _Tree) -> Head:
    """Return a head that names the columns of one tree as those of this.

    Where trees stand side by side, a head that has each label once may be
    of any of them.
    """
    bands = {each.column.band for each in head.slots if each.column} - {""}
    if len(bands) != 1 or tree.band in bands:
        return head
    columns = tree.labels.block.columns
    mine = {_name(each): each for each in columns if each.band == tree.band}
    return Head(
        tuple(
            replace(slot, column=mine.get(_name(slot.column), slot.column))
            if slot.column
            else slot
            for slot in head.slots
        )
    )


def _name(column: Column) -> tuple[str, tuple[str, ...]]:
    return column.key, column.join


def _read(
    form: Form, definition: Definition, tree: _Tree, head: Head, table: PastedTable
) -> PastePlan:
    builder = FormBuilder()
    reader = TreeReader(tree.labels, head, builder)
    for row in table.rows:
        more = tree_head(row, tree.labels)
        if more:
            reader.use_head(_in_band(more, tree))
            unknown = {each.start for each in more.slots if not each.column}
            builder.claim(*(each for each in row.cells if each.column not in unknown))
        elif row.cells:
            reader.read(row)
    read = builder.form(definition)
    # What concerns whole rows is not to stand behind signs and units.
    findings = sorted(builder.findings(definition), key=_is_about_cell)
    messages = (each.message for each in findings)
    return PastePlan(
        edits=tuple(_appended(form, {each.key: each.rows for each in read.lists})),
        placed=tuple(_placed(read, definition, tree)),
        left=builder.source(table.rows).unread(),
        remarks=(*table.remarks, *messages),
    )


def _is_about_cell(finding: Finding) -> bool:
    return finding.rule not in ABOUT_LEVELS


def _placed(
    read: Form, definition: Definition, tree: _Tree
) -> Iterator[tuple[str, int]]:
    for band in tree.labels.block.bands:
        for key in band_lists(tree.labels.block, band):
            if read.rows(key):
                yield key, len(read.rows(key))


def _appended(form: Form, lists: Mapping[str, Sequence[Row]]) -> Iterator[Edit]:
    """Yield the edits that put rows after those of their lists."""
    next_id = form.next_id()
    for key, rows in lists.items():
        for position, row in enumerate(rows, start=len(form.rows(key))):
            yield Insert(key, position, replace(row, id=next_id))
            next_id += 1


@dataclass(frozen=True, slots=True)
class _Heading:
    """A row that names columns of a list.

    Attributes:
        number: Of the row.
        keys: Of the columns, by grid column.
    """

    list_key: str
    number: int
    keys: Mapping[int, str]


def _by_head(
    form: Form, definition: Definition, list_key: str, table: PastedTable
) -> PastePlan | None:
    """Return the plan for a table whose head names columns but no levels."""
    head = next(_headings(definition, list_key, table.rows), None)
    if head is None:
        return None
    columns = {each.key: each for each in definition.columns_of(head.list_key)}
    lines = [row for row in table.rows[head.number + 1 :] if row.cells]
    rows = [Row(1, _cells(row, head, columns)) for row in lines]
    above = [cell for row in table.rows[: head.number] for cell in row.cells]
    beyond = [
        cell for row in lines for cell in row.cells if cell.column not in head.keys
    ]
    return PastePlan(
        edits=tuple(_appended(form, {head.list_key: rows})),
        placed=((head.list_key, len(rows)),) if rows else (),
        left=tuple(each.text for each in (*above, *beyond)),
        remarks=table.remarks,
    )


def _headings(
    definition: Definition, list_key: str, rows: Sequence[SourceRow]
) -> Iterator[_Heading]:
    lists = [each.list for each in definition.list_blocks]
    for key in dict.fromkeys([list_key, *lists]):
        labels = _column_labels(definition, key)
        for number, row in enumerate(rows[:FIRST_ROWS]):
            found = {cell.column: labels.get(fold(cell.text)) for cell in row.cells}
            keys = {column: key for column, key in found.items() if key}
            is_head = len(keys) >= LEAST_LABELS
            if is_head and len(keys) >= LEAST_SHARE * len(found):
                yield _Heading(key, number, keys)


def _column_labels(definition: Definition, list_key: str) -> Mapping[str, str]:
    """Return the keys of a list's columns by label and alias, folded."""
    columns = definition.columns_of(list_key)
    named = {fold(name): each.key for each in columns for name in each.aliases}
    return named | {fold(each.label): each.key for each in columns if each.label}


def _cells(row: SourceRow, head: _Heading, columns: Mapping[str, Column]) -> Cells:
    return Cells(
        {
            head.keys[cell.column]: fitting(cell.text, columns[head.keys[cell.column]])
            for cell in row.cells
            if cell.column in head.keys
        }
    )
