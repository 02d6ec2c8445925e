from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store.folders import (
    CHOSEN,
    choose_data_folder,
    data_folder,
    is_choice_lost,
)

ODD_NAMES = (
    *("草稿\u3000", "草稿 ", " 草稿", "草稿\t", "草稿\n", "草\n稿", "\n", "\r", "草稿\r\n"),
    *("~", "~root", "$HOME", "${HOME}", "%APPDATA%", "\xa0", "\ufeff草稿", "\u2028"),
    *("'", '"', "-o", "*", "\\", "a;b", "\x1b[31m", os.fsdecode(b"\xc4\xe3\xff")),
)
names = st.binary(min_size=1, max_size=85).filter(
    lambda name: not set(name) & set(b"\0/") and name not in (b".", b"..")
)
"""What the system lets a file be called."""


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


def noted_and_read(config: Path, folder: Path) -> Path:
    choose_data_folder(folder, config / "jibiao")
    environment = {"XDG_CONFIG_HOME": str(config), "XDG_DATA_HOME": "/d"}
    assert not is_choice_lost(config / "jibiao", environment)
    return data_folder(environment, "linux")


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_folder_is_found_again_by_its_very_name(tmp_path: Path, name: str) -> None:
    assert str(noted_and_read(tmp_path, Path("/u", name))) == f"/u/{name}"


@given(name=names, above=names)
def test_any_legal_name_is_read_as_it_was_noted(
    name: bytes, above: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path("/", os.fsdecode(above), os.fsdecode(name))

    found = noted_and_read(tmp_path_factory.mktemp("config"), folder)

    assert os.fsencode(found) == os.fsencode(folder)


def test_a_note_that_somebody_typed_may_end_its_line_or_not(tmp_path: Path) -> None:
    (tmp_path / "jibiao").mkdir()
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}

    for noted in ("/u/草稿", "/u/草稿\n"):
        (tmp_path / "jibiao" / CHOSEN).write_bytes(noted.encode())
        assert data_folder(environment, "linux") == Path("/u/草稿")


@pytest.mark.parametrize(
    "noted",
    [b"", b"\n", b"\0" * 40, b"/a\0b", b"here", b"\xff\xfe/", b"/" + b"a" * 5_000],
)
def test_a_damaged_choice_is_none(tmp_path: Path, noted: bytes) -> None:
    (tmp_path / "jibiao").mkdir()
    (tmp_path / "jibiao" / CHOSEN).write_bytes(noted)
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": "/d"}

    assert data_folder(environment, "linux") == Path("/d/jibiao")
