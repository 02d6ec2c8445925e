"""Reads what stands outside the tables: title, unit lines, page marks."""

from __future__ import annotations

import re

from models.definitions.label_words import is_label
from models.definitions.labels import Labels, fold
from models.keys import BUDGET_YEAR, REPORTING_UNIT
from models.reading.recognition.field_reader import may_answer
from models.reading.recognition.form_builder import FormBuilder
from models.reading.recognition.grid_labels import anchor
from models.reading.recognition.line_labels import (
    is_page_mark,
    is_title,
    is_whole_title,
    is_year_line,
    labelled_texts,
    title_year,
)
from models.reading.source_grid import SourceCell, SourceRow

# A name on a line of its own may be the unit that the line above asks for,
# or a signature over it: people have short names.
LEAST_UNIT_NAME = 5
_OFFICE = re.compile("[局办委院校会馆站队所部厅室司镇乡处社厂园]$|中心$|公司$|街道$")


class LineReader:
    """Reads lines one after the other; a label may be answered below it."""

    def __init__(self, labels: Labels, builder: FormBuilder) -> None:
        self._labels, self._builder = labels, builder
        self._awaited = ""

    def read(self, row: SourceRow) -> bool:
        """Read a row, and return whether it was a line that is known."""
        awaited, self._awaited = self._awaited, ""
        cell = row.cells[0]
        if is_title(cell.text, self._labels):
            self._read_title(cell)
        elif self._has_labels(row):
            self._read_labels(row)
        else:
            return row.is_line and self._read_mark(cell, awaited)
        return True

    def _has_labels(self, row: SourceRow) -> bool:
        """Return whether a row is a line of labels, and not one of a table.

        A sheet may print its table's labels with colons; only what stands
        in a line of its own, or holds its text too, is read as a line.
        """
        named = [labelled_texts(cell.text, self._labels) for cell in row.cells]
        if not named[0]:
            return False
        has_text = any(text for each in named for _, text in each)
        is_of_lines = any(key in self._labels.in_lines for key, _ in named[0])
        return len(row.cells) == 1 or has_text or is_of_lines

    def _read_title(self, cell: SourceCell) -> None:
        year = title_year(cell.text)
        fields = self._builder.fields
        is_same = not year or fields.setdefault(BUDGET_YEAR, year) == year
        if is_same and is_whole_title(cell.text, self._labels):
            self._builder.claim(cell)

    def _read_labels(self, row: SourceRow) -> None:
        """Read labels with a colon, whose texts may be in the next cell."""
        expected, end = "", -1
        unanswered: list[str] = []
        for cell in row.cells:
            named = labelled_texts(cell.text, self._labels)
            if not named and is_page_mark(cell.text, self._labels.definition):
                self._builder.claim(cell)
            elif not named and cell.column == end and self._may_answer(expected, cell):
                self._builder.put_field(expected, cell.text, cell)
                unanswered.remove(expected)
            expected, end = self._read_labelled(named, cell), cell.column + cell.across
            unanswered += [expected] if expected else []
        is_unit = REPORTING_UNIT in unanswered
        self._awaited = REPORTING_UNIT if is_unit else "".join(unanswered[:1])

    def _may_answer(self, key: str, cell: SourceCell) -> bool:
        """Return whether a cell may be the text of the label before it."""
        if not key or is_label(cell.text):
            return False
        return may_answer(cell.text, self._labels.definition.field(key))

    def _read_labelled(
        self, named: tuple[tuple[str, str], ...], cell: SourceCell
    ) -> str:
        """Read a cell's labels, and return the one that ends it, if bare."""
        expected = ""
        for key, text in named:
            self._builder.claim(cell)
            expected = "" if text else key
            is_printed = is_page_mark(text, self._labels.definition)
            if text and not is_printed and not self._put(key, text, cell):
                self._builder.leave(cell, self._labelled(key, text))
        return expected

    def _put(self, key: str, text: str, cell: SourceCell) -> bool:
        """Read a text behind its label, and return whether it was."""
        if not key or not may_answer(text, self._labels.definition.field(key)):
            return False
        return self._builder.put_field(key, text, cell)

    def _labelled(self, key: str, text: str) -> str:
        label = self._labels.definition.field(key).label if key else ""
        return f"{label}：{text}" if label else text

    def _read_mark(self, cell: SourceCell, awaited: str) -> bool:
        """Read a line without a label, and return whether it is known."""
        if is_page_mark(cell.text, self._labels.definition):
            self._builder.claim(cell)
        elif is_year_line(cell.text) and self._is_year(title_year(cell.text)):
            self._builder.put_field(BUDGET_YEAR, title_year(cell.text), cell)
        elif awaited and self._answers(awaited, cell):
            self._builder.put_field(awaited, cell.text, cell)
        else:
            return False
        return True

    def _is_year(self, year: str) -> bool:
        """Return whether a year may be the form's: lines are repeated."""
        return self._builder.fields.get(BUDGET_YEAR, "") in ("", year)

    def _answers(self, key: str, cell: SourceCell) -> bool:
        """Return whether a line may be the text that a label asked for."""
        if anchor(cell.text, self._labels) or is_label(cell.text):
            return False
        folded = fold(cell.text)
        choices = self._labels.definition.field(key).choices
        if choices:
            return folded in map(fold, choices)
        is_office = len(folded) >= LEAST_UNIT_NAME or bool(_OFFICE.search(folded))
        return key == REPORTING_UNIT and is_office and not folded.isdecimal()
