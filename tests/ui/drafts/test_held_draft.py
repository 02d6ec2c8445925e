"""A draft that another window holds is shown, and nothing changes it here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.edits import SetText, apply
from models.findings import Finding
from models.form import FORM, Place
from models.store.drafts import Drafts
from tests.ui.conftest import clerk_of, make_window
from tests.ui.test_window import ROAD, form_of
from ui.actions import NEED_CHANGE
from ui.dialogs.states import ChosenState
from ui.drafts.session import ONLY_SHOWN
from ui.runtime.settings import Settings
from ui.workspace import Workspace

UNIT = Place(FORM, "reporting_unit")
OTHER = SetText(UNIT, "另一个单位")
TABLE = "三级指标\t指标值\n新的指标\t5\n"


def bring_back(window: Workspace) -> None:
    form, _ = apply(form_of(window), OTHER)
    clerk_of(window).state = ChosenState("back", form, "从前")
    window.commands.versions.show_versions()


def set_page_up(window: Workspace) -> None:
    clerk_of(window).page_setup = OTHER
    window.actions_by_name["page_setup"].setEnabled(True)
    window.actions_by_name["page_setup"].trigger()


def type_text(window: Workspace) -> None:
    window.panes.editor.text_typed.emit(UNIT, "另一个单位")


def fix(window: Workspace) -> None:
    finding = Finding("rule", "error", "单位", "不对", UNIT, fix=OTHER)
    window.panes.findings_bar.fix_requested.emit(finding)


def act(name: str) -> Callable[[Workspace], object]:
    """Return a way that is taken though its menu does not let it be."""

    def take(window: Workspace) -> None:
        window.panes.editor.go_to(Place(1, "name"))
        window.actions_by_name[name].setEnabled(True)
        window.actions_by_name[name].trigger()

    return take


WAYS: Mapping[str, Callable[[Workspace], object]] = {
    **{name: act(name) for name in NEED_CHANGE if name != "fix"},
    "type": type_text,
    "edit": lambda window: window.panes.editor.edit_requested.emit(OTHER),
    "plus": lambda window: window.panes.editor.row_requested.emit("quantity", 0),
    "letter": lambda window: window.panes.editor.row_begun.emit("quantity"),
    "paper": lambda window: window.panes.paper.preview.blank_double_clicked.emit(
        "quantity", 0
    ),
    "take back": lambda window: window.panes.editor.row_left_empty.emit(1),
    "fix": fix,
    "cut": act("cut"),
    "paste": act("paste"),
    "bring back": bring_back,
    "page setup": set_page_up,
}


@pytest.fixture
def shown(qtbot: QtBot, drafts: Drafts, settings: Settings) -> Iterator[Workspace]:
    """A window that shows a draft while another has it open."""
    draft_id = drafts.create(ROAD)
    theirs = Drafts(drafts.folder).claim(draft_id)
    QGuiApplication.clipboard().setText(TABLE)
    window = make_window(qtbot, drafts, settings)
    window.open_draft(draft_id)
    yield window
    theirs.release()


@pytest.mark.parametrize("name", WAYS)
def test_no_way_changes_it_and_each_says_so_once(
    shown: Workspace, drafts: Drafts, name: str
) -> None:
    (before,) = drafts.summaries()
    form = form_of(shown)
    refused: list[str] = []
    said: list[str] = []
    shown.frame.statusBar().messageChanged.connect(said.append)
    assert shown.draft.session is not None
    shown.draft.session.refused.connect(refused.append)
    WAYS[name](shown)

    assert refused == [ONLY_SHOWN]
    assert ONLY_SHOWN in said
    assert form_of(shown) == form
    assert shown.draft.save_now() == ""
    assert drafts.summaries() == (before,)


@pytest.mark.parametrize("name", NEED_CHANGE)
def test_no_menu_offers_to_change_it(shown: Workspace, name: str) -> None:
    assert not shown.actions_by_name[name].isEnabled()


def test_a_table_can_only_become_a_draft_of_its_own(shown: Workspace) -> None:
    clerk_of(shown).landing = "here"
    shown.commands.imports.paste_table()

    assert form_of(shown).rows("quantity") == ROAD.rows("quantity")
