"""Rows are reached, opened and typed into with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.cells import Cells
from models.edits import Edit, Insert, Remove, SetText, Together
from models.form import Form, Place, Row
from models.row_edits import END
from models.store.drafts import Drafts
from tests.ui.conftest import show_active
from tests.ui.forms import DEFINITION, FORM, TREE
from tests.ui.keys import compose, focused, press, type_keys, write
from tests.ui.papers import Repainted
from ui.drafts.saver import Saver
from ui.drafts.session import Session
from ui.editor.rows.row_view import RowView
from ui.editor.rows.tree_model import TreeModel
from ui.widgets.text_box import TextBox

Key = Qt.Key
NAME, SIGN, TARGET = Place(1, "name"), Place(1, "sign"), Place(1, "target")


class Desk(QWidget):
    """A view joined to a session, as the window joins them."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session("a", FORM, DEFINITION, Saver(Drafts(Path("nowhere"))))
        self.view = RowView(TreeModel(TREE, FORM))
        self.view.rows.text_typed.connect(self.session.type_text)
        self.view.typing_ended.connect(self.session.end_typing)
        self.session.form_changed.connect(self._on_form_changed)
        self.places: list[Place] = []
        self.view.place_entered.connect(self.places.append)
        QVBoxLayout(self).addWidget(self.view)

    def text(self, place: Place) -> str:
        return self.session.form.text(place)

    def _on_form_changed(self, form: Form, edit: Edit) -> None:
        self.view.rows.follow(form, edit)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(640, 600)
    show_active(qtbot, desk)
    yield desk
    desk.session.stop()


def box() -> TextBox:
    found = focused()
    assert isinstance(found, TextBox)
    return found


def test_each_key_changes_the_form_and_all_of_them_are_one_step(desk: Desk) -> None:
    desk.view.open(TARGET)
    type_keys(box(), "55")

    assert desk.text(TARGET) == "12055"
    desk.session.undo()
    assert desk.session.form == FORM


def test_a_letter_opens_the_cell_and_writes_it_anew(desk: Desk) -> None:
    desk.view.go_to(TARGET)
    type_keys(desk.view, "7")

    assert desk.text(TARGET) == "7"


def test_a_composed_word_opens_the_cell_and_writes_it_anew(desk: Desk) -> None:
    desk.view.go_to(NAME)
    compose(desk.view, "fu'wu")
    compose(desk.view, "", "服务")

    assert desk.text(NAME) == "服务"


def test_f2_goes_on_where_the_text_ends(desk: Desk) -> None:
    desk.view.go_to(TARGET)
    press(desk.view, Key.Key_F2)
    type_keys(box(), "0")

    assert desk.text(TARGET) == "1200"


def test_a_cell_that_is_only_looked_at_keeps_its_line_ends(desk: Desk) -> None:
    odd = "甲\r\n乙\u2028丙\u2029丁\u00a0"
    desk.session.perform(SetText(NAME, odd))
    desk.view.open(NAME)
    desk.view.open(TARGET)

    assert desk.text(NAME) == odd
    assert desk.session.history.count() == 1


def test_escape_puts_back_what_stood_there(desk: Desk) -> None:
    desk.view.open(TARGET)
    type_keys(box(), "55")
    press(box(), Key.Key_Escape)

    assert desk.session.form == FORM
    assert not desk.session.history.canUndo()
    assert focused() is desk.view


def test_escape_while_composing_is_left_to_the_input_method(desk: Desk) -> None:
    desk.view.open(NAME)
    compose(box(), "fu")
    press(box(), Key.Key_Escape)

    assert isinstance(focused(), TextBox)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_enter_and_tab_lead_through_the_cells_past_the_levels(
    desk: Desk, key: Key
) -> None:
    desk.view.open(Place(2, "sign"))
    press(box(), key)
    assert desk.places[-1] == Place(2, "target")

    press(box(), key)
    assert desk.places[-1] == Place(3, "name")
    assert isinstance(focused(), TextBox)


def test_backtab_leads_back_past_the_levels(desk: Desk) -> None:
    desk.view.open(Place(3, "name"))
    press(box(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert desk.places[-1] == Place(2, "target")


def test_tab_in_the_last_cell_stays_in_the_view(desk: Desk) -> None:
    desk.view.open(Place(3, "target"))
    press(box(), Key.Key_Return)

    assert focused() is desk.view


def test_arrows_go_from_cell_to_cell(desk: Desk) -> None:
    desk.view.go_to(NAME)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left):
        press(desk.view, key)

    assert desk.places[-3:] == [SIGN, Place(2, "sign"), Place(2, "name")]


def test_enter_on_a_second_level_asks_for_a_row(desk: Desk, qtbot: QtBot) -> None:
    desk.view.setCurrentIndex(desk.view.rows.group_index("quality"))

    with qtbot.waitSignal(desk.view.row_requested) as asked:
        press(desk.view, Key.Key_Return)

    assert asked.args == ["quality", -1]


def test_arrows_close_and_open_a_level(desk: Desk) -> None:
    group = desk.view.rows.group_index("quantity")
    desk.view.setCurrentIndex(group)
    press(desk.view, Key.Key_Left)
    assert not desk.view.isExpanded(group)

    press(desk.view, Key.Key_Right)
    assert desk.view.isExpanded(group)


def test_going_to_a_cell_opens_the_level_above_it(desk: Desk) -> None:
    desk.view.collapseAll()
    desk.view.go_to(NAME)

    assert desk.view.isExpanded(desk.view.rows.group_index("quantity"))


def test_the_plus_of_a_level_asks_for_a_row(desk: Desk, qtbot: QtBot) -> None:
    rect = desk.view.visualRect(desk.view.rows.group_index("quality"))
    plus = QPoint(desk.view.viewport().width() - 16, rect.center().y())

    with qtbot.waitSignal(desk.view.row_requested) as asked:
        QTest.mouseClick(
            desk.view.viewport(), Qt.MouseButton.LeftButton, pos=plus
        )

    assert asked.args == ["quality", -1]


def test_the_arrow_of_a_level_closes_it(desk: Desk) -> None:
    group = desk.view.rows.group_index("quantity")
    arrow = QPoint(28, desk.view.visualRect(group).center().y())
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)

    assert not desk.view.isExpanded(group)


def test_a_row_grows_with_its_text_and_the_view_with_its_rows(
    desk: Desk, qtbot: QtBot
) -> None:
    before = desk.view.height()
    desk.view.open(NAME)
    write(box(), "保障平台全年稳定运行并服务全区中小企业" * 4)

    qtbot.waitUntil(lambda: desk.view.height() > before)
    assert box().height() > 40
    assert desk.view.verticalScrollBar().maximum() == 0


def test_a_number_is_never_parted(desk: Desk, qtbot: QtBot) -> None:
    desk.view.open(TARGET)
    press(box(), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys(box(), "681.071914")

    metrics = desk.view.fontMetrics()
    least = metrics.horizontalAdvance("681.071914") + 16
    assert desk.view.extent.cell_width(2) >= least


def test_the_head_stays_in_sight_while_the_page_scrolls(desk: Desk) -> None:
    desk.view.extent.stick(100)
    assert desk.view.header().y() == 100

    desk.view.extent.stick(-20)
    assert desk.view.header().y() == 0


def test_several_rows_can_be_chosen(desk: Desk) -> None:
    desk.view.go_to(NAME)
    press(desk.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert desk.view.choice.rows() == (1, 2)


def test_the_keyboard_stays_where_several_rows_were_taken_out(desk: Desk) -> None:
    desk.view.go_to(TARGET)
    desk.view.selectAll()
    desk.session.perform(Together((Remove(1), Remove(2))))

    assert desk.view.rows.list_at(desk.view.currentIndex()) == ("quantity", END)
    assert desk.view.choice.rows() == ()
    desk.session.undo()
    assert len(desk.view.rows.form.rows("quantity")) == 2


def test_the_keyboard_keeps_its_row_when_others_come_in_one_step(desk: Desk) -> None:
    desk.view.go_to(Place(2, "target"))
    rows = [Insert("quantity", at, Row(50 + at)) for at in range(3)]
    desk.session.perform(Together(tuple(rows)))

    assert desk.view.rows.place_at(desk.view.currentIndex()) == Place(2, "target")
    assert desk.view.choice.rows() == (2,)


def test_the_view_is_as_high_as_rows_that_came_in_one_step(desk: Desk) -> None:
    rows = [Insert("quality", at, Row(50 + at, Cells(name="甲"))) for at in range(9)]
    before = desk.view.height()
    desk.session.perform(Together(tuple(rows)))

    last = desk.view.visualRect(desk.view.rows.index_of(Place(58, "name")))
    assert desk.view.height() >= before + 9 * last.height()


def test_what_stands_still_is_painted_anew_when_the_table_goes_sideways(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.resize(160, 600)
    bar, viewport = desk.view.horizontalScrollBar(), desk.view.viewport()
    qtbot.waitUntil(lambda: bar.maximum() > 8)
    repainted = Repainted(desk.view)

    bar.setValue(8)

    assert repainted.rect.width() == viewport.width()
