"""Where the columns of a growing table lie, and what each of them prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain

from models.definitions.definition import Column, IndicatorBlock, ListBlock
from models.definitions.joined_text import joined_text
from models.form import Place, Row
from printing.cell import SetCell
from printing.columns import share_width
from printing.seals.owners import NOBODY, Owners, owners_of
from printing.setting import TypeSetting

Content = tuple[Row | None, ...]
"""What one printed row shows: a row per band, None where it is blank."""


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """Where the columns of a block lie; equal only to itself."""

    columns: tuple[Column, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    bands: tuple[str, ...]
    setting: TypeSetting

    def box(self, number: int) -> tuple[float, float]:
        """Return left and width of a column."""
        return self.lefts[number], self.widths[number]


def printed_columns(block: ListBlock | IndicatorBlock) -> tuple[Column, ...]:
    """Return the columns on paper, the side label first."""
    side = [block.side_column] if block.side_column else []
    return (*side, *(column for column in block.columns if column.in_sheet))


def is_cell(column: Column) -> bool:
    """Return whether a column prints texts of its rows."""
    return bool(column.key or column.join) and not column.is_level


def printed_text(row: Row | None, column: Column) -> str:
    """Return what a column prints of a row; joined keys as one text."""
    if row is None:
        return ""
    if column.join:
        return joined_text(row.cells, column)
    return row.cells[column.key]


@lru_cache(maxsize=4_096)
def needs_of(
    content: Content, block: ListBlock | IndicatorBlock, setting: TypeSetting
) -> tuple[float, ...]:
    """Return the width each column needs to keep its numbers whole."""
    columns = printed_columns(block)
    bands = block.bands if isinstance(block, IndicatorBlock) else ("",)
    return tuple(
        setting.need(printed_text(content[bands.index(column.band)], column))
        if is_cell(column)
        else 0.0
        for column in columns
    )


def geometry_for(
    block: ListBlock | IndicatorBlock,
    setting: TypeSetting,
    needs: list[tuple[float, ...]],
) -> Geometry:
    """Return where the columns lie, given what each list needs.

    Needs that the preferred widths meet do not count, so that typing a
    shorter number elsewhere leaves the columns as the same object.
    """
    columns = printed_columns(block)
    share = setting.style.inner_width / sum(column.width for column in columns)
    rows = [each for each in needs if each] or [(0.0,) * len(columns)]
    widest = map(max, zip(*rows, strict=True))
    wanting = tuple(
        need if need > column.width * share else 0.0
        for need, column in zip(widest, columns, strict=True)
    )
    return _geometry_of(block, setting, wanting)


@lru_cache(maxsize=256)
def _geometry_of(
    block: ListBlock | IndicatorBlock, setting: TypeSetting, needs: tuple[float, ...]
) -> Geometry:
    columns = printed_columns(block)
    widths = share_width(columns, setting.style.inner_width, needs)
    bands = block.bands if isinstance(block, IndicatorBlock) else ("",)
    return Geometry(columns, lefts_of(widths), widths, bands, setting)


def lefts_of(widths: Sequence[float]) -> tuple[float, ...]:
    """Return where columns of these widths begin."""
    return (0.0, *accumulate(widths[:-1]))


def owners_in(row: Row | None, column: Column) -> Owners:
    """Return whose the text is that a column prints of a row."""
    if row is None:
        return NOBODY
    keys = column.join or (column.key,)
    pieces = [(Place(row.id, key), row.cells[key]) for key in keys]
    if column.join and joined_text(row.cells, column) != "".join(t for _, t in pieces):
        # As typed: nobody knows which characters of it are whose.
        return Owners(tuple(place for place, _ in pieces))
    return owners_of(pieces)


@lru_cache(maxsize=4_096)
def merged_cell(
    contents: tuple[Content, ...], number: int, key: str, geometry: Geometry
) -> SetCell:
    """Return the cell of equal neighbours, which knows the places of all."""
    cell = row_cell(contents[0], number, key, geometry)
    column = geometry.columns[number]
    others = [owners_in(row, column).places for row, in contents[1:]]
    owners = cell.owners.and_also(tuple(chain.from_iterable(others)))
    return replace(cell, owners=owners)


def row_cell(content: Content, number: int, key: str, geometry: Geometry) -> SetCell:
    """Return one cell of a row, set to the width of its column."""
    column = geometry.columns[number]
    left, width = geometry.box(number)
    row = content[geometry.bands.index(column.band)]
    return geometry.setting.cell(
        printed_text(row, column),
        left,
        width,
        align=column.align,
        owners=owners_in(row, column),
        list_key="" if row else (f"{column.band}.{key}" if column.band else key),
    )


@lru_cache(maxsize=1024)
def label_cell(text: str, number: int, geometry: Geometry) -> SetCell:
    """Return a label set to the width of a column."""
    return geometry.setting.cell(text, *geometry.box(number))
