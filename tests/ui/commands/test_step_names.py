"""Undo and redo say in the menu and the tool bar what they would do."""

from __future__ import annotations

import pytest

from models.edits import SetText
from models.form import FORM, Place
from tests.pictures import tree
from ui.actions import REDO, UNDO
from ui.drafts.session import Session
from ui.workspace import Workspace

YEAR = Place(FORM, "budget_year")


@pytest.fixture
def session(window: Workspace) -> Session:
    """Return a draft that was just opened."""
    window.begin_draft(tree("project_name: 更换路灯"))
    assert window.draft.session is not None
    return window.draft.session


def named(window: Workspace) -> list[str]:
    """Return both actions as the menu has them, in brackets when off."""
    actions = (window.actions_by_name[name] for name in (UNDO, REDO))
    return [each.text() if each.isEnabled() else f"[{each.text()}]" for each in actions]


def test_a_draft_just_opened_has_no_step(window: Workspace, session: Session) -> None:
    assert named(window) == ["[撤销(&U)]", "[重做(&R)]"]


def test_the_last_step_is_named_until_it_is_taken_back(
    window: Workspace, session: Session
) -> None:
    session.perform(SetText(YEAR, "2027"))
    assert named(window) == ["撤销 修改年度(&U)", "[重做(&R)]"]

    session.undo()
    assert named(window) == ["[撤销(&U)]", "重做 修改年度(&R)"]


def test_a_run_of_keys_has_one_name_and_the_next_cell_another(
    window: Workspace, session: Session
) -> None:
    for typed in ("2", "20", "202"):
        session.type_text(YEAR, typed)
    assert named(window)[0] == "撤销 修改年度(&U)"

    session.type_text(Place(FORM, "project_name"), "修")
    assert named(window)[0] == "撤销 修改项目名称(&U)"


def test_the_tool_bar_has_the_verb_alone(window: Workspace, session: Session) -> None:
    session.perform(SetText(YEAR, "2027"))

    assert window.actions_by_name[UNDO].iconText() == "撤销"


def test_an_ampersand_in_a_name_underlines_no_letter(
    window: Workspace, session: Session
) -> None:
    session.perform(SetText(YEAR, "2027"), "修改 A&B")

    assert named(window)[0] == "撤销 修改 A&&B(&U)"


def test_another_draft_begins_with_no_step(
    window: Workspace, session: Session
) -> None:
    session.perform(SetText(YEAR, "2027"))
    window.begin_draft(tree("project_name: 修补道路"))

    assert named(window) == ["[撤销(&U)]", "[重做(&R)]"]
