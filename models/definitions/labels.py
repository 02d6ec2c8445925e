"""The printed labels of a form, found in any spelling a file may use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from models.definitions.definition import (
    Column,
    Definition,
    Field,
    FirstLevel,
    Grid,
    IndicatorBlock,
    ListBlock,
    SecondLevel,
)
from models.definitions.limits import MOST_DEFINITIONS
from models.values.cleaning import clean

MOST_CHARACTERS = 60
"""No label is longer; longer texts are not even folded."""

_MARKS = re.compile(r"[\W_]+")
_POINTS = re.compile(r"[(（]\s*\d+(\.\d+)?\s*分\s*[)）]\s*$")
_MONEY_UNIT = re.compile(r"[(（]\s*(?:单位[：:]\s*)?(万元|元)\s*[)）]\s*$")
# What sheets put round a label: its number, a formula's letter, a seal.
_MARK_BEFORE = re.compile(
    r"^\s*(?:[①-⑳]|[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、"
    r"|\d{1,2}[.、．](?!\d))\s*"
)
_MARK_BEHIND = re.compile(
    r"\s*(?:[(（]\s*[A-Za-z](?:\s*[-/÷×*+=]\s*[A-Za-z])*\s*[)）]"
    r"|[(（](?:必填|选填|盖章|公章|签章)[)）]|[①-⑳][①-⑳=＝/÷+×*\s-]*)\s*$"
)
_SLOT = re.compile(r"\{\w+\}")
_LEVEL_ENDING = "指标"

T = TypeVar("T")


def fold(text: str) -> str:
    """Return what is left of a label without width, blanks and punctuation.

    Longer texts than any label fold to "".
    """
    return _folded(text) if len(text) <= MOST_CHARACTERS else ""


def fold_label(text: str) -> str:
    """Return a label folded, without its number and the marks behind it.

    2.全年预算数（A）, 全年执行数(B) and 执行率③=②/① are the same as without.
    """
    return _folded_label(text) if len(text) <= MOST_CHARACTERS else ""


@lru_cache(maxsize=4096)
def _folded_label(text: str) -> str:
    bare = _MARK_BEHIND.sub("", _MARK_BEFORE.sub("", text))
    return _folded(bare) or _folded(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", clean(text))
    return _MARKS.sub("", plain).casefold()


def fold_level(text: str) -> str:
    """Return a level's name folded, without its points and its 指标.

    产出指标(50分) and 产出 are the same level.
    """
    return _folded_level(text) if len(text) <= MOST_CHARACTERS else ""


@lru_cache(maxsize=4096)
def _folded_level(text: str) -> str:
    folded = _folded(_POINTS.sub("", text))
    return folded.removesuffix(_LEVEL_ENDING) or folded


def has_points(text: str) -> bool:
    """Return whether a level's name carries its points: 产出指标(50分)."""
    return bool(_POINTS.search(text))


def money_unit_of(text: str) -> str:
    """Return the unit of money in brackets behind a label, or ""."""
    found = _MONEY_UNIT.search(text) if len(text) <= MOST_CHARACTERS else None
    return found.group(1) if found else ""


def without_money_unit(text: str) -> str:
    """Return a label without the unit of money in brackets behind it."""
    return _MONEY_UNIT.sub("", text) if len(text) <= MOST_CHARACTERS else text


@dataclass(frozen=True, slots=True, eq=False)
class ListLabels:
    """The labels of one table that the clerk lengthens.

    Attributes:
        sides: What the label down its left may say.
    """

    block: ListBlock
    columns: Mapping[str, Column]
    sides: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class TreeLabels:
    """The labels of one tree of indicators.

    Attributes:
        columns: By folded label; several where trees stand side by side.
        sides: What the label down its left may say.
        first_levels, second_levels: By folded name; a second level comes
            with its first, once for each first that has it.
    """

    block: IndicatorBlock
    columns: Mapping[str, tuple[Column, ...]]
    sides: frozenset[str]
    first_levels: Mapping[str, FirstLevel]
    second_levels: Mapping[str, tuple[tuple[FirstLevel, SecondLevel], ...]]

    def first_level(self, text: str) -> FirstLevel | None:
        """Return the first level that a text names, if it names one."""
        return self.first_levels.get(fold_level(text))

    def second_level(
        self, text: str, under: FirstLevel | None = None
    ) -> tuple[FirstLevel, SecondLevel] | None:
        """Return the second level that a text names, with its first.

        One under the first level given is preferred.
        """
        found = self.second_levels.get(fold_level(text), ())
        preferred = (each for each in found if each[0] is under)
        return next(preferred, next(iter(found), None))

    def is_level(self, text: str) -> bool:
        """Return whether a text names a level of either kind."""
        folded = fold_level(text)
        return folded in self.first_levels or folded in self.second_levels


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """All labels of one definition, folded.

    Attributes:
        titles: The names of the form, longest first.
        fields: Keys of fields, by label and alias.
        fixed: Other texts printed in the tables.
        groups: Labels over several columns of a head.
        sides: What the labels down the left of tables may say.
        in_lines: Keys of fields that the form has in lines around its tables.
    """

    definition: Definition
    titles: tuple[str, ...]
    fields: Mapping[str, str]
    fixed: frozenset[str]
    groups: frozenset[str]
    sides: frozenset[str]
    in_lines: frozenset[str]
    lists: tuple[ListLabels, ...]
    trees: tuple[TreeLabels, ...]

    def field(self, text: str) -> str:
        """Return the key of the field that a text is the label of, or ""."""
        found = self.fields.get(fold(text), "") or self.fields.get(fold_label(text), "")
        if not found and money_unit_of(text):
            found = self.fields.get(fold_label(without_money_unit(text)), "")
        return found

    @property
    def spellings(self) -> frozenset[str]:
        """All labels of fields, columns and levels, folded."""
        lists = (each.columns for each in self.lists)
        trees = (each.columns for each in self.trees)
        levels = ((each.first_levels, each.second_levels) for each in self.trees)
        return self.fixed.union(self.fields, *lists, *trees, *chain(*levels))

    def is_level(self, text: str) -> bool:
        """Return whether a text names a level of any tree."""
        return any(tree.is_level(text) for tree in self.trees)


@lru_cache(maxsize=MOST_DEFINITIONS)
def labels_of(definition: Definition) -> Labels:
    """Return the labels of a definition, folded once."""
    fields = dict(_pairs((each, each.key) for each in definition.fields))
    return Labels(
        definition=definition,
        titles=_titles(definition),
        fields=fields,
        fixed=frozenset(_fixed(definition)) - fields.keys() - {""},
        groups=frozenset(_groups(definition)) - {""},
        sides=frozenset().union(
            *(_sides(each) for each in definition.list_blocks),
            *(_sides(each) for each in definition.indicator_blocks),
        ),
        in_lines=frozenset(_keys_in_lines(definition)),
        lists=tuple(_list_labels(each) for each in definition.list_blocks),
        trees=tuple(_tree_labels(each) for each in definition.indicator_blocks),
    )


def _pairs(named: Iterable[tuple[Field | Column, T]]) -> Iterator[tuple[str, T]]:
    """Yield each spelling with what it stands for; labels beat aliases."""
    listed = list(named)
    for each, meaning in listed:
        for alias in each.aliases:
            yield fold(alias), meaning
    for each, meaning in listed:
        yield fold(each.label), meaning


def _titles(definition: Definition) -> tuple[str, ...]:
    printed = fold(_SLOT.sub("", definition.title)).lstrip("年度")
    names = {fold(each) for each in (definition.name, *definition.aliases)}
    names |= {printed} - {""}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _grids(definition: Definition) -> Iterator[Grid]:
    return (each for each in definition.tables if isinstance(each, Grid))


def _fixed(definition: Definition) -> Iterator[str]:
    for grid in _grids(definition):
        yield from (fold(cell.text) for row in grid.rows for cell in row)
    for block in definition.tables:
        if not isinstance(block, Grid):
            yield from _sides(block)


def _keys_in_lines(definition: Definition) -> Iterator[str]:
    for line in definition.all_lines:
        for text in (line.left, line.centre, line.right):
            yield from (slot[1:-1] for slot in _SLOT.findall(text))


def _sides(block: ListBlock | IndicatorBlock) -> frozenset[str]:
    side = block.side_column
    spellings = (side.label, *side.aliases) if side else ()
    return frozenset(map(fold, spellings)) - {""}


def _groups(definition: Definition) -> Iterator[str]:
    for block in definition.tables:
        yield from (fold(column.group) for column in block.columns)


def _list_labels(block: ListBlock) -> ListLabels:
    columns = dict(_pairs((each, each) for each in block.columns))
    return ListLabels(block, columns, _sides(block))


def _tree_labels(block: IndicatorBlock) -> TreeLabels:
    columns: dict[str, tuple[Column, ...]] = {}
    for label, column in _pairs((each, each) for each in block.columns):
        band = fold(block.band_name(column.band))
        for spelled in (label, band + label, label + band):
            if column not in columns.get(spelled, ()):
                columns[spelled] = (*columns.get(spelled, ()), column)
    seconds: dict[str, tuple[tuple[FirstLevel, SecondLevel], ...]] = {}
    for pair in block.second_levels():
        for name in _names(pair[1]):
            seconds[name] = (*seconds.get(name, ()), pair)
    return TreeLabels(
        block=block,
        columns=columns,
        sides=_sides(block),
        first_levels={name: each for each in block.levels for name in _names(each)},
        second_levels=seconds,
    )


def _names(level: FirstLevel | SecondLevel) -> set[str]:
    return {fold_level(each) for each in (level.name, *level.aliases)} - {""}
