"""A page has a section for each part of its form, and finds its cells."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.edits import SetText, apply
from models.form import FORM, Place
from tests.ui.forms import DEFINITION
from tests.ui.forms import FORM as FILLED
from ui.editor.field_boxes import FieldBox
from ui.editor.form_page import FormPage
from ui.editor.rows.row_view import RowView

UNIT = Place(FORM, "reporting_unit")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[FormPage]:
    page = FormPage(FILLED, DEFINITION)
    qtbot.addWidget(page)
    yield page


def titles(page: FormPage) -> list[str]:
    return [section.findChildren(QLabel)[0].text() for section in page.sections]


def test_the_sections_follow_the_sheet_from_the_fields_on(page: FormPage) -> None:
    assert titles(page)[0] == "基本情况"
    assert len(titles(page)) == len(set(titles(page)))
    assert [view.accessibleName() for view in page.views] == ["主要任务", "绩效指标"]


def test_a_field_of_the_money_stands_in_no_other_section(page: FormPage) -> None:
    keys = [box.field.key for box in page.findChildren(FieldBox)]

    assert sorted(keys) == sorted(field.key for field in DEFINITION.fields)


def test_a_list_is_found_in_its_view(page: FormPage) -> None:
    tasks, tree = page.views

    assert page.view_of("main_tasks") is tasks
    assert page.view_of("quality") is tree
    assert page.view_of("no_such_list") is None


def test_an_edit_shows_in_its_box(page: FormPage) -> None:
    edit = SetText(UNIT, "某局")
    page.follow(apply(FILLED, edit)[0], edit)

    assert page.boxes.find(UNIT).stored == "某局"


def test_the_first_empty_field_is_found_from_the_top(page: FormPage) -> None:
    first = page.first_empty()

    assert first is not None
    assert [box.stored for box in page.findChildren(FieldBox)].index("") == [
        *page.findChildren(FieldBox)
    ].index(first)


def test_a_locked_page_takes_neither_text_nor_rows(page: FormPage) -> None:
    page.lock()

    assert all(box.isReadOnly() for box in page.findChildren(FieldBox))
    for view in page.findChildren(RowView):
        assert view.editTriggers() == RowView.EditTrigger.NoEditTriggers
