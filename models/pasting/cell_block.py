"""A plain table, written over the cells from one on, or added as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.cells import Cells
from models.definitions.definition import Column
from models.edits import Edit, Insert, SetText
from models.form import Form, Place, Row
from models.pasting.plan import PastePlan

if TYPE_CHECKING:
    from models.pasting.table import PastedTable


def cell_block_plan(
    form: Form,
    where: tuple[str, int],
    columns: Sequence[Column],
    table: PastedTable,
) -> PastePlan:
    """Return the plan to write a table over the cells from a position on.

    Its cells go into the columns given; where the list ends, rows are
    added.  What stands past the last column is left.
    """
    list_key, start = where
    rows = form.rows(list_key)
    lines = [table.texts(at) for at in range(len(table.rows))]
    over, added = lines[: len(rows) - start], lines[len(rows) - start :]
    typed = [
        edit
        for row, texts in zip(rows[start:], over)
        for edit in _typed(row, columns, texts)
    ]
    replaced = sum(form.text(each.place) != "" for each in typed)
    inserts = _inserts(list_key, len(rows), form.next_id(), columns, added)
    beyond = [text for texts in lines for text in texts[len(columns) :] if text]
    return PastePlan(
        edits=(*typed, *inserts),
        replaced=replaced,
        left=tuple(beyond),
        remarks=table.remarks,
    )


def rows_plan(
    form: Form, where: tuple[str, int], rows: Sequence[Cells], left: Sequence[str]
) -> PastePlan:
    """Return the plan to put copied rows before a position of a list."""
    list_key, position = where
    next_id = form.next_id()
    return PastePlan(
        edits=tuple(
            Insert(list_key, position + number, Row(next_id + number, cells))
            for number, cells in enumerate(rows)
        ),
        left=tuple(left),
    )


def fitting(text: str, column: Column) -> str:
    """Return a text as its column takes it: in one line, or in several."""
    return text if column.kind == "long_text" else " ".join(text.split("\n"))


def _typed(
    row: Row, columns: Sequence[Column], texts: Sequence[str]
) -> Iterator[SetText]:
    for column, text in zip(columns, texts):
        fit = fitting(text, column)
        if fit != row.cells[column.key]:
            yield SetText(Place(row.id, column.key), fit)


def _inserts(
    list_key: str,
    end: int,
    next_id: int,
    columns: Sequence[Column],
    lines: Sequence[Sequence[str]],
) -> Iterator[Edit]:
    for number, texts in enumerate(lines):
        cells = {each.key: fitting(text, each) for each, text in zip(columns, texts)}
        yield Insert(list_key, end + number, Row(next_id + number, Cells(cells)))
