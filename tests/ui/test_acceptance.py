"""A clerk fills in a form from nothing, closes the window, and comes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.form import FORM, Form, Place
from models.store.drafts import Drafts
from tests.pictures import assert_looks_like
from tests.ui.conftest import clerk_of, make_window
from tests.ui.keys import focused, press, write
from ui.editor.rows.row_view import RowView
from ui.runtime.settings import Settings
from ui.widgets.text_box import TextBox
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return

FILLED = """
    amount_unit: 万元
    annual_budget: 4.98
    budget_year: 2026
    project_name: 企业服务平台运行维护
    reporting_unit: 某某局
    quality
      平台正常运行率 | sign=≥ | target=99 | unit=%
    quantity
      巡检次数
      服务企业数量 | target=300 | unit=家
    """


def form_of(window: Workspace) -> Form:
    session = window.draft.session
    assert session is not None
    return session.form


def press_keys(window: Workspace, name: str) -> None:
    """Do what the keys of a command do."""
    window.actions_by_name[name].trigger()


def fill_in_field(window: Workspace, key: str, text: str) -> None:
    window.panes.editor.go_to(Place(FORM, key))
    write(focused(), text)


def fill_in_cells(*texts: str) -> None:
    """Type into one cell after the other, Enter leading on."""
    for text in texts:
        box: QWidget = focused()
        assert isinstance(box, TextBox)
        if text:
            write(box, text)
        press(box, ENTER)


def stop_typing() -> RowView:
    """Leave the cell as it was, and return the view it is in."""
    press(focused(), Qt.Key.Key_Escape)
    view = focused()
    assert isinstance(view, RowView)
    return view


def add_under(window: Workspace, list_key: str, *texts: str) -> None:
    window.panes.editor.go_to_list(list_key)
    press_keys(window, "add_below")
    fill_in_cells(*texts)
    stop_typing()


def drag(view: RowView, row_id: int, list_key: str) -> None:
    rows = view.rows
    data = rows.mimeData([rows.index_of(Place(row_id, "name"))])
    target = rows.group_index(list_key)
    rows.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, target)


def fill_in(window: Workspace) -> None:
    clerk_of(window).new_form = ("project_form_2026", "2026", "某某局")
    press_keys(window, "new")
    fill_in_field(window, "project_name", "企业服务平台运行维护")
    fill_in_field(window, "annual_budget", "4.98")
    add_under(window, "quantity", "服务企业数量", "300", "家")
    add_under(window, "quantity", "巡检次数")
    add_under(window, "timeliness", "平台正常运行率", "99", "%", "≥")


def rearrange(window: Workspace) -> None:
    view = window.panes.editor.active_view
    assert view is not None
    drag(view, 3, "quality")
    view.go_to(Place(2, "name"))
    press(view, Qt.Key.Key_Up, CTRL)
    add_under(window, "economic_cost", "多余的一条")
    view.go_to(Place(4, "name"))
    press(view, Qt.Key.Key_Delete, CTRL)


def test_from_an_empty_window_to_a_printed_form_and_back(
    qtbot: QtBot, drafts: Drafts, settings: Settings, tmp_path: Path
) -> None:
    window = make_window(qtbot, drafts, settings)
    window.start(())
    fill_in(window)
    rearrange(window)
    assert_looks_like(form_of(window), FILLED)

    filled = form_of(window)
    while window.actions_by_name["undo"].isEnabled():
        press_keys(window, "undo")
    assert form_of(window).lists == ()
    while window.actions_by_name["redo"].isEnabled():
        press_keys(window, "redo")
    assert form_of(window) == filled

    clerk_of(window).path = tmp_path / "表.pdf"
    with qtbot.waitSignal(window.commands.files.exported):
        press_keys(window, "export_pdf")
    assert (tmp_path / "表.pdf").read_bytes().startswith(b"%PDF")

    assert window.frame.close()
    again = make_window(qtbot, Drafts(drafts.folder), settings)
    again.start(())
    assert form_of(again) == filled
