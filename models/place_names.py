"""Places of a form in words, as a clerk would point at them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from models.definitions.definition import (
    Definition,
    IndicatorBlock,
    ListBlock,
    list_key,
)
from models.definitions.limits import MOST_DEFINITIONS
from models.form import Form, Place
from models.keys import COPY_MARK, SHEET_FACE, SHEET_PAGES

STEP = " › "
OWN_FIELDS = {SHEET_FACE: "字体", SHEET_PAGES: "页数", COPY_MARK: "副本标记"}
"""What no definition asks for: how the form is to be printed, and which copy
of a draft it is; the mark itself is never printed."""
INDICATORS = "绩效指标"
"""All trees of a form together, where no level and no band is meant."""


def place_name(place: Place, form: Form, definition: Definition) -> str:
    """Return a place in words: 产出指标 › 数量指标 第2条 › 指标值.

    Raises:
        KeyError: The form has no such row.
    """
    if place.is_field:
        return field_name(place.key, definition)
    key, position, _ = form.find(place.row)
    return row_place_name(key, position, place.key, definition)


def row_place_name(
    list_key: str, position: int, key: str, definition: Definition
) -> str:
    """Return the place of a row's text in words, rows counted from 0."""
    row = f"{list_name(list_key, definition)} 第{position + 1}条"
    return f"{row}{STEP}{column_name(list_key, key, definition)}"


def field_name(key: str, definition: Definition) -> str:
    """Return the printed label of a field, or its key when it has none."""
    labels = OWN_FIELDS | {each.key: each.label for each in definition.fields}
    return labels.get(key, key)


def column_name(list_key: str, key: str, definition: Definition) -> str:
    """Return the printed label of a list's column, or its key."""
    try:
        columns = definition.columns_of(list_key)
    except KeyError:
        return key
    return next((each.label for each in columns if each.key == key), key) or key


def list_name(key: str, definition: Definition) -> str:
    """Return the name of a list: its levels, or what the table is called."""
    return _list_names(definition).get(key, key)


def list_keys(definition: Definition) -> tuple[str, ...]:
    """Return the keys of all lists of a form, in printed order."""
    return tuple(_list_names(definition))


@lru_cache(maxsize=MOST_DEFINITIONS)
def _list_names(definition: Definition) -> dict[str, str]:
    return dict(_named_lists(definition))


def _named_lists(definition: Definition) -> Iterator[tuple[str, str]]:
    for block in definition.tables:
        if isinstance(block, ListBlock):
            yield block.list, block.name
        elif isinstance(block, IndicatorBlock):
            yield from _named_levels(block)


def _named_levels(tree: IndicatorBlock) -> Iterator[tuple[str, str]]:
    for band in tree.bands:
        names = [tree.band_name(band)] if band else []
        for first, second in tree.second_levels():
            yield list_key(band, second), STEP.join([*names, first.name, second.name])
