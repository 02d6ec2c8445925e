"""The table of tasks shows its list, and tells exactly what moved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.edits import Edit, Insert, Move, Remove, SetText, apply
from models.form import Form, Place, Row
from tests import strategies
from tests.ui.forms import FORM, TASKS
from tests.ui.picture import picture
from ui.editor.rows.list_model import ListModel


class Strict(ListModel):
    """A model whose every signal is checked by Qt's own tester."""

    def __init__(self, form: Form) -> None:
        super().__init__(TASKS, form)
        self.tester = QAbstractItemModelTester(
            self, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def make(self, edit: Edit) -> None:
        self.follow(apply(self.form, edit)[0], edit)


@pytest.fixture
def model(qapp: object) -> Iterator[Strict]:
    yield Strict(FORM)


def test_rows_stand_one_under_the_other(model: Strict) -> None:
    model.make(SetText(Place(5, "task_content"), "收文办理"))

    assert picture(model) == "调研\n | 收文办理"


def test_rows_of_other_lists_are_nothing_to_it(model: Strict) -> None:
    model.make(Remove(1))
    model.make(Insert("quality", 0, Row(9)))

    assert picture(model) == "调研\n"


def test_move_tells_of_a_move(model: Strict, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsMoved):
        model.make(Move(4, "main_tasks", 1))

    assert picture(model) == "\n调研"


def test_drop_between_rows_asks_to_move(model: Strict, qtbot: QtBot) -> None:
    data = model.mimeData([model.index(1, 0)])
    move = Qt.DropAction.MoveAction

    with qtbot.waitSignal(model.edit_requested) as asked:
        assert model.dropMimeData(data, move, 0, 0, QModelIndex())

    assert asked.args == [Move(5, "main_tasks", 0)]


@given(st.data())
def test_after_any_edits_it_shows_what_a_new_model_would(
    qapp: object, data: st.DataObject
) -> None:
    model = Strict(data.draw(strategies.forms()))

    model.make(data.draw(strategies.walks(model.form)))

    assert picture(model) == picture(ListModel(TASKS, model.form))
