"""A command acts on the row with the frame, or on the rows chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from models.form import Place
from tests.pictures import tree
from tests.ui.forms import TREE
from ui.editor.rows.row_choice import THIS_ROW, UP_TO_HERE, RowChoice, chooses_more
from ui.editor.rows.tree_model import TreeModel

Key, Held = Qt.Key, Qt.KeyboardModifier
LAMPS = tree(
    """
    quantity
      路灯 | target=40
      灯杆 | target=41
      电缆 | target=42
    quality
      完好率 | target=95
    """
)


class Rows(QTreeView):
    """Any tree of rows that asks the choice what a move chooses."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = TreeModel(TREE, LAMPS)
        self.choice = RowChoice(self, self.rows)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self.setModel(self.rows)

    def cell(self, row: int) -> QModelIndex:
        return self.rows.index_of(Place(row, "target"))

    # Overrides of Qt, which keep Qt's names.

    def selectionCommand(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        return self.choice.command(event) or super().selectionCommand(index, event)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[Rows]:
    view = Rows()
    qtbot.addWidget(view)
    yield view


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


def test_the_row_with_the_frame_is_meant_as_a_cell(view: Rows) -> None:
    view.choice.choose(view.cell(2))

    assert view.choice.rows() == (2,)
    assert not view.choice.are_rows


def test_a_row_chosen_by_its_number_is_meant_whole(view: Rows) -> None:
    view.choice.choose(view.cell(2))
    view.choice.mean_row()

    assert view.choice.rows() == (2,)
    assert view.choice.are_rows


def test_rows_are_told_as_printed_in_whatever_order_they_were_chosen(
    view: Rows,
) -> None:
    view.choice.choose_rows([4, 1, 3])

    assert view.choice.rows() == (1, 3, 4)
    assert view.rows.row_id_at(view.currentIndex()) == 4


def test_no_row_is_chosen_where_the_frame_is_on_a_group(view: Rows) -> None:
    view.choice.choose(view.rows.group_index("quality"))
    view.choice.mean_row()

    assert view.choice.rows() == ()
    assert not view.choice.are_rows


def test_going_back_to_the_cell_lets_go_of_the_other_rows(view: Rows) -> None:
    view.choice.choose_rows([1, 2, 3])
    view.choice.mean_cell()

    assert view.choice.rows() == (1,)
    assert not view.choice.are_rows


def test_a_frame_whose_row_was_let_go_of_moves_to_what_is_left(view: Rows) -> None:
    view.choice.choose_rows([1, 2])
    with view.choice.moving(is_more=True):
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(view.cell(1), flags.Deselect | flags.Rows)

    assert view.rows.row_id_at(view.currentIndex()) == 2


def test_a_move_by_a_program_chooses_one_row_but_while_more_are_chosen(
    view: Rows,
) -> None:
    assert view.choice.command(None) == THIS_ROW
    with view.choice.moving(is_more=True):
        assert view.choice.command(None) == UP_TO_HERE
    assert view.choice.command(None) == THIS_ROW


@pytest.mark.parametrize(
    ("key", "held", "is_more"),
    [
        (Key.Key_Down, Held.ShiftModifier, True),
        (Key.Key_Down, Held.NoModifier, False),
        (Key.Key_Right, Held.ShiftModifier, False),
        (Key.Key_Space, Held.ControlModifier, True),
        (Key.Key_Space, Held.NoModifier, False),
    ],
)
def test_shift_with_a_key_up_or_down_chooses_more_as_ctrl_with_space(
    key: Qt.Key, held: Qt.KeyboardModifier, is_more: bool
) -> None:
    assert chooses_more(pressed(key, held)) is is_more
