from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.store.folders import CHOSEN, choose_data_folder, data_folder


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/li"}, "/home/li/.local/share/jibiao"),
        ({"HOME": "/home/li", "XDG_DATA_HOME": "/d"}, "/d/jibiao"),
        ({"HOME": "/home/li", "XDG_DATA_HOME": "d"}, "/home/li/.local/share/jibiao"),
        ({"HOME": "/home/li", "XDG_DATA_HOME": ""}, "/home/li/.local/share/jibiao"),
        ({"JIBIAO_DATA_DIR": "/u/盘 1/'x", "XDG_DATA_HOME": "/d"}, "/u/盘 1/'x"),
        ({"JIBIAO_DATA_DIR": "here", "XDG_DATA_HOME": "/d"}, "/d/jibiao"),
    ],
)
def test_where_drafts_are_kept(environment: dict[str, str], folder: str) -> None:
    assert data_folder(environment, "linux") == Path(folder)


def test_windows_keeps_them_in_the_roaming_profile() -> None:
    environment = {"APPDATA": "/AppData/Roaming", "XDG_DATA_HOME": "/d"}

    assert data_folder(environment, "win32") == Path("/AppData/Roaming/jibiao")


def test_without_any_variable_the_home_folder_is_found() -> None:
    assert data_folder({}, "linux") == Path.home() / ".local/share/jibiao"


@pytest.mark.parametrize("folder", ["/u/盘 1/'x", "/\udcc4\udce3"])
def test_another_folder_is_chosen_for_good(tmp_path: Path, folder: str) -> None:
    choose_data_folder(Path(folder), tmp_path / "jibiao")

    assert data_folder({"XDG_CONFIG_HOME": str(tmp_path)}, "linux") == Path(folder)
    assert os.listdir(tmp_path / "jibiao") == [CHOSEN]


@pytest.mark.parametrize("noted", [b"", b"\0" * 40, b"/a\0b", b"here", b"\xff\xfe/"])
def test_a_damaged_choice_is_none(tmp_path: Path, noted: bytes) -> None:
    (tmp_path / "jibiao").mkdir()
    (tmp_path / "jibiao" / CHOSEN).write_bytes(noted)
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": "/d"}

    assert data_folder(environment, "linux") == Path("/d/jibiao")
