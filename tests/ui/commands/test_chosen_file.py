"""A file that the clerk chose is written whole, or stays as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from ui.commands.chosen_file import FileUnwritable, write_file


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "表.pdf"
    path.write_bytes(b"old")
    return path


def test_what_was_there_is_replaced(old: Path) -> None:
    assert write_file(old, b"new") == old

    assert old.read_bytes() == b"new"
    assert os.listdir(old.parent) == ["表.pdf"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", is_full)
    with pytest.raises(FileUnwritable, match="“表.pdf”写不进.*磁盘已满.*换个文件夹"):
        write_file(old, b"new")

    assert old.read_bytes() == b"old"
    assert os.listdir(old.parent) == ["表.pdf"]


def test_a_file_that_another_program_holds_is_left(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_held(temporary: Path, path: Path) -> None:
        raise PermissionError(errno.EACCES, "held", str(path))

    monkeypatch.setattr(os, "replace", is_held)
    with pytest.raises(FileUnwritable):
        write_file(old, b"new")

    assert old.read_bytes() == b"old"
    assert os.listdir(old.parent) == ["表.pdf"]


def test_a_file_that_is_read_only_is_left(old: Path) -> None:
    old.chmod(0o444)

    with pytest.raises(FileUnwritable, match="只读"):
        write_file(old, b"new")

    assert old.read_bytes() == b"old"


def test_a_link_planted_beside_it_is_not_followed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = old.with_name("victim")
    victim.write_bytes(b"precious")
    old.with_name(".0.tmp").symlink_to(victim)
    monkeypatch.setattr("ui.commands.chosen_file.token_hex", lambda size: "0")

    with pytest.raises(FileUnwritable):
        write_file(old, b"new")

    assert victim.read_bytes() == b"precious"
