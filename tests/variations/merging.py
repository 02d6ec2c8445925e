"""Sheets with the merged cells that a text with tabs leaves to be guessed.

The guess is made by what is expected: a blank behind a value is covered by
it, one behind a label is a value that nobody gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from tests.variations.sheet import Sheet, TextRow, alternatives, is_line, padded, plain
from tests.variations.spellings import PARENTS
from tests.variations.tree import Tree, blocks_of, find_tree, indicator_of

Covers = list[list[str]]
"""For each cell of each row: from where it is covered, "left", "up" or ""."""


@dataclass
class _Table:
    """Rows of one table, all padded to the width of their block.

    Attributes:
        first: The number of its first row on the sheet.
    """

    first: int
    rows: list[TextRow]
    covers: Covers


def merged_grid(sheet: Sheet) -> SourceGrid:
    """Return the sheet as a grid with merged cells, one table for a run."""
    sheet = _with_lines(sheet)
    rows: list[SourceRow] = []
    covers = _covers(sheet)
    widths = _widths(sheet)
    for run in _runs(sheet):
        if len(run) == 1 and is_line(sheet.rows[run[0]]):
            text = sheet.rows[run[0]][0]
            rows.append(SourceRow((SourceCell(text),) if plain(text) else ()))
        else:
            texts = [padded(sheet.rows[at], widths[at]) for at in run]
            rows += _table(_Table(run[0], texts, [covers[at] for at in run]))
    return SourceGrid(tuple(rows))


def _with_lines(sheet: Sheet) -> Sheet:
    """Return the sheet with lines for the rows of one text at the top."""
    counts = [sum(map(bool, map(plain, row))) for row in sheet.rows]
    top = next((at for at, count in enumerate(counts) if count > 1), 0)
    lines = [row[:1] for row in sheet.rows[:top]]
    return sheet.with_rows((*lines, *sheet.rows[top:]))


def _runs(sheet: Sheet) -> Iterator[range]:
    """Yield the rows of each table; a line between its rows is one of it."""
    start = 0
    for at, row in enumerate(sheet.rows):
        below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ("",)
        is_inside = start < at and plain(row[0]) and not is_line(below)
        if is_line(row) and not is_inside:
            if start < at:
                yield range(start, at)
            yield range(at, at + 1)
            start = at + 1
    if start < len(sheet.rows):
        yield range(start, len(sheet.rows))


def _widths(sheet: Sheet) -> dict[int, int]:
    """Return how many cells each row has with the blank ones at its end."""
    found = {}
    for block in blocks_of(sheet):
        rows = [at for at in block if not is_line(sheet.rows[at])]
        width = max((len(sheet.rows[at]) for at in rows), default=1)
        found.update({at: width if at in rows else 1 for at in block})
    return found


def _covers(sheet: Sheet) -> dict[int, list[str]]:
    widths = _widths(sheet)
    covers = {at: [""] * widths[at] for at in range(len(sheet.rows))}
    tree, values = find_tree(sheet), _values(sheet)
    for block in blocks_of(sheet):
        rows = [at for at in block if not is_line(sheet.rows[at])]
        _cover_side(sheet, tree, rows, covers)
        for at in rows:
            _cover_right(sheet, tree, values, (rows[0], at), covers)
        _cover_second_head(sheet, tree, rows, covers)
    if tree:
        _cover_levels(sheet, tree, covers)
        _cover_last_column(sheet, tree, covers)
    return covers


def _values(sheet: Sheet) -> set[str]:
    """Return all expected texts but those of the tree."""
    found: set[str] = set()
    for form in sheet.expected:
        rows = [row for table in form["tables"].values() for row in table]
        for texts in (form["fields"], form["budget"], *rows, *form["main_tasks"]):
            for value in texts.values():
                found.update(alternatives(value))
    return found


def _cover_side(
    sheet: Sheet, tree: Tree | None, rows: Sequence[int], covers: dict[int, list[str]]
) -> None:
    """Let the label at the left reach down its block."""
    for at in rows[1:]:
        in_bare_tree = tree and not tree.has_side and tree.head <= at < tree.end
        if not in_bare_tree and not plain(sheet.rows[at][0]):
            covers[at][0] = "up"


def _cover_right(
    sheet: Sheet,
    tree: Tree | None,
    values: set[str],
    place: tuple[int, int],
    covers: dict[int, list[str]],
) -> None:
    """Let values, and labels above several columns, reach to the right."""
    first, at = place
    if tree and tree.body <= at < tree.end:
        return
    row = padded(sheet.rows[at], len(covers[at]))
    head = padded(sheet.rows[first], len(row))
    below = _below(sheet, at, len(row)) if at == first else ()
    text = 0
    for column, cell in enumerate(row):
        if plain(cell):
            text = column
        elif text and _reaches(row[text], head[column] if at != first else "", values):
            covers[at][column] = "left"
        elif text and any(map(plain, below[text : column + 1])):
            covers[at][column] = "left"
        elif column > 1 and not text and at == first:
            covers[at][column] = "left"


def _reaches(text: str, head: str, values: set[str]) -> bool:
    """Return whether a blank behind a text is covered by it."""
    is_value = plain(text) in values or plain(text).rpartition(":")[2] in values
    return is_value and bool(plain(text)[-1:] != ":") and not plain(head)


def _below(sheet: Sheet, at: int, width: int) -> TextRow:
    """Return the row below if it belongs to the same block."""
    if at + 1 >= len(sheet.rows) or is_line(sheet.rows[at + 1]):
        return ()
    row = padded(sheet.rows[at + 1], width)
    return () if plain(row[0]) else row


def _cover_second_head(
    sheet: Sheet, tree: Tree | None, rows: Sequence[int], covers: dict[int, list[str]]
) -> None:
    """Let heads that have nothing below them reach down the second row."""
    first = tree.head if tree and tree.head in rows else rows[0] if rows else 0
    lower = first + 1
    is_tree = tree is not None and tree.head == first
    if lower not in rows or (is_tree and tree and tree.body != first + 2):
        return
    row = padded(sheet.rows[lower], len(covers[lower]))
    upper = padded(sheet.rows[first], len(row))
    texts = list(filter(None, map(plain, row)))
    has_amount = any(re.fullmatch(r"[\d.,%]+", each) for each in texts)
    if not is_tree and (plain(row[1]) or len(texts) < 3 or has_amount):
        return
    for column in range(1, len(row)):
        if not plain(row[column]) and plain(upper[column]):
            covers[lower][column] = "up"


def _cover_levels(sheet: Sheet, tree: Tree, covers: dict[int, list[str]]) -> None:
    """Let the levels reach down to where the next one begins."""
    first = second = ""
    for at in range(tree.body, tree.end):
        row = padded(sheet.rows[at], tree.width)
        indicator = indicator_of(sheet, tree, at)
        is_new = bool(plain(row[tree.first]))
        first = plain(row[tree.first]) or first
        if first and not is_new and any(map(plain, row)):
            covers[at][tree.first] = "" if _is_other(first, row, tree) else "up"
        if len(tree.second) > 1:
            continue
        text = plain(row[tree.second[0]])
        goes_on = not is_new or _is_of(indicator, second)
        if second and not text and goes_on and any(map(plain, row)):
            covers[at][tree.second[0]] = "up"
        second = text or (second if goes_on else "")


def _is_other(first: str, row: TextRow, tree: Tree) -> bool:
    """Return whether the second level belongs to another first one.

    Then the first level was left out, or stands further down.
    """
    second = plain(row[tree.second[0]]).removesuffix("指标")
    known = PARENTS.get(second, "")
    bare = re.sub(r"\(.*\)$", "", first).removesuffix("指标")
    return bool(known) and bare in PARENTS.values() and bare != known


def _is_of(indicator: dict[str, object] | None, second: str) -> bool:
    """Return whether an indicator belongs to a second level."""
    return bool(indicator and second in alternatives(indicator["second_level"]))


def _cover_last_column(sheet: Sheet, tree: Tree, covers: dict[int, list[str]]) -> None:
    """Let the last but one column reach over one that is blank throughout."""
    rows = [padded(sheet.rows[at], tree.width) for at in range(tree.head, tree.end)]
    if not any(plain(row[-1]) for row in rows):
        for at in range(tree.head, tree.end):
            covers[at][-1] = "left"


def _table(table: _Table) -> Iterator[SourceRow]:
    width = max(map(len, table.rows))
    for at, row in enumerate(table.rows):
        edges = _edges(len(row), width)
        cells = []
        for column, text in enumerate(row):
            if table.covers[at][column]:
                continue
            end = column + 1
            while end < len(row) and table.covers[at][end] == "left":
                end += 1
            down = 1 + _run_below(table, at, column)
            across = edges[end] - edges[column]
            if plain(text) or across > 1 or down > 1:
                shown = text if plain(text) else ""
                cells.append(SourceCell(shown, edges[column], across, down))
        yield SourceRow(tuple(cells), width)


def _run_below(table: _Table, at: int, column: int) -> int:
    """Return how many rows below are covered from here."""
    width = len(table.rows[at])
    count = 0
    for below in range(at + 1, len(table.rows)):
        covers = table.covers[below]
        is_same = column == 0 or len(covers) == width
        if not is_same or column >= len(covers) or covers[column] != "up":
            break
        count += 1
    return count


def _edges(count: int, width: int) -> list[int]:
    """Return where the cells of a row begin on the columns of its table.

    The first cell has one column, as labels at the left have; the others
    share the rest.
    """
    if count == 1:
        return [0, width]
    shares = [1 + round(at * (width - 1) / (count - 1)) for at in range(count)]
    return [0, *shares]
