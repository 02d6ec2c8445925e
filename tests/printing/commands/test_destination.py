"""Exported files arrive together, beside what is there already."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from printing.commands.destination import Destination, DestinationUnwritable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that does not exist yet."""
    return tmp_path / "输出 表" / "2026"


def put(folder: Path, **files: str) -> list[str]:
    """Put files with these texts, and return the names they got."""
    with Destination(folder) as destination:
        for stem, text in files.items():
            destination.add(f"{stem}.pdf", text.encode())
        return [path.name for path in destination.commit()]


def inside(folder: Path) -> dict[str, str]:
    """Return the files of a folder with their texts."""
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_files_arrive_with_their_names(folder: Path) -> None:
    assert put(folder, 甲="1", 乙="2") == ["甲.pdf", "乙.pdf"]
    assert inside(folder) == {"乙.pdf": "2", "甲.pdf": "1"}


def test_a_taken_name_is_numbered_and_the_old_file_left_alone(folder: Path) -> None:
    put(folder, 甲="旧")

    assert put(folder, 甲="新") == ["甲-2.pdf"]
    assert inside(folder) == {"甲-2.pdf": "新", "甲.pdf": "旧"}


def test_the_same_file_is_not_put_twice(folder: Path) -> None:
    put(folder, 甲="旧")

    assert put(folder, 甲="旧") == ["甲.pdf"]
    assert inside(folder) == {"甲.pdf": "旧"}


def test_two_forms_alike_are_two_files(folder: Path) -> None:
    with Destination(folder) as destination:
        destination.add("甲.pdf", b"1")
        destination.add("甲.pdf", b"1")
        names = [path.name for path in destination.commit()]

    assert names == ["甲.pdf", "甲-2.pdf"]


def test_numbers_go_on_from_batch_to_batch(folder: Path) -> None:
    with Destination(folder) as destination:
        for text in ("1", "2"):
            destination.add("甲.pdf", text.encode())
            assert destination.waiting == 1
            assert len(list(destination.commit())) == 1

    assert inside(folder) == {"甲-2.pdf": "2", "甲.pdf": "1"}


def test_what_was_committed_stays_when_the_rest_is_taken_back(folder: Path) -> None:
    with Destination(folder) as destination:
        destination.add("甲.pdf", b"1")
        committed = list(destination.commit())
        destination.add("乙.pdf", b"2")

    assert committed == [folder / "甲.pdf"]
    assert inside(folder) == {"甲.pdf": "1"}


def test_a_file_that_broke_off_never_gets_its_name(folder: Path) -> None:
    with Destination(folder) as destination:
        with pytest.raises(TypeError):
            destination.add("甲.pdf", "no bytes")  # type: ignore[arg-type]

        assert list(destination.commit()) == []
    assert not folder.exists()


def test_a_name_is_given_where_files_cannot_be_linked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    put(folder, 甲="旧")

    assert put(folder, 甲="新") == ["甲-2.pdf"]
    assert inside(folder) == {"甲-2.pdf": "新", "甲.pdf": "旧"}


def test_a_folder_with_the_name_of_a_file_is_left_alone(folder: Path) -> None:
    (folder / "甲.pdf").mkdir(parents=True)

    assert put(folder, 甲="1") == ["甲-2.pdf"]


def test_nothing_is_left_of_what_was_not_committed(
    folder: Path, tmp_path: Path
) -> None:
    with Destination(folder) as destination:
        destination.add("甲.pdf", b"1")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(folder: Path) -> None:
    folder.mkdir(parents=True)
    with Destination(folder) as destination:
        destination.add("甲.pdf", b"1")

    assert inside(folder) == {}


def test_no_folder_is_made_for_nothing(folder: Path) -> None:
    with Destination(folder) as destination:
        assert list(destination.commit()) == []

    assert not folder.exists()


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")

    with pytest.raises(DestinationUnwritable, match="“.*文件/2026”写不进去：它不是文件夹"):
        put(tmp_path / "文件" / "2026", 甲="1")


@pytest.mark.parametrize("operation", ["open", "fsync", "link"])
def test_a_full_disk_is_told_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, operation, fail)
    with pytest.raises(DestinationUnwritable, match="磁盘已满"):
        put(folder, 甲="1")

    assert not folder.exists()


def test_the_umask_decides_who_reads_an_exported_file(folder: Path) -> None:
    old = os.umask(0o022)
    try:
        put(folder, 甲="1")
    finally:
        os.umask(old)

    assert (folder / "甲.pdf").stat().st_mode & 0o777 == 0o644
