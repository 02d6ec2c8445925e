"""Which columns a table has that no head names, by the levels in it.

A block copied out of a sheet often begins below its head.  The names of
levels in its first columns say where they stand, and so what follows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.definitions.definition import (
    Column,
    band_columns,
)
from models.definitions.labels import TreeLabels, fold
from models.keys import FIRST_LEVEL, SECOND_LEVEL
from models.reading.recognition.heads import Head, Slot
from models.reading.source_grid import SourceRow
from models.values.amount import is_amount
from models.values.signs import is_sign

LATEST_LEVEL = 2
"""The last grid column a first level is looked for in: a number of the row
and the label at the side may stand before it."""

LEAST_SHARE = 0.5
"""Of the texts in a column that have to name levels: some are misspelt, or
are levels of another form."""

Texts = Sequence[tuple[int, str]]
"""The texts of a column, each with its row."""


def level_head(
    rows: Sequence[SourceRow], tree: TreeLabels, band: str
) -> Head | None:
    """Return the columns of a table whose first columns name levels.

    None where they do not: an indicator may be called like a level, so that
    a lone column of names counts only where names of indicators follow.
    """
    columns = tree.block.columns
    first, second = (
        _level(columns, key, band) for key in (FIRST_LEVEL, SECOND_LEVEL)
    )
    for at in range(LATEST_LEVEL + 1):
        beside = _texts(rows, at + 1)
        if _names(_texts(rows, at), tree.first_level) and _names(
            beside, tree.second_level
        ):
            named = [*first, *second, *_rest(rows, tree, band, at + 2)]
            return _head(rows, tree, at, named)
        if _stand_alone(_texts(rows, at), beside, tree):
            return _head(rows, tree, at, [*second, *_rest(rows, tree, band, at + 1)])
    return None


def _head(
    rows: Sequence[SourceRow], tree: TreeLabels, start: int, columns: Sequence[Column]
) -> Head:
    """Return a head from a grid column on; before it may stand numbers."""
    before = [
        Slot(at, at + 1, None)
        for at in range(start)
        if not any(fold(text) in tree.sides for _, text in _texts(rows, at))
    ]
    named = enumerate(columns, start=start)
    slots = (Slot(at, at + 1, column, column.label) for at, column in named)
    return Head((*before, *slots))


def _level(columns: Sequence[Column], key: str, band: str) -> list[Column]:
    found = [each for each in columns if each.key == key and each.band in (band, "")]
    return found[:1]


def _texts(rows: Sequence[SourceRow], column: int) -> Texts:
    return [
        (at, cell.text)
        for at, row in enumerate(rows)
        for cell in row.cells
        if cell.column == column
    ]


def _names(texts: Texts, find: Callable[[str], object]) -> bool:
    known = sum(bool(find(text)) for _, text in texts)
    return bool(known) and known >= LEAST_SHARE * len(texts)


def _stand_alone(texts: Texts, beside: Texts, tree: TreeLabels) -> bool:
    """Return whether a lone column names second levels for the one beside.

    Beside each name stands a text that is itself neither level, sign nor
    number.
    """
    named = {at for at, text in texts if tree.second_level(text)}
    fit = {at for at, text in beside if not _is_value(text) and not tree.is_level(text)}
    return bool(named) and len(named) == len(texts) and len(fit) == len(beside) > 0


def _is_value(text: str) -> bool:
    plain = text.strip().rstrip("%％")
    return is_sign(text) or is_amount(plain) or plain[:1] in "≥≤＞＜><=≧≦"


def _rest(
    rows: Sequence[SourceRow], tree: TreeLabels, band: str, start: int
) -> Sequence[Column]:
    """Return the columns behind the levels, in the order of the form.

    Where the sheet prints sign, target and unit as one text, a table with
    a column of signs has them apart.
    """
    asked = list(band_columns(tree.block, band))
    printed = list(_printed(tree, band))
    ends = range(start, start + len(asked))
    has_signs = any(_names(_texts(rows, at), is_sign) for at in ends)
    is_joined = any(each.join for each in printed)
    return asked if has_signs and is_joined else printed


def _printed(tree: TreeLabels, band: str) -> Iterator[Column]:
    for each in tree.block.columns:
        if each.band in (band, "") and each.in_sheet and not each.is_level:
            yield each


def _sign(text: str) -> bool:
    return is_sign(text)
