"""From each cell the keyboard leads on as the rows are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from models.form import Form, Place
from tests.pictures import tree
from tests.ui.forms import TREE
from ui.editor.rows.row_steps import RowSteps
from ui.editor.rows.tree_model import TreeModel

Action = QTreeView.CursorAction
LAMPS = tree(
    """
    quantity
      路灯
      灯杆
    quality
      完好率
    """
)
"""Its columns: name, sign, target; below the rows a group without any."""


class Walk:
    """A tree of rows, all groups open, and what was stepped on in it."""

    def __init__(self, form: Form) -> None:
        self.view = QTreeView()
        self.rows = TreeModel(TREE, form)
        self.view.setModel(self.rows)
        self.view.expandAll()
        self.steps = RowSteps(self.view, self.rows)

    def at(self, row: int, key: str) -> QModelIndex:
        return self.rows.index_of(Place(row, key))

    def name(self, index: QModelIndex | None) -> str:
        """Return where an index is: 2.sign, or the name of a group."""
        assert index is not None
        place = self.rows.place_at(index)
        return f"{place.row}.{place.key}" if place else str(index.data() or "")


@pytest.fixture
def walk(qtbot: QtBot) -> Iterator[Walk]:
    walk = Walk(LAMPS)
    qtbot.addWidget(walk.view)
    yield walk


@pytest.mark.parametrize(
    ("start", "action", "there"),
    [
        ((1, "name"), Action.MoveNext, "1.sign"),
        ((1, "target"), Action.MoveNext, "2.name"),
        ((2, "target"), Action.MoveNext, "3.name"),
        ((3, "name"), Action.MovePrevious, "2.target"),
        ((1, "name"), Action.MoveRight, "1.sign"),
        ((1, "target"), Action.MoveRight, "1.target"),
        ((3, "sign"), Action.MoveHome, "1.sign"),
        ((1, "target"), Action.MoveEnd, "3.target"),
    ],
)
def test_a_key_leads_from_cell_to_cell(
    walk: Walk, start: tuple[int, str], action: QTreeView.CursorAction, there: str
) -> None:
    assert walk.name(walk.steps.moved(walk.at(*start), action)) == there


def test_up_and_down_are_left_to_qt(walk: Walk) -> None:
    assert walk.steps.moved(walk.at(1, "name"), Action.MoveDown) is None


def test_only_the_last_cell_has_none_after_it(walk: Walk) -> None:
    assert walk.steps.is_last(walk.at(3, "target"))
    assert not walk.steps.is_last(walk.at(3, "sign"))
    assert not walk.steps.is_last(walk.at(2, "target"))


def test_rows_of_closed_groups_are_passed_over(walk: Walk) -> None:
    walk.view.collapse(walk.rows.group_index("quality"))

    assert walk.steps.is_last(walk.at(2, "target"))


def test_the_last_row_is_opened_for_whoever_goes_there(walk: Walk) -> None:
    walk.view.collapseAll()
    walk.steps.moved(walk.at(1, "name"), Action.MoveEnd)

    assert walk.view.isExpanded(walk.rows.group_index("quality"))
    assert not walk.view.isExpanded(walk.rows.group_index("quantity"))


def test_the_first_cell_is_where_the_keyboard_comes_in(walk: Walk) -> None:
    assert walk.name(walk.steps.first()) == "1.name"


def test_a_form_without_rows_is_entered_on_its_first_group(qtbot: QtBot) -> None:
    empty = Walk(Form("small"))
    qtbot.addWidget(empty.view)

    assert empty.name(empty.steps.first()) == "数量指标"
    assert empty.name(empty.steps.lowest()) == "社会效益"
