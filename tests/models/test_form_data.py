from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cells import Cells
from models.form import Form, Row
from models.form_data import (
    FORMAT,
    LARGEST_ID,
    FormFaulty,
    NewerVersion,
    clean_text,
    form_from_data,
    form_to_data,
)

FORM = Form(
    "project_form_2026",
    1,
    Cells(budget_year="2026", reporting_unit="某某单位"),
).with_rows("quantity", (Row(1, Cells(name="发放", target="54.980")), Row(3)))

DATA: dict[str, Any] = {
    "format": 1,
    "definition": "project_form_2026",
    "version": 1,
    "fields": {"budget_year": "2026", "reporting_unit": "某某单位"},
    "lists": {
        "quantity": [
            {"id": 1, "cells": {"name": "发放", "target": "54.980"}},
            {"id": 3, "cells": {}},
        ]
    },
}

KEYS = st.sampled_from(["budget_year", "name", "项目名称", "target", "𠮷"])
TEXTS = st.text(max_size=12).map(clean_text)
CELLS = st.dictionaries(KEYS, TEXTS, max_size=4).map(Cells)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Draw a form with hostile texts and a few lists of rows."""
    form = Form(draw(KEYS), draw(st.integers(1, 9)), draw(CELLS))
    ids = draw(st.lists(st.integers(1, 99), max_size=6, unique=True))
    for key in ("quantity", "quality", "main_tasks"):
        count = draw(st.integers(0, len(ids)))
        taken, ids = ids[:count], ids[count:]
        rows = tuple(Row(each, draw(CELLS), draw(CELLS)) for each in taken)
        form = form.with_rows(key, rows)
    return replace(form, last_year=draw(CELLS))


def changed(**values: object) -> dict[str, Any]:
    return {**deepcopy(DATA), **values}


def with_row(row: object) -> dict[str, Any]:
    return changed(lists={"quantity": [row]})


NUMBERED_ALIKE = {"a": [{"id": 1, "cells": {}}], "b": [{"id": 1, "cells": {}}]}


def test_a_form_as_data() -> None:
    assert form_to_data(FORM) == DATA


def test_data_as_a_form() -> None:
    assert form_from_data(DATA) == FORM


def test_a_form_that_knows_the_last_year_as_data() -> None:
    row = Row(1, Cells(target="95"), Cells(target="90"))
    form = Form("x", 1, last_year=Cells(budget_year="2026"))
    data = form_to_data(form.with_rows("quantity", (row,)))

    assert data["format"] == 2
    assert data["last_year"] == {"budget_year": "2026"}
    assert data["lists"] == {
        "quantity": [
            {"id": 1, "cells": {"target": "95"}, "last_year": {"target": "90"}}
        ]
    }


def test_a_form_that_carries_its_definition_as_data() -> None:
    data = form_to_data(replace(FORM, own_definition='id = "sheet"'))

    assert data["format"] == FORMAT == 3
    assert data["own_definition"] == 'id = "sheet"'
    assert form_from_data(data).own_definition == 'id = "sheet"'


def test_the_formats_before_carry_no_definition() -> None:
    for number in (1, 2):
        with pytest.raises(FormFaulty, match="own_definition”不是可用的键名"):
            form_from_data(changed(format=number, own_definition=""))


def test_a_definition_that_is_carried_is_a_text() -> None:
    with pytest.raises(FormFaulty, match="“own_definition”应为文字"):
        form_from_data(changed(format=3, own_definition={"id": "sheet"}))


def test_the_format_before_knows_no_last_year() -> None:
    with pytest.raises(FormFaulty, match="last_year”不是可用的键名"):
        form_from_data(changed(last_year={"budget_year": "2026"}))


@given(forms())
def test_every_form_comes_back_from_json(form: Form) -> None:
    text = json.dumps(form_to_data(form), allow_nan=False)

    assert form_from_data(json.loads(text)) == form


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_every_text_comes_back_clean(text: str) -> None:
    form = Form("x", 1, Cells(name=text))
    data = json.dumps(form_to_data(form)).encode("ascii")

    assert form_from_data(json.loads(data)).fields["name"] == clean_text(text)


def test_what_no_file_can_carry_is_left_out() -> None:
    assert clean_text("a\0b\ud83d\udc00c\ufffe\uffff\t\n\u00a0𠮷") == "abc\t\n\u00a0𠮷"


def test_empty_lists_and_blank_cells_leave_no_trace() -> None:
    data = changed(fields={"name": "", "unit": "\0"}, lists={"quantity": []})

    assert form_from_data(data) == Form("project_form_2026")


def test_a_later_format_is_not_called_faulty() -> None:
    with pytest.raises(NewerVersion, match="升级"):
        form_from_data({"format": FORMAT + 1, "whatever": None})


def test_ids_too_large_for_the_tree_are_given_anew() -> None:
    row = {"id": LARGEST_ID + 1, "cells": {"name": "甲"}}

    assert form_from_data(with_row(row)).rows("quantity") == (Row(1, Cells(name="甲")),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "“全文”应为一组键值"),
        ([], "“全文”应为一组键值"),
        ({}, "“format”没有填写"),
        (changed(format="1"), "“format”应为大于 0 的整数"),
        (changed(format=True), "“format”应为大于 0 的整数"),
        (changed(format=0), "“format”应为大于 0 的整数"),
        (changed(definition=None), "“definition”应为文字"),
        (changed(version=1.5), "“version”应为大于 0 的整数"),
        (changed(extra=1), "里的“extra”不是可用的键名"),
        (changed(**{"长" * 99: 1}), "里的“" + "长" * 40 + "…”不是"),
        (changed(fields=[]), "“fields”应为一组键值"),
        (changed(fields={"name": 54.98}), "“fields.name”应为文字"),
        (changed(fields={"": "x"}), "“fields”里有一个不能用的键名"),
        (changed(fields={"a\0": "x"}), "“fields”里有一个不能用的键名"),
        (changed(lists=None), "“lists”应为一组键值"),
        (changed(lists={"quantity": {}}), "“lists.quantity”应为各行的列表"),
        (with_row(None), "“lists.quantity[1]”应为一组键值"),
        (with_row({"id": 1}), "“lists.quantity[1]”里没有“cells”"),
        (with_row({"id": "1", "cells": {}}), "“lists.quantity[1].id”应为大于 0"),
        (with_row({"id": -1, "cells": {}}), "“lists.quantity[1].id”应为大于 0"),
        (with_row({"id": 1, "cells": {}, "x": 1}), "里的“x”不是可用的键名"),
        (changed(lists=NUMBERED_ALIKE), "“lists”里有两行编号相同"),
    ],
)
def test_faulty_data_is_refused_by_name(data: object, message: str) -> None:
    with pytest.raises(FormFaulty) as caught:
        form_from_data(data)

    assert message in str(caught.value)


@pytest.mark.parametrize("key", DATA)
def test_every_key_is_needed(key: str) -> None:
    data = {each: value for each, value in DATA.items() if each != key}

    with pytest.raises(FormFaulty, match=key):
        form_from_data(data)
