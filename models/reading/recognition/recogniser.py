"""Finds the forms in grids of cells, wherever the grids came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.findings import Finding
from models.reading.read_form import ReadForm
from models.reading.recognition.form_reader import read_form
from models.reading.recognition.form_splitter import Parted, part_forms
from models.reading.source_grid import SourceGrid, SourceRow

SOURCE_REMARK = "source_remark"
"""The rule of a finding about the file, not about what the clerk typed."""

KIND_GUESSED = "kind_guessed"


def recognise(grids: Sequence[SourceGrid]) -> tuple[ReadForm, ...]:
    """Return the forms in the order of the file, none if there are none.

    Labels decide what a cell is, not where it stands: columns come in any
    order, pages too, and every label in any spelling that a definition
    knows.  Each text of the file ends in some form, or among its unread.
    What is to be said about the file as a whole is said of its first form.
    """
    found = [_read(parted) for parted in part_forms(_rows(grids))]
    for first in found[:1]:
        remarks = _remarks(grids)
        found[0] = replace(first, findings=(*remarks, *first.findings))
    return tuple(found)


def _read(parted: Parted) -> ReadForm:
    """Return the form in some rows, and say where its kind is a guess."""
    read = read_form(parted.rows, parted.definition, parted.strange)
    if not parted.doubt:
        return read
    name = parted.definition.name
    said = f"{parted.doubt}，是按“{name}”读入的，请核对表的种类"
    guess = Finding(KIND_GUESSED, "warning", "整张表", said)
    return replace(read, findings=(guess, *read.findings))


def _remarks(grids: Sequence[SourceGrid]) -> Iterator[Finding]:
    """Yield what the readers of the file remarked, as hints."""
    for grid in grids:
        where = f"工作表“{grid.name}”" if grid.name else "整个文件"
        for remark in grid.remarks:
            yield Finding(SOURCE_REMARK, "hint", where, remark)


def _rows(grids: Sequence[SourceGrid]) -> Iterator[SourceRow]:
    """Yield all rows, with a blank one after each grid."""
    for grid in grids:
        yield from grid.rows
        yield SourceRow()
