"""Sheets of spreadsheets, whatever the file, turned into grids of cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.reading.files.merged_table import MergedTable, TableCell, rows_of
from models.reading.files.remarks import COVERED, Remarks
from models.reading.files.workbook.number_format import Shown, show_number, show_text
from models.reading.files.workbook.stored_number import with_all_digits
from models.reading.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SPAN,
    TOO_LARGE,
)
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit
from models.values.cleaning import line_feeds

MOST_MERGED = 200_000
"""Cells that all merges of a sheet may cover together."""

BEYOND = f"第 {MOST_ROWS} 行以后或第 {MOST_COLUMNS} 列以后的内容没有读入"
TOO_WIDE = f"合并单元格超过 {MOST_SPAN} 行或列，没有按合并读入，请核对"
OVERLAPPING = "合并单元格互相重叠，后面的没有按合并读入，请核对"
FAULTY = "公式的结果是错误值，没有读入"
BAD_NUMBER = "单元格的数值有误，已按文字读入，请核对"
ROUNDED = "单元格显示的位数比存的少，已按存的数读入，请核对"
OTHERWISE = "单元格显示的不是存的数，已按存的数读入，请核对"
WORDED = "单元格存的是数，显示成文字，已按看到的文字读入，请核对"
UNSURE = "单元格的数字格式认不准，读入的可能与看到的不同，请核对"
HIDDEN_TEXT = "单元格的格式不显示这些文字，也已读入，请核对"
MAYBE_STRUCK = "条件格式会划掉一些单元格，都按没有划掉读入，请核对"
MAYBE_WHITE = "白色的文字可能看不见，也已读入，请核对"
HIDDEN_SHEET = "是隐藏的工作表，没有读入；如果需要，请取消隐藏、保存后再读取"
HIDDEN_LINES = "隐藏的行或列没有读入；如果需要，请取消隐藏、保存后再读取"

Position = tuple[int, int]
"""A row and a column, both from 0."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cells merged into one: from a row and column to others, inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def across(self) -> int:
        """The columns covered."""
        return self.right - self.left + 1

    @property
    def down(self) -> int:
        """The rows covered."""
        return self.bottom - self.top + 1

    def positions(self) -> Iterator[Position]:
        """Yield all cells that it covers."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


class Spreadsheet:
    """Takes in the cells of a sheet one by one, and gives its grid.

    Attributes:
        remarks: What is to be said about the sheet.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.remarks = Remarks()
        self._texts: dict[Position, str] = {}
        # A workbook may show one long text in all of its cells.
        self._line_fed: dict[str, str] = {}
        self._merges: list[Range] = []
        self._rows, self._columns = _Lines(), _Lines()

    def hide_rows(self, first: int, last: int) -> None:
        """Leave rows out, as the clerk sees the sheet."""
        self._rows.hide(first, min(last, MOST_ROWS))

    def hide_columns(self, first: int, last: int) -> None:
        """Leave columns out, as the clerk sees the sheet."""
        self._columns.hide(first, min(last, MOST_COLUMNS))

    def put(self, row: int, column: int, text: str) -> None:
        """Take in the text of a cell; blank ones and those far out are not.

        Raises:
            Unfit: There are too many.
        """
        if not text.strip():
            return
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            self.remarks.note(BEYOND, cell_name(row, column))
            return
        if text not in self._line_fed:
            self._line_fed[text] = line_feeds(text)
        self._texts[row, column] = self._line_fed[text]
        if len(self._texts) > MOST_CELLS:
            raise Unfit(TOO_LARGE)

    def number(
        self, at: Position, written: str, code: str, *, since_1904: bool = False
    ) -> str:
        """Return a number as its cell shows it, and remark what is odd."""
        try:
            shown = show_number(written, code, since_1904=since_1904)
        except ValueError:
            self.remarks.note(BAD_NUMBER, f"{cell_name(*at)}（{written}）")
            return written
        self._note_shown(at, shown, f"存的是 {written}，格式 {code}")
        return shown.text

    def stored(self, at: Position, text: str, written: str) -> str:
        """Return what a cell shows of a number, with the digits it hides."""
        try:
            shown = with_all_digits(text, written)
        except ValueError:
            self.remarks.note(BAD_NUMBER, f"{cell_name(*at)}（{written}）")
            return text
        self._note_shown(at, shown, f"存的是 {written}")
        return shown.text

    def text(self, at: Position, text: str, code: str) -> str:
        """Return a text as its cell shows it, with the words of its format."""
        shown = show_text(text, code)
        if shown.seen:
            example = f"{cell_name(*at)}（{text}，显示 {shown.seen}）"
            self.remarks.note(HIDDEN_TEXT, example)
        return shown.text

    def _note_shown(self, at: Position, shown: Shown, stored: str) -> None:
        """Remark a number that its cell does not show as it was read."""
        name = cell_name(*at)
        if shown.how == "unsure":
            seen = f"，显示 {shown.seen}" if shown.seen else ""
            self.remarks.note(UNSURE, f"{name}（读成 {shown.text}{seen}，{stored}）")
        elif shown.seen and shown.how == "worded":
            self.remarks.note(WORDED, f"{name}（{shown.text}，存的是 {shown.seen}）")
        elif shown.seen:
            sentence = ROUNDED if shown.how == "rounded" else OTHERWISE
            self.remarks.note(sentence, f"{name}（显示 {shown.seen}）")

    def note_error(self, at: Position, error: str) -> None:
        """Remark a formula that gave an error: #REF!."""
        self.remarks.note(FAULTY, f"{cell_name(*at)}（{error}）")

    def merge(self, merged: Range) -> None:
        """Take in a merge; its corners may come in any order."""
        top, bottom = sorted((merged.top, merged.bottom))
        left, right = sorted((merged.left, merged.right))
        self._merges.append(Range(top, left, bottom, right))

    def grid(
        self, above: Iterable[str] = (), below: Iterable[str] = ()
    ) -> SourceGrid:
        """Return the sheet as a grid, with lines above and below its rows."""
        spans = self._spans()
        cells = []
        for (row, column), text in self._texts.items():
            merged = spans.get((row, column)) or Range(row, column, row, column)
            down = self._rows.seen(merged.top, merged.bottom)
            across = self._columns.seen(merged.left, merged.right)
            if down and across:
                top, left = self._rows.number(row), self._columns.number(column)
                cells.append(TableCell(top, left, (text,), across, down))
            else:
                self.remarks.note(HIDDEN_LINES, f"{cell_name(row, column)}（{text}）")
        rows = tuple(rows_of([*above, MergedTable(tuple(cells)), *below]))
        return SourceGrid(rows, self.name, self.remarks.sentences())

    def _spans(self) -> Mapping[Position, Range]:
        """Return the merges by their first cell; covered texts are gone."""
        spans: dict[Position, Range] = {}
        covered: set[Position] = set()
        for merged in self._sane_merges():
            cells = set(merged.positions())
            if cells & covered:
                self.remarks.note(OVERLAPPING, range_name(merged))
                continue
            covered |= cells
            spans[merged.top, merged.left] = merged
        for position in [each for each in self._texts if each in covered]:
            if position not in spans:
                self.remarks.note(COVERED, self._texts.pop(position))
        return spans

    def _sane_merges(self) -> Iterator[Range]:
        """Yield the merges that a clerk may have made, and not too many."""
        room = MOST_MERGED
        for merged in self._merges:
            room -= merged.across * merged.down
            if merged.across > MOST_SPAN or merged.down > MOST_SPAN or room < 0:
                self.remarks.note(TOO_WIDE, range_name(merged))
                room += merged.across * merged.down
            elif merged.top < MOST_ROWS and merged.left < MOST_COLUMNS:
                yield merged


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell as spreadsheets have it: C5."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def range_name(merged: Range) -> str:
    """Return the name of a range: A1:H1."""
    first = cell_name(merged.top, merged.left)
    return f"{first}:{cell_name(merged.bottom, merged.right)}"


class _Lines:
    """The rows or the columns of a sheet, of which some may be hidden."""

    def __init__(self) -> None:
        self._hidden: set[int] = set()
        self._sorted: Sequence[int] = ()

    def hide(self, first: int, last: int) -> None:
        """Take in that some are hidden."""
        self._hidden.update(range(max(first, 0), last + 1))
        self._sorted = ()

    def number(self, line: int) -> int:
        """Return the number of a line among those that are seen."""
        if not self._hidden:
            return line
        self._sorted = self._sorted or sorted(self._hidden)
        return line - bisect_left(self._sorted, line)

    def seen(self, first: int, last: int) -> int:
        """Return how many of some lines are seen."""
        return self.number(last + 1) - self.number(first)
