"""Puts rows together again that were cut where a page ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.pdf.paper import PaperCell, PaperPage, PaperRow, PaperTable
from models.reading.label_questions import LabelQuestions
from models.reading.pdf_pages.cut_row import (
    TableRow,
    goes_on,
    joined_row,
    level_over,
    printed_again,
)


def rejoined(
    pages: Iterable[PaperPage], labels: LabelQuestions
) -> tuple[PaperPage, ...]:
    """Return the pages with the rows whole that go on on the next page."""
    joiner = _Joiner(labels)
    for page in pages:
        joiner.add(page)
    for number, item, label in joiner.again:
        joiner.drop(number, item, label)
    return tuple(joiner.pages)


class _Joiner:
    """Takes one page after the other; each may go on with the last row.

    Attributes:
        again: Labels of merged cells that were printed again, with the
            numbers of their pages and items.
        _begun: The numbers of the page, the item and the row where the
            last row begins, perhaps some pages back.
        _first: That row as it was before anything was added.
        _seen: That row, or the rest of it, on the last page with a table.
        _looks: What the rows so far look like, to know repeated heads by.
    """

    def __init__(self, labels: LabelQuestions) -> None:
        self._labels = labels
        self.pages: list[PaperPage] = []
        self.again: list[tuple[int, int, PaperCell]] = []
        self._begun = (0, 0, 0)
        self._first: TableRow | None = None
        self._seen: TableRow | None = None
        self._looks: set[object] = set()

    def add(self, page: PaperPage) -> None:
        """Add a page, its first row perhaps to the page before."""
        self.pages.append(page)
        spots = [n for n, item in enumerate(page.items) if isinstance(item, PaperTable)]
        if not spots:
            return
        first = self._first_row(page)
        self._looks.update(_looks(page.tables))
        if first and self._seen:
            self._name_ends(first)
            labels = printed_again(self._seen, first)
            self.again += [(len(self.pages) - 1, spots[0], label) for label in labels]
        if not (first and self._goes_on(first)):
            self._remember(spots[-1])
            return
        self._join(first)
        self._put(len(self.pages) - 1, spots[0], _without(first))
        if len(spots) == 1 and first.at == len(first.table.rows) - 1:
            self._seen = first
        else:
            self._remember(spots[-1])

    def drop(self, page: int, item: int, label: PaperCell) -> None:
        """Take a label out of the row it is in, the first that has it."""
        table = self.pages[page].items[item]
        if not isinstance(table, PaperTable):
            return
        for at, row in enumerate(table.rows):
            cells = tuple(each for each in row.cells if each.lines != label.lines)
            if cells != row.cells:
                rows = (*table.rows[:at], row._replace(cells=cells))
                rows = (*rows, *table.rows[at + 1 :])
                self._put(page, item, table._replace(rows=rows))
                return

    def _first_row(self, page: PaperPage) -> TableRow | None:
        """Return the first row under the repeated head, if there is one."""
        for number, row in enumerate(page.tables[0].rows):
            if _look(row) not in self._looks:
                return self._row_of(page.tables[0], number, page.height)
        return None

    def _remember(self, item: int) -> None:
        """Keep the last row of a table of the last page in mind."""
        table = self.pages[-1].items[item]
        if isinstance(table, PaperTable):
            last = len(table.rows) - 1
            self._begun = len(self.pages) - 1, item, last
            row = self._row_of(table, last, self.pages[-1].height)
            self._first = self._seen = row

    def _name_ends(self, below: TableRow) -> None:
        """Give merged cells that were cut the names they have on this page.

        A spreadsheet prints the name of a level where its middle is.
        """
        page, item, _ = self._begun
        table = self.pages[page].items[item]
        if not isinstance(table, PaperTable) or page != len(self.pages) - 2:
            return
        rows = list(table.rows)
        for at, blank in table.ends:
            name = level_over(below, blank, table)
            if name:
                cells = (*rows[at].cells, blank._replace(lines=name.lines))
                ordered = sorted(cells, key=lambda cell: cell.left)
                rows[at] = rows[at]._replace(cells=tuple(ordered))
        self._put(page, item, table._replace(rows=tuple(rows)))

    def _goes_on(self, row: TableRow) -> bool:
        """Return whether a row is the rest of the last one."""
        if self._first is None or self._seen is None:
            return False
        return goes_on(self._first, self._seen, row)

    def _join(self, below: TableRow) -> None:
        """Add the texts of a row to those of the row that it goes on with."""
        page, item, at = self._begun
        table = self.pages[page].items[item]
        if isinstance(table, PaperTable):
            row = joined_row(self._row_of(table, at, 0.0), below)
            rows = (*table.rows[:at], row, *table.rows[at + 1 :])
            self._put(page, item, table._replace(rows=rows))

    def _row_of(self, table: PaperTable, at: int, page_height: float) -> TableRow:
        return TableRow(table, at, page_height, self._labels)

    def _put(self, page: int, item: int, table: PaperTable) -> None:
        items = list(self.pages[page].items)
        items[item] = table
        self.pages[page] = self.pages[page]._replace(items=tuple(items))


def _without(row: TableRow) -> PaperTable:
    """Return the table of a row without it.

    Merged labels that begin in it, as they do on each page, begin below it.
    """
    above, below = row.table.rows[: row.at], row.table.rows[row.at + 1 :]
    merged = (cell for cell in row.row.cells if cell.down > 1)
    labels = [cell._replace(down=cell.down - 1) for cell in merged]
    if not below:
        return row.table._replace(rows=(*above, row.row._replace(cells=())))
    cells = sorted((*labels, *below[0].cells), key=lambda cell: cell.left)
    first = below[0]._replace(cells=tuple(cells))
    ends = tuple((at - (at > row.at), cell) for at, cell in row.table.ends)
    return row.table._replace(rows=(*above, first, *below[1:]), ends=ends)


def _looks(tables: Iterable[PaperTable]) -> Iterator[object]:
    for table in tables:
        for row in table.rows:
            if len(row.cells) > 1:
                yield _look(row)


def _look(row: PaperRow) -> object:
    """Return what a repeated head has in common with the first one."""
    return tuple("".join(line.text for line in cell.lines) for cell in row.cells)
