"""A row is begun by typing on a group, and by Tab past the last cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from models.cells import Cells
from models.edits import Insert, apply
from models.form import Form, Place, Row
from models.row_edits import END
from tests.pictures import tree
from tests.ui.forms import TREE
from ui.editor.rows.begun_row import BegunRow
from ui.editor.rows.row_steps import RowSteps
from ui.editor.rows.tree_model import TreeModel

LAMPS = tree(
    """
    quantity
      路灯 | target=40
    """
)


class Typing:
    """A tree of rows in which a row that is asked for comes at once."""

    def __init__(self) -> None:
        self.view = QTreeView()
        self.rows = TreeModel(TREE, LAMPS)
        self.view.setModel(self.rows)
        self.view.expandAll()
        self.begun = BegunRow(
            self.view, self.rows, RowSteps(self.view, self.rows)
        )
        self.told: list[str] = []
        self.begun.row_begun.connect(self._on_row_begun)
        self.begun.row_requested.connect(self._on_row_requested)
        self.begun.row_left_empty.connect(self._on_row_left_empty)

    def go(self, index: QModelIndex) -> QModelIndex:
        self.view.setCurrentIndex(index)
        return index

    def cell(self, row: int, key: str) -> QModelIndex:
        return self.rows.index_of(Place(row, key))

    def _on_row_begun(self, key: str) -> None:
        self.told.append(f"begun in {key}")
        self._insert(key)

    def _on_row_requested(self, key: str, position: int) -> None:
        assert position == END
        self.told.append(f"wanted in {key}")
        self._insert(key)

    def _on_row_left_empty(self, row_id: int) -> None:
        self.told.append(f"{row_id} left")

    def _insert(self, key: str) -> None:
        form: Form = self.rows.form
        row = Row(form.next_id(), Cells())
        edit = Insert(key, len(form.rows(key)), row)
        self.rows.follow(apply(form, edit)[0], edit)
        self.go(self.cell(row.id, "name"))


@pytest.fixture
def typing(qtbot: QtBot) -> Iterator[Typing]:
    typing = Typing()
    qtbot.addWidget(typing.view)
    yield typing


def test_typing_on_a_group_begins_a_row_in_it(typing: Typing) -> None:
    typing.go(typing.rows.group_index("quality"))

    assert typing.begun.begin()
    assert typing.told == ["begun in quality"]


def test_typing_on_a_first_level_begins_a_row_in_its_first_list(
    typing: Typing,
) -> None:
    typing.go(typing.rows.group_index("social_benefit").parent())

    assert typing.begun.begin()
    assert typing.told == ["begun in social_benefit"]


def test_typing_in_a_cell_begins_no_row(typing: Typing) -> None:
    typing.go(typing.cell(1, "name"))

    assert not typing.begun.begin()
    assert typing.told == []


def test_where_nothing_may_be_changed_no_row_is_begun(typing: Typing) -> None:
    typing.view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    last = typing.go(typing.cell(1, "target"))
    typing.begun.go_past(last)
    typing.go(typing.rows.group_index("quality"))

    assert not typing.begun.begin()
    assert typing.told == []


def test_tab_past_the_last_cell_asks_for_a_row(typing: Typing) -> None:
    last = typing.go(typing.cell(1, "target"))

    assert typing.begun.ends_at(last)
    typing.begun.go_past(last)
    assert typing.told == ["wanted in quantity"]


def test_tab_in_a_row_begun_and_left_empty_gives_it_back(typing: Typing) -> None:
    typing.begun.go_past(typing.go(typing.cell(1, "target")))
    first = typing.view.currentIndex()

    assert typing.begun.ends_at(first)
    typing.begun.go_past(first)
    assert typing.told == ["wanted in quantity", "2 left"]


def test_an_empty_row_that_tab_did_not_begin_is_gone_through(typing: Typing) -> None:
    typing.begun.row_begun.emit("quantity")

    assert not typing.begun.ends_at(typing.cell(2, "name"))
