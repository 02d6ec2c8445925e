"""How a form is printed is asked in one dialog, and kept with the form."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from models.definitions.definition_file import definitions
from models.edits import SetText, Together
from models.form import FORM, Form, Place
from tests.pictures import tree
from ui.dialogs.page_setup import PageSetupDialog
from ui.workspace import Workspace

DEFINITION = definitions()["project_form_2026"]
ROWS = "\n".join(["  安装路灯 | target=8"] * 13)


def opened(qtbot: QtBot, form: Form) -> PageSetupDialog:
    """Return the dialog for a form."""
    dialog = PageSetupDialog(form, DEFINITION, None)
    qtbot.addWidget(dialog)
    return dialog


def boxes(dialog: PageSetupDialog) -> list[QComboBox]:
    """Return the boxes of the dialog from the top."""
    return dialog.findChildren(QComboBox)


def choose(dialog: PageSetupDialog, shown: str) -> None:
    """Choose the row with this text, whichever box has it."""
    for box in boxes(dialog):
        if box.findText(shown) >= 0:
            box.setCurrentIndex(box.findText(shown))


def test_nothing_chosen_is_no_step(qtbot: QtBot) -> None:
    assert opened(qtbot, tree("sheet_pages: 2")).edit is None


def test_the_pages_are_one_step_and_their_number_is_told(qtbot: QtBot) -> None:
    dialog = opened(qtbot, tree(f"quantity\n{ROWS}"))
    before = dialog._outcome.text()
    choose(dialog, "缩小字号，排进 1 页")

    assert before == "共 2 页。"
    assert dialog._outcome.text().splitlines()[0] == "共 1 页。"
    assert "字号由 10.5 磅缩为" in dialog._outcome.text()
    assert dialog.edit == Together((SetText(Place(FORM, "sheet_pages"), "1"),))


def test_a_face_this_machine_lacks_stays_chosen_and_is_told(qtbot: QtBot) -> None:
    dialog = opened(qtbot, tree("sheet_face: 没有的字体"))

    assert boxes(dialog)[1].currentText() == "没有的字体"
    assert "没有可用的“没有的字体”" in dialog._outcome.text()
    assert dialog.edit is None


def test_the_window_prints_as_the_form_says_and_can_undo_it(
    qtbot: QtBot, window: Workspace
) -> None:
    draft_id = window.store.create(tree(f"budget_year: 2026\nquantity\n{ROWS}"))
    window.open_draft(draft_id)
    assert window.draft.session is not None
    session = window.draft.session
    session.perform(SetText(Place(FORM, "sheet_pages"), "1"), "页面设置")

    def is_told() -> bool:
        messages = [each.message for each in window.panes.findings_bar.findings]
        return any("字号由 10.5 磅缩为" in each for each in messages)

    qtbot.waitUntil(is_told)
    assert "第 1/1 页" in window.status_in_words
    assert window.actions_by_name["undo"].text().startswith("撤销 页面设置")
    session.undo()
    assert "/2 页" in window.status_in_words
