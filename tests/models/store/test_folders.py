from __future__ import annotations

from pathlib import Path

import pytest

from models.store.folders import data_folder


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
