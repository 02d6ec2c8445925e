"""Forms as plain data for JSON, read back with a look at every value.

docs/format.md describes the shape.  Texts travel as typed, but for the few
code points that no file and no face can carry (see clean_text).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from models.cells import Cells
from models.form import Form, Row, RowList

FORMAT = 3
"""The version of the shape; a change that older programs misread adds one."""

PLAIN, WITH_LAST_YEAR = 1, 2
"""The versions before.  A form that carries no definition is as the second,
one that knows nothing of the last year either as the first."""

LAST_YEAR, OWN_DEFINITION = "last_year", "own_definition"
MORE = {PLAIN: (), WITH_LAST_YEAR: (LAST_YEAR,), FORMAT: (LAST_YEAR, OWN_DEFINITION)}
"""The keys of a form that each version added; rows have no definition."""

LARGEST_ID = 2**53
"""Ids above it are given anew: Qt keeps one in 64 bits, JSON in a double."""

_UNFIT = re.compile("[\0\ud800-\udfff\ufffe\uffff]")


class FormFaulty(Exception):
    """Data that is no form; the message names the place and the reason."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"表格数据的“{clip(where)}”{reason}，请换用由绩表保存、未经改动的文件")
        self.where, self.reason = where, reason


class NewerVersion(Exception):
    """Data that a later version of this program wrote."""

    def __init__(self, found: int) -> None:
        super().__init__("这份表由更新版本的绩表保存，请先升级程序再打开；文件没有改动")
        self.found = found


def clean_text(text: str) -> str:
    """Return the text without NUL, lone surrogates and U+FFFE, U+FFFF.

    No JSON, PDF or clipboard carries these safely; all else is kept.
    """
    return _UNFIT.sub("", text)


def form_to_data(form: Form) -> dict[str, object]:
    """Return the form as dicts, lists, texts and whole numbers only."""
    return {
        "format": _format_of(form),
        "definition": form.definition,
        "version": form.version,
        "fields": _cells_to_data(form.fields),
        "lists": {
            each.key: [_row_to_data(row) for row in each.rows] for each in form.lists
        },
        **_last_year_to_data(form.last_year),
        **_own_definition_to_data(form),
    }


def _format_of(form: Form) -> int:
    """Return the lowest version that holds all of a form."""
    if form.own_definition:
        return FORMAT
    knows = form.last_year or any(row.last_year for row in form.all_rows())
    return WITH_LAST_YEAR if knows else PLAIN


def _own_definition_to_data(form: Form) -> dict[str, object]:
    text = clean_text(form.own_definition)
    return {OWN_DEFINITION: text} if text else {}


def form_from_data(data: object) -> Form:
    """Return the form that the data holds.

    Raises:
        FormFaulty: A value is missing, unknown or of the wrong kind; the
            message is one Chinese sentence.
        NewerVersion: The data says that a later format wrote it.
    """
    table = _table(data, "全文")
    refuse_newer(table)
    more = MORE[_number(table["format"], "format")]
    keys = ("format", "definition", "version", "fields", "lists")
    _expect_keys(table, "全文", keys, more)
    return Form(
        definition=_text(table["definition"], "definition"),
        version=_number(table["version"], "version"),
        fields=_cells(table["fields"], "fields"),
        lists=_lists(table["lists"], more[:1]),
        last_year=_last_year(table, LAST_YEAR),
        own_definition=_text(table.get(OWN_DEFINITION, ""), OWN_DEFINITION),
    )


def refuse_newer(table: Mapping[str, object]) -> None:
    """Look whether the data is of a format that this program knows.

    Raises:
        FormFaulty: It does not say which.
        NewerVersion: It is of a later one.
    """
    if "format" not in table:
        raise FormFaulty("format", "没有填写")
    found = _number(table["format"], "format")
    if found > FORMAT:
        raise NewerVersion(found)


def _row_to_data(row: Row) -> dict[str, object]:
    known = _last_year_to_data(row.last_year)
    return {"id": row.id, "cells": _cells_to_data(row.cells), **known}


def _last_year_to_data(last_year: Cells) -> dict[str, object]:
    known = _cells_to_data(last_year)
    return {LAST_YEAR: known} if known else {}


def _cells_to_data(cells: Cells) -> dict[str, str]:
    cleaned = {key: clean_text(text) for key, text in cells.items()}
    return {key: text for key, text in cleaned.items() if text}


def _lists(data: object, more: tuple[str, ...]) -> tuple[RowList, ...]:
    found = tuple(
        RowList(key, _rows(rows, f"lists.{key}", more))
        for key, rows in sorted(_table(data, "lists").items())
        if rows != []
    )
    ids = [row.id for each in found for row in each.rows]
    if len(set(ids)) < len(ids):
        raise FormFaulty("lists", "里有两行编号相同")
    return _numbered_anew(found) if max(ids, default=0) > LARGEST_ID else found


def _numbered_anew(lists: tuple[RowList, ...]) -> tuple[RowList, ...]:
    ids = iter(range(1, 1 + sum(len(each.rows) for each in lists)))
    return tuple(
        RowList(each.key, tuple(replace(row, id=next(ids)) for row in each.rows))
        for each in lists
    )


def _rows(data: object, where: str, more: tuple[str, ...]) -> tuple[Row, ...]:
    if not isinstance(data, list):
        raise FormFaulty(where, "应为各行的列表")
    return tuple(
        _row(each, f"{where}[{number}]", more)
        for number, each in enumerate(data, start=1)
    )


def _row(data: object, where: str, more: tuple[str, ...]) -> Row:
    table = _table(data, where)
    _expect_keys(table, where, ("id", "cells"), more)
    return Row(
        _number(table["id"], f"{where}.id"),
        _cells(table["cells"], f"{where}.cells"),
        _last_year(table, f"{where}.{LAST_YEAR}"),
    )


def _last_year(table: Mapping[str, object], where: str) -> Cells:
    return _cells(table.get(LAST_YEAR, {}), where)


def _cells(data: object, where: str) -> Cells:
    table = _table(data, where)
    return Cells({key: _text(text, f"{where}.{key}") for key, text in table.items()})


def _text(data: object, where: str) -> str:
    if not isinstance(data, str):
        raise FormFaulty(where, "应为文字")
    return clean_text(data)


def _number(data: object, where: str) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or data < 1:
        raise FormFaulty(where, "应为大于 0 的整数")
    return data


def _table(data: object, where: str) -> dict[str, object]:
    if not isinstance(data, dict):
        raise FormFaulty(where, "应为一组键值")
    for key in data:
        if not isinstance(key, str) or not key or key != clean_text(key):
            raise FormFaulty(where, "里有一个不能用的键名")
    return data


def _expect_keys(
    table: Mapping[str, object],
    where: str,
    keys: tuple[str, ...],
    more: tuple[str, ...],
) -> None:
    for key in keys:
        if key not in table:
            raise FormFaulty(where, f"里没有“{key}”")
    for key in table:
        if key not in (*keys, *more):
            raise FormFaulty(where, f"里的“{clip(key)}”不是可用的键名")


def clip(text: str, most: int = 40) -> str:
    """Return the text cut to what a message can show."""
    return text if len(text) <= most else f"{text[:most]}…"
