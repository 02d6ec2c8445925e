"""A lost folder of drafts is never taken for a new one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.store.drafts import Drafts
from models.store.folders import CHOSEN, data_folder
from tests.pictures import tree
from tests.ui.conftest import clerk_of, make_window
from ui.runtime.settings import Settings
from ui.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, drafts: Drafts, settings: Settings) -> Workspace:
    """Return a window that is started after one that had a draft."""
    before = make_window(qtbot, drafts, settings)
    before.store.create(tree("project_name: 更换路灯"))
    before.start()
    before.frame.close()
    return make_window(qtbot, Drafts(drafts.folder), settings)


def lose(drafts: Drafts, elsewhere: Path) -> None:
    """Take the folder away, as a drive that is not plugged in."""
    shutil.move(drafts.folder, elsewhere)


def press(window: Workspace, text: str) -> None:
    found = window.notices.standing.findChildren(QPushButton)
    next(each for each in found if each.text() == text).click()


def titles(window: Workspace) -> list[str]:
    return [each.title for each in window.store.summaries()]


def test_no_examples_take_the_place_of_lost_drafts(
    window: Workspace, drafts: Drafts, tmp_path: Path
) -> None:
    lose(drafts, tmp_path / "away")
    window.start()

    assert "找不到草稿文件夹" in window.notices.standing.text
    assert window.draft.session is None
    assert not drafts.folder.exists()


def test_a_drive_that_is_plugged_in_again_has_its_drafts(
    window: Workspace, drafts: Drafts, tmp_path: Path
) -> None:
    lose(drafts, tmp_path / "away")
    window.start()
    shutil.move(tmp_path / "away", drafts.folder)
    press(window, "再找一次")

    assert window.notices.standing.text == ""
    assert titles(window) == ["更换路灯"]
    assert window.draft.session is not None


def test_drafts_may_be_looked_for_in_another_folder_for_good(
    window: Workspace, drafts: Drafts, tmp_path: Path, settings: Settings
) -> None:
    lose(drafts, tmp_path / "away")
    window.start()
    clerk_of(window).path = tmp_path / "away"
    press(window, "另选文件夹…")

    assert titles(window) == ["更换路灯"]
    environment = {"XDG_CONFIG_HOME": str(settings.folder.parent)}
    shutil.move(settings.folder, settings.folder.parent / "jibiao")
    assert data_folder(environment, "linux") == tmp_path / "away"


def test_the_clerk_may_begin_anew(
    window: Workspace, drafts: Drafts, tmp_path: Path
) -> None:
    lose(drafts, tmp_path / "away")
    window.start()
    press(window, "从头开始")

    assert len(titles(window)) == 3


def test_an_emptied_folder_is_told(window: Workspace, drafts: Drafts) -> None:
    shutil.rmtree(drafts.folder / "drafts")
    (drafts.folder / "drafts").mkdir()
    window.start()

    assert "现在一份也没有了" in window.notices.standing.text


def test_a_choice_that_cannot_be_read_is_told_until_there_is_another(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    Drafts(tmp_path / "chosen").create(tree("project_name: 更换路灯"))
    settings.folder.mkdir()
    (settings.folder / CHOSEN).write_bytes(bytes(40))
    window = make_window(qtbot, Drafts(tmp_path / "usual"), settings)
    window.start()
    assert "现在读不出来" in window.notices.standing.text
    assert window.draft.session is None

    clerk_of(window).path = tmp_path / "chosen"
    press(window, "另选文件夹…")
    assert titles(window) == ["更换路灯"]
    assert window.notices.standing.text == ""


def test_the_clerk_may_begin_anew_where_the_choice_cannot_be_read(
    qtbot: QtBot, drafts: Drafts, settings: Settings
) -> None:
    settings.folder.mkdir()
    (settings.folder / CHOSEN).write_bytes(bytes(40))
    window = make_window(qtbot, drafts, settings)
    window.start()
    press(window, "从头开始")

    assert len(titles(window)) == 3
    assert not (settings.folder / CHOSEN).exists()


def test_a_file_in_place_of_the_folder_is_told_and_another_may_be_chosen(
    qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "data").write_text("")
    window = make_window(qtbot, Drafts(tmp_path / "data"), settings)
    window.start()
    assert "读不出来" in window.notices.standing.text
    clerk_of(window).path = tmp_path / "other"

    press(window, "另选文件夹…")
    assert window.store.folder == tmp_path / "other"


EVIL = "a\x1b[31m\u202eb"


def test_no_name_of_a_folder_commands_or_turns_what_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / EVIL
    settings = Settings(folder / "settings.json")
    folder.mkdir()
    for file in (settings.folder / CHOSEN, folder / "settings.json"):
        file.write_bytes(bytes(40))
    window = make_window(qtbot, Drafts(folder / "data"), settings)
    window.start()

    said = window.notices.standing.text
    assert f"“{folder / CHOSEN}”" not in said
    assert "a[31mb/data_folder.txt”里，现在读不出来" in said
    assert "a[31mb/data”里没有草稿" in said
    assert "a[31mb/settings.json”读不出来" in Settings(folder / "settings.json").fault
