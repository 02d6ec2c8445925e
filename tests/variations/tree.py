"""Where the tree of indicators, and each block, stands on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.variations.sheet import (
    Expectation,
    Sheet,
    TextRow,
    alternatives,
    is_line,
    padded,
    plain,
)

FIRST = ("一级指标", "一级", "评价指标")
SECOND = ("二级", "评价内容")
NAMES = ("三级", "指标名称", "指标内容", "具体指标")
TOTALS = ("合计", "总分", "总计")


@dataclass(frozen=True)
class Tree:
    """The rows and columns of a tree.

    Attributes:
        head: Its first row; body: the first one below its head; end: the
            first one behind it.
        first: The column of the first level; second and names likewise, of
            which trees side by side have two.
        heads: What stands above each column, the lower of two rows first.
    """

    head: int
    body: int
    end: int
    first: int
    second: tuple[int, ...]
    names: tuple[int, ...]
    heads: tuple[str, ...]

    @property
    def has_side(self) -> bool:
        """Whether a label merged down the left names the block."""
        return self.first > 0

    @property
    def is_plain(self) -> bool:
        """Whether it is one tree under a head of one row."""
        return len(self.names) == 1 and self.body == self.head + 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.heads)


def find_tree(sheet: Sheet) -> Tree | None:
    """Return where the first tree of a sheet stands."""
    return next((tree for at in _at(sheet) if (tree := _tree(sheet, at))), None)


def indicator_of(sheet: Sheet, tree: Tree, at: int) -> Expectation | None:
    """Return what is expected of a row of the tree, None of the others."""
    row = padded(sheet.rows[at], tree.width)
    texts = [plain(row[column]) for column in tree.names]
    for each in sheet.form["indicators"]:
        if any(text and text in alternatives(each["name"]) for text in texts):
            return dict(each)
    return None


def indicator_rows(sheet: Sheet, tree: Tree) -> list[int]:
    """Return the rows of the tree that hold an indicator."""
    return [at for at in range(tree.body, tree.end) if indicator_of(sheet, tree, at)]


def column_named(tree: Tree, names: Sequence[str]) -> int:
    """Return the column with one of these heads, -1 if there is none."""
    found = [at for at, head in enumerate(tree.heads) if plain(head) in names]
    return found[0] if found else -1


def blocks_of(sheet: Sheet) -> list[range]:
    """Return the rows that belong together, from the first to the last.

    A block begins at a filled first column; a tree is one with its head,
    and with the lines right above it that are no part of the top.
    """
    tree = find_tree(sheet)
    starts = [at for at in _at(sheet) if _begins(sheet, tree, at)]
    ends = [*starts[1:], len(sheet.rows)]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def top_of(sheet: Sheet) -> int:
    """Return the first row that is no line; those above are the title's."""
    return next((at for at in _at(sheet) if not is_line(sheet.rows[at])), 0)


def foot_of(sheet: Sheet) -> int:
    """Return the first row below the form: lines, signatures, seals."""
    tree = find_tree(sheet)
    end = tree.end if tree else 0
    marks = ("盖章", "负责人:", "填表", "填报")
    for at in range(end, len(sheet.rows)):
        row = sheet.rows[at]
        if is_line(row) or any(mark in plain(text) for mark in marks for text in row):
            return at
    return len(sheet.rows)


def _at(sheet: Sheet) -> range:
    return range(len(sheet.rows))


def _begins(sheet: Sheet, tree: Tree | None, at: int) -> bool:
    if tree and tree.head < at < tree.end:
        return False
    if tree and not tree.has_side and at == tree.head:
        return at == 0 or not is_line(sheet.rows[at - 1]) or at - 1 < top_of(sheet)
    if tree and at == tree.end and plain(sheet.rows[at][0]) in TOTALS:
        return False
    return bool(plain(sheet.rows[at][0])) or at == 0


def _tree(sheet: Sheet, at: int) -> Tree | None:
    row = sheet.rows[at]
    names = tuple(n for n, text in enumerate(row) if plain(text).startswith(NAMES))
    firsts = [n for n, text in enumerate(row) if plain(text) in FIRST]
    second = tuple(n for n, text in enumerate(row) if plain(text).startswith(SECOND))
    if not (names and firsts and second):
        return None
    body = at + 1 + _is_second_head(sheet, at + 1, (firsts[0], *second, *names))
    end = _end(sheet, body, firsts[0])
    width = max(len(each) for each in sheet.rows[at:end])
    heads = [padded(each, width) for each in reversed(sheet.rows[at:body])]
    columns = zip(*heads, strict=True)
    texts = tuple(next(filter(plain, each), "") for each in columns)
    return Tree(at, body, end, firsts[0], second, names, texts)


def _is_second_head(sheet: Sheet, at: int, levels: Sequence[int]) -> bool:
    if at >= len(sheet.rows) or is_line(sheet.rows[at]):
        return False
    row = padded(sheet.rows[at], max(levels) + 1)
    return any(map(plain, row)) and not any(plain(row[each]) for each in (0, *levels))


def _end(sheet: Sheet, body: int, first: int) -> int:
    for at in range(body, len(sheet.rows)):
        if _is_behind(sheet.rows[at], first):
            return at
    return len(sheet.rows)


def _is_behind(row: TextRow, first: int) -> bool:
    if is_line(row):
        return True
    if first > 0:
        return bool(plain(row[0]))
    return plain(row[0]) in TOTALS or len(row) < 3
