"""All drafts go into one file, and come back out of it, by the menu."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from models.edits import SetText
from models.form import FORM, Place
from models.store.drafts import Drafts
from tests.pictures import tree
from tests.ui.conftest import Clerk, clerk_of, make_window
from ui.runtime.settings import Settings
from ui.workspace import Workspace

NAME = Place(FORM, "project_name")
PLAN = tree("project_name: 更换路灯")


def choose(window: Workspace, qtbot: QtBot, name: str) -> str:
    """Choose a command of the menu, and return what is said at its end."""
    with qtbot.waitSignal(window.commands.back_ups.ended):
        window.actions_by_name[name].trigger()
    return window.notices.passing.text


def test_a_back_up_brings_all_drafts_to_another_computer(
    qtbot: QtBot, window: Workspace, clerk: Clerk, tmp_path: Path, settings: Settings
) -> None:
    window.open_draft(window.store.create(PLAN))
    clerk.path = tmp_path / "备份.zip"
    said = choose(window, qtbot, "back_up")
    assert said.startswith("备份了 1 份草稿、1 个版本，已读回核对：")

    other = make_window(qtbot, Drafts(tmp_path / "other"), settings)
    clerk_of(other).files = (clerk.path,)
    said = choose(other, qtbot, "restore_back_up")

    assert said == "恢复完成：新增 1 份；原有的草稿都没有被替换。"
    assert [each.title for each in other.store.summaries()] == ["更换路灯"]


def test_what_is_typed_goes_into_the_back_up(
    qtbot: QtBot, window: Workspace, clerk: Clerk, tmp_path: Path
) -> None:
    window.open_draft(window.store.create(PLAN))
    assert window.draft.session is not None
    window.draft.session.perform(SetText(NAME, "更换灯杆"))
    clerk.path = tmp_path / "备份.zip"
    choose(window, qtbot, "back_up")

    elsewhere = Drafts(tmp_path / "other")
    elsewhere.restore_from(clerk.path)
    assert elsewhere.summaries()[0].title == "更换灯杆"


def test_an_older_back_up_is_never_written_over(
    qtbot: QtBot, window: Workspace, clerk: Clerk, tmp_path: Path
) -> None:
    clerk.path = tmp_path / "备份.zip"
    clerk.path.write_bytes(b"old")
    choose(window, qtbot, "back_up")

    assert clerk.path.read_bytes() == b"old"
    assert (tmp_path / "备份-2.zip").exists()


def test_later_states_of_the_open_draft_are_shown_when_they_come_in(
    qtbot: QtBot, window: Workspace, clerk: Clerk, drafts: Drafts, tmp_path: Path
) -> None:
    draft_id = window.store.create(PLAN)
    first, later = tmp_path / "1.zip", tmp_path / "2.zip"
    drafts.back_up(first)
    elsewhere = Drafts(tmp_path / "other")
    elsewhere.restore_from(first)
    elsewhere.save(draft_id, tree("project_name: 更换灯杆"))
    elsewhere.back_up(later)
    window.open_draft(draft_id)
    clerk.files = (later,)
    choose(window, qtbot, "restore_back_up")

    assert window.draft.session is not None
    assert window.draft.session.form.text(NAME) == "更换灯杆"


def test_a_file_that_is_no_back_up_is_told(
    qtbot: QtBot, window: Workspace, clerk: Clerk, tmp_path: Path
) -> None:
    other = tmp_path / "照片.zip"
    other.write_bytes(b"PK\x03\x04")
    clerk.files = (other,)
    window.actions_by_name["restore_back_up"].trigger()
    qtbot.waitUntil(lambda: "不是绩表的备份" in window.notices.passing.text)

    assert window.store.is_empty()
