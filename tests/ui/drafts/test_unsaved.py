"""While nothing can be saved the clerk works on, and is told all the time."""

from __future__ import annotations

import errno
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.edits import SetText
from models.form import FORM, Form, Place
from models.reading import read_file
from models.store.drafts import Drafts
from models.store.file_system import Disk
from tests.pictures import tree
from tests.ui.conftest import clerk_of, make_window
from ui.drafts.session import Session
from ui.runtime.settings import Settings
from ui.widgets.notice_bar import NoticeBar
from ui.workspace import Workspace

NAME = Place(FORM, "project_name")
ROAD = tree("project_name: 更换路灯")


class FullDisk(Disk):
    """A disk that fills up when told to."""

    is_full = False

    def create(self, path: Path) -> int:
        if self.is_full:
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


class ReadOnlyDisk(Disk):
    """A disk on which nothing can be written, as a CD."""

    def create(self, path: Path) -> int:
        raise OSError(errno.EROFS, "read-only")

    def make_folder(self, folder: Path) -> bool:
        if not folder.is_dir():
            raise OSError(errno.EROFS, "read-only")
        return False


class SlowDisk(Disk):
    """A disk that answers when it may."""

    def __init__(self) -> None:
        self.may_answer = Event()
        self.may_answer.set()

    def sync(self, handle: int) -> None:
        assert self.may_answer.wait(20)
        super().sync(handle)


@pytest.fixture
def disk() -> FullDisk:
    return FullDisk()


@pytest.fixture
def drafts(tmp_path: Path, disk: FullDisk) -> Drafts:
    return Drafts(tmp_path / "data", disk)


def session_of(window: Workspace) -> Session:
    session = window.draft.session
    assert session is not None
    return session


def page_text(window: Workspace) -> str:
    (page,) = window.panes.paper.sheet.pages
    return "".join(text.text for _, _, text in page.texts())


def buttons(line: NoticeBar) -> list[str]:
    """Return what a line offers."""
    return [each.text() for each in line.findChildren(QPushButton)]


def fill_up(qtbot: QtBot, window: Workspace, disk: FullDisk) -> Form:
    """Fill the disk, type, and return the form that could not be saved."""
    window.open_draft(window.store.create(ROAD))
    disk.is_full = True
    session_of(window).perform(SetText(NAME, "更换灯杆"))
    window.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: "磁盘已满" in window.notices.standing.text)
    return session_of(window).form


def test_a_full_disk_is_told_over_the_editor_and_asked_about_once(
    qtbot: QtBot, window: Workspace, disk: FullDisk
) -> None:
    fill_up(qtbot, window, disk)

    assert window.status_in_words.startswith("未保存")
    assert buttons(window.notices.standing) == ["再试一次", "存到别处…"]
    assert not window.frame.close()
    assert len(clerk_of(window).read) == 1

    disk.is_full = False
    assert window.frame.close()


def test_the_line_stands_beside_others_until_there_is_room(
    qtbot: QtBot, window: Workspace, disk: FullDisk, drafts: Drafts
) -> None:
    typed = fill_up(qtbot, window, disk)
    window.complain("另一件事")
    assert "磁盘已满" in window.notices.standing.text

    disk.is_full = False
    with qtbot.waitSignal(session_of(window).saved):
        window.actions_by_name["save"].trigger()

    assert window.notices.standing.text == ""
    assert drafts.open(session_of(window).draft_id).form == typed


def test_what_cannot_be_saved_is_kept_elsewhere(
    qtbot: QtBot, window: Workspace, disk: FullDisk, tmp_path: Path
) -> None:
    typed = fill_up(qtbot, window, disk)
    clerk_of(window).path = tmp_path / "桌面.jibiao"
    window.commands.files.keep_elsewhere()

    (read,) = read_file(tmp_path / "桌面.jibiao")
    assert read.form == typed


def test_a_stick_that_was_pulled_is_saved_to_when_it_is_back(
    qtbot: QtBot, window: Workspace, drafts: Drafts, tmp_path: Path
) -> None:
    window.open_draft(window.store.create(ROAD))
    drafts.folder.rename(tmp_path / "away")
    session_of(window).perform(SetText(NAME, "更换灯杆"))
    window.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: "请接好移动硬盘" in window.notices.standing.text)
    assert buttons(window.notices.standing) == ["再试一次", "存到别处…"]

    (tmp_path / "away").rename(drafts.folder)
    with qtbot.waitSignal(session_of(window).saved):
        window.notices.standing.findChildren(QPushButton)[0].click()
    assert [each.title for each in drafts.summaries()] == ["更换灯杆"]


def test_a_new_form_is_begun_on_a_full_disk_and_saved_later(
    qtbot: QtBot, window: Workspace, disk: FullDisk, drafts: Drafts
) -> None:
    disk.is_full = True
    clerk_of(window).new_form = ("project_form_2026", "2026", "某局")
    window.actions_by_name["new"].trigger()
    qtbot.waitUntil(lambda: "磁盘已满" in window.notices.standing.text)
    session_of(window).perform(SetText(NAME, "更换灯杆"))

    disk.is_full = False
    with qtbot.waitSignal(session_of(window).saved):
        window.actions_by_name["save"].trigger()
    assert [each.title for each in drafts.summaries()] == ["更换灯杆"]
    assert window.drafts_pane.drafts.current_id == session_of(window).draft_id


def test_the_first_start_on_a_full_disk_shows_an_example_all_the_same(
    qtbot: QtBot, window: Workspace, disk: FullDisk
) -> None:
    disk.is_full = True
    window.start()

    qtbot.waitUntil(lambda: "磁盘已满" in window.notices.standing.text)
    assert window.panes.paper.sheet.pages


@pytest.mark.parametrize("has_draft", [True, False])
def test_on_a_read_only_disk_forms_are_filled_in_and_exported(
    qtbot: QtBot, tmp_path: Path, settings: Settings, has_draft: bool
) -> None:
    if has_draft:
        Drafts(tmp_path / "data").create(ROAD)
    drafts = Drafts(tmp_path / "data", ReadOnlyDisk())
    window = make_window(qtbot, drafts, settings)
    window.start()
    qtbot.waitUntil(lambda: "不能写入" in window.notices.standing.text)
    session_of(window).perform(SetText(NAME, "更换灯杆"))

    clerk_of(window).path = tmp_path / "表.jibiao"
    with qtbot.waitSignal(window.commands.files.exported):
        window.actions_by_name["export_form"].trigger()
    (read,) = read_file(tmp_path / "表.jibiao")
    assert read.form.fields["project_name"] == "更换灯杆"
    qtbot.waitUntil(lambda: window.status_in_words.startswith("未保存"))


def test_while_a_slow_disk_saves_the_window_goes_on(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    disk = SlowDisk()
    window = make_window(qtbot, Drafts(tmp_path / "data", disk), settings)
    window.open_draft(window.store.create(ROAD))
    disk.may_answer.clear()
    session_of(window).perform(SetText(NAME, "更换灯杆"))
    window.actions_by_name["save"].trigger()
    session_of(window).perform(SetText(NAME, "更换灯泡"))

    assert window.status_in_words.startswith("正在保存")
    assert "更换灯泡" in page_text(window)

    with qtbot.waitSignal(session_of(window).saved):
        disk.may_answer.set()
    assert window.draft.save_now() == ""


def test_on_a_slow_disk_a_new_form_is_open_at_once(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    disk = SlowDisk()
    drafts = Drafts(tmp_path / "data", disk)
    window = make_window(qtbot, drafts, settings)
    disk.may_answer.clear()
    window.begin_draft(ROAD)
    assert window.status_in_words.startswith("正在保存")
    assert "更换路灯" in page_text(window)

    with qtbot.waitSignal(session_of(window).saved):
        disk.may_answer.set()
    assert [each.title for each in drafts.summaries()] == ["更换路灯"]


def test_a_damaged_draft_is_told_and_listed_and_another_begun(
    window: Workspace, drafts: Drafts
) -> None:
    draft_id = window.store.create(ROAD)
    (file,) = (drafts.folder / "drafts" / draft_id).iterdir()
    file.write_bytes(b"")
    window.start()
    assert "请不要删除" in window.notices.passing.text
    assert buttons(window.notices.passing) == ["从备份恢复…"]
    window.drafts_pane.removal_requested.emit(draft_id)

    clerk_of(window).new_form = ("project_form_2026", "2026", "某局")
    window.actions_by_name["new"].trigger()
    assert window.draft.save_now() == ""
    assert [each.fault != "" for each in drafts.summaries()] == [False, True]
    assert file.read_bytes() == b""


def test_what_others_saved_meanwhile_is_told_and_a_copy_offered(
    qtbot: QtBot, window: Workspace, drafts: Drafts
) -> None:
    window.open_draft(window.store.create(ROAD))
    Drafts(drafts.folder).save(session_of(window).draft_id, tree("project_name: 别人"))
    session_of(window).perform(SetText(NAME, "更换灯杆"))
    window.actions_by_name["save"].trigger()
    qtbot.waitUntil(lambda: "已在别处改动" in window.notices.standing.text)

    assert buttons(window.notices.standing) == ["另存为新草稿"]
    window.notices.standing.findChildren(QPushButton)[0].click()
    assert window.draft.save_now() == ""
    assert sorted(each.title for each in drafts.summaries()) == [
        "别人",
        "更换灯杆（副本）",
    ]
    assert session_of(window).form.text(NAME) == "更换灯杆"
    assert window.notices.standing.text == ""
    assert clerk_of(window).read == []


def test_the_line_goes_with_the_draft_that_it_was_about(
    qtbot: QtBot, window: Workspace, disk: FullDisk
) -> None:
    other = window.store.create(ROAD)
    fill_up(qtbot, window, disk)
    clerk_of(window).unsaved = "discard"
    window.open_draft(other)

    assert window.notices.standing.text == ""


def test_settings_that_cannot_be_written_do_no_harm(
    qtbot: QtBot, drafts: Drafts, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    window = make_window(qtbot, drafts, Settings(tmp_path / "file" / "settings.json"))
    window.start()

    assert window.draft.session is not None


def test_a_draft_that_cannot_be_saved_is_not_thrown_away_with_its_changes(
    qtbot: QtBot, window: Workspace, disk: FullDisk
) -> None:
    fill_up(qtbot, window, disk)
    session = session_of(window)
    window.drafts_pane.removal_requested.emit(session.draft_id)

    assert window.draft.session is session
    assert "磁盘已满" in window.notices.passing.text


def test_a_draft_that_others_have_open_is_not_thrown_away(
    window: Workspace, drafts: Drafts
) -> None:
    draft_id = window.store.create(ROAD)
    theirs = Drafts(drafts.folder).claim(draft_id)
    window.drafts_pane.removal_requested.emit(draft_id)

    assert not window.commands.drafts.finish()
    assert "正在编辑这份草稿，没有移入回收站" in window.notices.passing.text
    assert [each.id for each in drafts.summaries()] == [draft_id]
    theirs.release()


def test_throwing_away_and_copying_do_not_wait_for_a_slow_disk(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    disk = SlowDisk()
    window = make_window(qtbot, Drafts(tmp_path / "data", disk), settings)
    removed, copied = window.store.create_all([ROAD, ROAD])
    window.store.refresh_list()
    disk.may_answer.clear()
    window.drafts_pane.removal_requested.emit(removed)
    window.drafts_pane.copy_requested.emit(copied)

    assert session_of(window).form.lists == ROAD.lists
    assert len(window.store.summaries()) == 2
    disk.may_answer.set()
    assert window.commands.drafts.finish()
    assert window.draft.save_now() == ""
    assert [each.id for each in window.store.removed()] == [removed]
    assert len(window.store.summaries()) == 2
