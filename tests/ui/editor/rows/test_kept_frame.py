"""The frame stays where it stood when its row goes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from models.edits import Edit, Remove, Together, apply
from models.form import Place
from tests.pictures import tree
from tests.ui.forms import TREE
from ui.editor.rows.kept_frame import KeptFrame
from ui.editor.rows.row_choice import RowChoice
from ui.editor.rows.tree_model import TreeModel

LAMPS = tree(
    """
    quantity
      路灯
      灯杆
      电缆
    """
)


def row_after(edit: Edit, on: int, qtbot: QtBot) -> int | None:
    """Return the row with the frame after an edit, of the row it was on."""
    view, rows = QTreeView(), TreeModel(TREE, LAMPS)
    qtbot.addWidget(view)
    view.setModel(rows)
    frame = KeptFrame(view, rows, RowChoice(view, rows))
    rows.layoutAboutToBeChanged.connect(frame.note)
    rows.layoutChanged.connect(frame.restore)
    view.setCurrentIndex(rows.index_of(Place(on, "name")))
    frame.follow(apply(LAMPS, edit)[0], edit)
    return rows.row_id_at(view.currentIndex())


@pytest.mark.parametrize(
    ("edit", "on", "then"),
    [
        (Remove(2), 2, 3),
        (Remove(3), 3, 2),
        (Remove(1), 2, 2),
        (Together((Remove(1), Remove(2))), 1, 3),
        (Together((Remove(2), Remove(3))), 3, 1),
    ],
)
def test_the_row_that_stands_there_now_gets_the_frame(
    edit: Edit, on: int, then: int, qtbot: QtBot
) -> None:
    assert row_after(edit, on, qtbot) == then


def test_a_list_that_is_emptied_leaves_the_frame_on_its_group(qtbot: QtBot) -> None:
    all_gone = Together((Remove(1), Remove(2), Remove(3)))

    assert row_after(all_gone, 2, qtbot) is None
