"""The table on the clipboard, as rows of cells with their columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.form_data import clean_text
from models.pasting.limits import MOST_ROWS, REMOVED, refuse_long
from models.reading.files.html_grid import html_blocks
from models.reading.files.html_table import BEYOND
from models.reading.files.merged_table import BlockItem, MergedTable
from models.reading.files.tabbed import tabbed_rows
from models.reading.limits import MOST_CHARACTERS, MOST_COLUMNS
from models.reading.source_grid import SourceCell, SourceRow
from models.reading.unreadable import Unfit
from models.values.cleaning import line_feeds


@dataclass(frozen=True, slots=True)
class PastedTable:
    """What was copied, all of it.

    Attributes:
        rows: Their cells that are not blank; the width counts the others.
        remarks: What was read otherwise than it looks.
    """

    rows: tuple[SourceRow, ...]
    remarks: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds a text."""
        return not any(row.cells for row in self.rows)

    def texts(self, number: int) -> list[str]:
        """Return all texts of a row, blank ones too."""
        row = self.rows[number]
        texts = [""] * row.width
        for cell in row.cells:
            texts[cell.column] = cell.text
        return texts


def pasted_table(html: str, text: str) -> PastedTable:
    """Return the table on the clipboard, no rows where there is nothing.

    Markup tells merged cells and where a cell ends, which plain text
    leaves in doubt; without a table in it, the text is read.

    Raises:
        Unfit: It is far too much to be pasted; nothing of it is read.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unfit(f"有 {len(text)} 字，太多了")
    # Windows puts lines about the markup in front of it.
    markup = html[max(0, html.find("<")) :]
    has_table = "<table" in markup.lower()
    table = _of_markup(markup) if has_table or not text.strip() else _of_text(text)
    if has_table and not table.rows:
        table = _of_text(text)
    _refuse_too_much(table)
    return table


def _of_text(text: str) -> PastedTable:
    plain = clean_text(text)
    remarks = (REMOVED,) if plain != text else ()
    cells = tabbed_rows(plain.rstrip("\r\n")) if plain.strip("\r\n") else []
    return PastedTable(tuple(map(_row, cells)), remarks)


def _row(texts: Sequence[str]) -> SourceRow:
    cells = (SourceCell(text, at) for at, text in enumerate(texts) if text)
    return SourceRow(tuple(cells), len(texts))


def _of_markup(html: str) -> PastedTable:
    blocks, remarks = html_blocks(html)
    if any(each.startswith(BEYOND) for each in remarks):
        raise Unfit(f"超过 {MOST_COLUMNS} 列")
    rows = tuple(row for block in blocks for row in _rows(block))
    while rows and not rows[-1].cells:
        rows = rows[:-1]
    return PastedTable(rows, remarks)


def _rows(block: BlockItem) -> Iterator[SourceRow]:
    """Yield the rows of a table as they stand; a line is one, unless blank."""
    if isinstance(block, MergedTable):
        yield from _rows_of_table(block)
    elif block.strip():
        yield _row([block])


def _rows_of_table(table: MergedTable) -> Iterator[SourceRow]:
    width = max((each.column + each.across for each in table.cells), default=0)
    height = max((each.row + each.down for each in table.cells), default=0)
    by_row: dict[int, list[SourceCell]] = defaultdict(list)
    for each in table.cells:
        text = "\n".join(_texts(each.blocks)).strip()
        if text:
            cell = SourceCell(line_feeds(text), each.column, each.across, each.down)
            by_row[each.row].append(cell)
    for at in range(height):
        yield SourceRow(tuple(by_row[at]), width)


def _texts(blocks: Sequence[BlockItem]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, MergedTable):
            for cell in block.cells:
                yield from _texts(cell.blocks)
        else:
            yield block


def _refuse_too_much(table: PastedTable) -> None:
    if len(table.rows) > MOST_ROWS:
        raise Unfit(f"有 {len(table.rows)} 行，一次最多粘贴 {MOST_ROWS} 行")
    widest = max((row.width for row in table.rows), default=0)
    if widest > MOST_COLUMNS:
        raise Unfit(f"有 {widest} 列，不像是绩效目标表")
    for row in table.rows:
        for cell in row.cells:
            refuse_long(cell.text)
