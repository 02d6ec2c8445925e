"""The states of a draft are looked at, compared, and brought back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.edits import Remove, SetText
from models.form import FORM, Form, Place
from models.store.drafts import Drafts
from tests.pictures import assert_looks_like, tree
from tests.ui.conftest import Clerk
from tests.ui.picture import picture
from ui.dialogs.states import ChosenState, States
from ui.dialogs.versions_dialog import VersionsDialog
from ui.drafts.session import Session
from ui.workspace import Workspace

BUDGET = Place(FORM, "annual_budget")
PLAN = """
    annual_budget: 12
    project_name: 更换路灯
    quantity
      安装路灯 | target=40
      安装灯杆 | target=40
    """
LAMPS, POLES = 1, 2


@pytest.fixture
def session(window: Workspace) -> Session:
    """Return an open draft, saved with 12 万元 and printed with 15."""
    window.open_draft(window.store.create(tree(PLAN)))
    session = window.draft.session
    assert session is not None
    session.perform(SetText(BUDGET, "15"))
    window.draft.keep_version("打印")
    window.draft.save_now()
    session.perform(Remove(POLES))
    window.draft.save_now()
    return session


@pytest.fixture
def dialog(qtbot: QtBot, window: Workspace, session: Session) -> VersionsDialog:
    """Return the dialog over the states of that draft."""
    states = States(
        session.form, session.definition, window.draft.versions(), window.draft.version
    )
    dialog = VersionsDialog(states, None)
    qtbot.addWidget(dialog)
    return dialog


def last(dialog: VersionsDialog) -> int:
    """Return the row of the state saved first."""
    return len(dialog.names) - 1


def back(window: Workspace, clerk: Clerk, form: Form) -> None:
    """Bring a state back."""
    clerk.state = ChosenState("back", form, "今天 9:00:00")
    window.actions_by_name["versions"].trigger()


def test_all_states_are_listed_with_why_they_are_kept(dialog: VersionsDialog) -> None:
    assert dialog.names[0] == "现在的内容"
    assert [name.rpartition("　")[2] for name in dialog.names if "　" in name] == ["打印"]


def test_a_state_is_compared_with_how_the_form_is_now(dialog: VersionsDialog) -> None:
    dialog.choose(last(dialog))

    assert dialog.sentence == "有 2 处不同"
    assert picture(dialog.differences).splitlines() == [
        "改动 | 年度本级预算金额 | 12 | 15",
        "删除 | 产出指标 › 数量指标 第2条 | 安装灯杆　40",
    ]


def test_any_two_states_are_compared_the_earlier_first(dialog: VersionsDialog) -> None:
    dialog.choose(2)
    dialog.compare_with(last(dialog))

    assert picture(dialog.differences) == "改动 | 年度本级预算金额 | 12 | 15"


def test_the_paper_shows_the_state_that_is_looked_at(dialog: VersionsDialog) -> None:
    dialog.choose(last(dialog))

    (page,) = dialog.paper.sheet.pages
    assert "安装灯杆" in {text.text for _, _, text in page.texts()}


def test_a_damaged_state_is_said_and_others_go_on(
    dialog: VersionsDialog, drafts: Drafts, session: Session
) -> None:
    folder = drafts.folder / "drafts" / session.draft_id
    for path in folder.glob("*.json"):
        path.write_bytes(b"{}")
    dialog.choose(last(dialog))

    assert "这个版本的文件已损坏" in dialog.sentence
    dialog.choose(0)
    assert dialog.sentence == "内容相同"


def test_a_state_that_is_brought_back_is_one_step(
    window: Workspace, session: Session, clerk: Clerk
) -> None:
    before = session.form
    back(window, clerk, tree(PLAN))

    assert_looks_like(session.form, PLAN)
    assert window.actions_by_name["undo"].text().startswith("撤销 恢复版本")
    session.undo()
    assert session.form == before


def test_what_was_there_before_is_kept(
    window: Workspace, session: Session, clerk: Clerk
) -> None:
    before = session.form
    back(window, clerk, tree(PLAN))
    window.draft.save_now()

    kept = [each for each in window.draft.versions() if each.kept == "恢复前"]
    assert [window.draft.version(each.generation) for each in kept] == [before]


def test_a_state_becomes_a_draft_of_its_own(
    window: Workspace, session: Session, clerk: Clerk
) -> None:
    clerk.state = ChosenState("copy", tree(PLAN), "今天 9:00:00")
    window.actions_by_name["versions"].trigger()

    assert window.draft.session is not None
    assert window.draft.session.draft_id != session.draft_id
    assert_looks_like(window.draft.session.form, PLAN)


def test_a_version_is_kept_on_demand(window: Workspace, session: Session) -> None:
    window.actions_by_name["keep_version"].trigger()
    window.draft.save_now()

    assert window.draft.versions()[0].kept == "手动保留"


def test_nobody_brings_back_what_others_have_open(
    qtbot: QtBot, window: Workspace, session: Session
) -> None:
    states = States(
        session.form,
        session.definition,
        window.draft.versions(),
        window.draft.version,
        can_change=False,
    )
    dialog = VersionsDialog(states, None)
    qtbot.addWidget(dialog)
    dialog.choose(2)

    assert dialog.wishes == ("copy",)
