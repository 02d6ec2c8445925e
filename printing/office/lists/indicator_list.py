"""The indicators of a form as a plain list: one row each, levels repeated.

It is made for typing or loading into the fiscal system, so it has every
column that the clerk fills in, printed or not, and says beside each row what
that system would refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.definitions.definition import (
    Column,
    Definition,
    IndicatorBlock,
    band_columns,
)
from models.filled_form import FilledForm, Indicator
from models.findings import Finding
from models.keys import FIRST_LEVEL, SECOND_LEVEL
from models.place_names import STEP
from models.rules.fiscal_system import check_for_fiscal_system

BAND = Column("band", 20, 20, 20, "目标期间")
LEVELS = (
    Column(FIRST_LEVEL, 26, 26, 26, "一级指标"),
    Column(SECOND_LEVEL, 32, 32, 32, "二级指标"),
)
TO_MEND = "需要修改的值"


@dataclass(frozen=True, slots=True)
class Listed:
    """One indicator of the list.

    Attributes:
        texts: By column of the list.
        to_mend: What the fiscal system would refuse, or "".
    """

    texts: tuple[str, ...]
    to_mend: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """The whole list.

    Attributes:
        findings: All that the fiscal system would refuse, about fields too.
    """

    columns: tuple[Column, ...]
    rows: tuple[Listed, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def has_rows_to_mend(self) -> bool:
        """Whether some indicator would be refused."""
        return any(row.to_mend for row in self.rows)


def indicator_list(filled: FilledForm) -> IndicatorList:
    """Return the indicators of a form that say anything, in printed order."""
    definition, findings = filled.definition, check_for_fiscal_system(filled)
    columns = tuple(_columns(definition))
    rows = tuple(
        Listed(
            texts=tuple(_text(each, column, definition) for column in columns),
            to_mend=_to_mend(each, findings),
        )
        for each in filled.indicators()
    )
    return IndicatorList(columns, rows, findings)


def _columns(definition: Definition) -> Iterator[Column]:
    trees = definition.indicator_blocks
    if any(len(tree.bands) > 1 for tree in trees):
        yield BAND
    for level in LEVELS:
        named = (each for tree in trees for each in tree.columns if each.label)
        yield next((each for each in named if each.key == level.key), level)
    seen: set[str] = set()
    for column in (each for tree in trees for each in _filled_columns(tree)):
        if column.key not in seen:
            seen.add(column.key)
            yield column


def _filled_columns(tree: IndicatorBlock) -> Iterator[Column]:
    for band in tree.bands:
        yield from band_columns(tree, band)


def _text(indicator: Indicator, column: Column, definition: Definition) -> str:
    if column.key == FIRST_LEVEL:
        return indicator.first.name
    if column.key == SECOND_LEVEL:
        return indicator.second.name
    if column is BAND:
        return _band_name(indicator, definition)
    return indicator.text(column.key)


def _band_name(indicator: Indicator, definition: Definition) -> str:
    band = indicator.list.rpartition(".")[0]
    trees = definition.indicator_blocks
    return next(tree.band_name(band) for tree in trees if band in tree.bands)


def _to_mend(indicator: Indicator, findings: tuple[Finding, ...]) -> str:
    """Return what is to be mended in a row, each with its column."""
    return "；".join(
        f"{each.where.rpartition(STEP)[2]}：{each.message}"
        for each in findings
        if each.place and each.place.row == indicator.row.id
    )
