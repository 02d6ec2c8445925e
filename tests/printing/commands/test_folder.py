"""A folder means all files in it, and below it, that may hold forms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from printing.commands.folder import Earlier, FolderFiles, look_through


def plant(folder: Path, *names: str) -> Path:
    """Put blank files into a folder, and return it."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def names(listing: FolderFiles, folder: Path) -> list[str]:
    """Return the files found, as paths from the folder."""
    return [path.relative_to(folder).as_posix() for path in listing.files]


def test_files_come_by_name_and_before_folders(tmp_path: Path) -> None:
    plant(tmp_path, "乙/3.txt", "2.txt", "1.json", "甲/乙/4.TXT", "甲/3.jibiao")

    assert names(look_through(tmp_path), tmp_path) == [
        "1.json",
        "2.txt",
        "乙/3.txt",
        "甲/3.jibiao",
        "甲/乙/4.TXT",
    ]


def test_hidden_and_passing_files_are_not_for_reading(tmp_path: Path) -> None:
    plant(tmp_path, ".0123.tmp", ".a.txt", ".git/b.txt", "~$c.txt", "d.txt")
    listing = look_through(tmp_path)

    assert names(listing, tmp_path) == ["d.txt"]
    assert not listing.unknown


def test_files_of_other_kinds_are_counted_by_their_endings(tmp_path: Path) -> None:
    plant(tmp_path, "a.png", "b/c.PNG", "README", "d.txt")

    assert look_through(tmp_path).unknown == {".png": 2, "": 1}


def test_links_are_followed_but_never_in_a_circle(tmp_path: Path) -> None:
    inside, outside = plant(tmp_path / "内", "1.txt"), plant(tmp_path / "外", "2.txt")
    (inside / "圈").symlink_to(inside)
    (inside / "外").symlink_to(outside)
    (inside / "再").symlink_to(outside)
    (inside / "自己.txt").symlink_to("自己.txt")
    found = names(look_through(inside), inside)

    assert found == ["1.txt", "自己.txt", "再/2.txt"]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    plant(tmp_path, "表.txt/1.txt")

    assert names(look_through(tmp_path), tmp_path) == ["表.txt/1.txt"]


def test_files_of_an_earlier_export_are_left_out(tmp_path: Path) -> None:
    plant(tmp_path, "a.json", "out/b.json", "out/深/c.json", "out/d.txt")
    listing = look_through(tmp_path, Earlier(tmp_path / "out", ".json"))

    assert names(listing, tmp_path) == ["a.json", "out/d.txt"]
    assert listing.earlier == 2


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look anywhere"
)
def test_a_closed_folder_is_noted_and_the_others_read(tmp_path: Path) -> None:
    plant(tmp_path, "甲/1.txt", "乙/2.txt")
    (tmp_path / "甲").chmod(0)
    listing = look_through(tmp_path)
    (tmp_path / "甲").chmod(0o700)

    assert listing.closed == [tmp_path / "甲"]
    assert names(listing, tmp_path) == ["乙/2.txt"]


def test_a_folder_that_is_gone_meanwhile_is_noted(tmp_path: Path) -> None:
    assert look_through(tmp_path / "无").closed == [tmp_path / "无"]
