"""The whole form on one page: fields, tasks, money and indicators."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.definitions.definition_file import definitions
from models.edits import SetText, apply
from models.findings import Finding
from models.form import FORM, Form, Place
from tests.pictures import tree
from tests.ui.conftest import show_active
from tests.ui.keys import focused, press, type_keys
from ui.editor.editor_pane import EditorPane
from ui.editor.field_boxes import EDGE_INK, FieldBox
from ui.editor.rows.row_view import RowView
from ui.widgets.cell_findings import findings_by_place
from ui.widgets.theme import interface_font

DEPARTMENT = definitions()["department_form_2026"]
YEAR, UNIT = Place(FORM, "budget_year"), Place(FORM, "reporting_unit")
FILLED = tree(
    """
    budget_year: 2026
    reporting_unit: 某局
    main_tasks
      督查
      调研
    economic_cost
      运行成本
    beneficiary_satisfaction
      群众满意度
    """,
    "department_form_2026",
)
LAST = Place(4, "name")


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[EditorPane]:
    pane = EditorPane()
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show_form(FILLED, DEPARTMENT)
    show_active(qtbot, pane)
    yield pane


def field() -> FieldBox:
    box = focused()
    assert isinstance(box, FieldBox)
    return box


def is_seen(pane: EditorPane, place: Place) -> bool:
    view = pane.active_view
    assert view is not None
    rect = view.place_rect(place)
    top = view.mapTo(pane.viewport(), rect.topLeft()).y()
    foot = view.mapTo(pane.viewport(), rect.bottomLeft()).y()
    return top >= 0 and foot <= pane.viewport().height()


def follow(pane: EditorPane, place: Place, text: str) -> Form:
    form, _ = apply(FILLED, SetText(place, text))
    pane.follow(form, SetText(place, text))
    return form


def test_enter_and_tab_lead_from_field_to_field_and_into_the_tasks(
    pane: EditorPane,
) -> None:
    pane.go_to(YEAR)
    press(field(), Qt.Key.Key_Return)
    assert field().place == UNIT

    pane.go_to(Place(FORM, "duty_objective"))
    press(field(), Qt.Key.Key_Tab)
    view = focused()
    assert isinstance(view, RowView)
    assert view.rows.lists == ("main_tasks",)


def test_enter_breaks_lines_in_long_fields_only(
    pane: EditorPane, qtbot: QtBot
) -> None:
    pane.go_to(Place(FORM, "duty_objective"))
    with qtbot.waitSignal(pane.text_typed) as typed:
        press(field(), Qt.Key.Key_Return)

    assert typed.args == [Place(FORM, "duty_objective"), "\n"]


def test_typing_in_a_field_tells_the_place_and_the_text(
    pane: EditorPane, qtbot: QtBot
) -> None:
    pane.go_to(UNIT)
    field().put_cursor_at_end()
    with qtbot.waitSignal(pane.text_typed) as typed:
        type_keys(field(), "A")

    assert typed.args == [UNIT, "某局A"]


def test_a_change_from_elsewhere_shows_in_field_and_row(pane: EditorPane) -> None:
    follow(pane, UNIT, "另一局")
    pane.go_to(UNIT)
    assert field().text() == "另一局"

    follow(pane, LAST, "服务对象满意度")
    view = pane.view_of("beneficiary_satisfaction")
    assert view is not None
    assert view.rows.index_of(LAST).data() == "服务对象满意度"


def test_where_the_keyboard_goes_is_brought_into_sight(pane: EditorPane) -> None:
    pane.go_to(LAST)
    assert is_seen(pane, LAST)

    pane.resize(700, 260)
    assert is_seen(pane, LAST)


def test_the_head_of_the_columns_stays_in_sight(pane: EditorPane) -> None:
    pane.go_to(LAST)

    view = pane.active_view
    assert view is not None
    head = view.header().mapTo(pane.viewport(), QPoint())
    assert head.y() == 0


def test_nothing_can_be_typed_into_a_form_that_is_only_shown(
    pane: EditorPane, qtbot: QtBot
) -> None:
    pane.show_form(FILLED, DEPARTMENT, can_change=False)
    pane.go_to(UNIT)
    with qtbot.assertNotEmitted(pane.text_typed):
        type_keys(field(), "A")

    pane.go_to(LAST)
    press(focused(), Qt.Key.Key_F2)
    assert isinstance(focused(), RowView)


def test_findings_mark_fields_and_say_why(pane: EditorPane) -> None:
    finding = Finding("rule", "error", "填报单位", "没有填写 <b>", UNIT)
    pane.go_to(UNIT)
    box, here = field(), field().edge()
    pane.set_findings(findings_by_place([finding]))
    assert box.edge() == here
    assert box.toolTip() == "<qt>没有填写 &lt;b&gt;</qt>"

    pane.go_to(LAST)
    assert box.edge().color() == EDGE_INK["error"]
    pane.set_findings({})
    assert box.edge().color() not in EDGE_INK.values()


@pytest.mark.parametrize("name", sorted(definitions()))
def test_every_text_of_every_form_can_be_reached(
    pane: EditorPane, name: str
) -> None:
    definition = definitions()[name]
    pane.show_form(Form(name), definition)
    reached: list[Place] = []
    pane.place_entered.connect(reached.append)
    places = [Place(FORM, each.key) for each in definition.fields]

    for place in reversed(places):
        pane.go_to(place)

    assert reached == places[::-1]


def test_a_box_keeps_its_lower_edge_when_its_text_needs_fewer_lines(
    qtbot: QtBot,
) -> None:
    goal = next(each for each in DEPARTMENT.fields if each.key == "duty_objective")
    window, box = QWidget(), FieldBox(goal)
    qtbot.addWidget(window)
    # With faces as low as those of the tests, Qt gets it right.
    box.setFont(interface_font())
    QVBoxLayout(window).addWidget(box)
    box.setPlainText("管好用好档案，" * 12)
    window.resize(500, 300)
    show_active(qtbot, window)
    high = box.height()

    window.resize(1300, 300)

    qtbot.waitUntil(lambda: box.height() < high)
    qtbot.waitUntil(lambda: box.viewport().geometry().bottom() < box.height())


def test_a_form_that_is_only_shown_offers_no_more_rows(pane: EditorPane) -> None:
    def offers() -> list[bool]:
        buttons = pane.findChildren(QToolButton)
        return [each.isEnabled() for each in buttons if each.text() == "添加任务"]

    assert offers() == [True]
    pane.show_form(FILLED, DEPARTMENT, can_change=False)
    assert offers()[-1:] == [False]
