"""The real file system, which the imagined one of test_crashes stands for."""

from __future__ import annotations

import errno
import os
import stat
from io import BytesIO
from pathlib import Path

import pytest

from models.store.file_system import DISK, Disk, Folders, read_all, write_new

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    old_mask = os.umask(0)
    try:
        Folders().make(tmp_path / "a" / "b")
        write_new(DISK, tmp_path / "a" / "b" / "file", b"text")
    finally:
        os.umask(old_mask)

    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
    assert mode(tmp_path / "a" / "b" / "file") == 0o600


def test_an_open_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir(mode=0o755)

    assert not DISK.make_folder(folder)
    assert mode(folder) == 0o700


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"")

    with pytest.raises(FileExistsError):
        DISK.make_folder(tmp_path / "drafts")


def test_a_link_planted_under_a_new_name_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "new").symlink_to(victim)

    with pytest.raises(FileExistsError):
        write_new(DISK, tmp_path / "new", b"text")
    assert victim.read_bytes() == b"precious"


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe")

    for name in ("link", "pipe"):
        with pytest.raises(OSError):
            DISK.read(tmp_path / name, 9)


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"long text")

    assert DISK.read(tmp_path / "file", 4) == b"long"


def test_a_file_is_read_in_as_many_parts_as_the_disk_likes() -> None:
    whole, cut = BytesIO(b"long text"), BytesIO(b"cut")

    assert read_all(lambda size: whole.read(min(size, 2)), 9) == b"long text"
    assert read_all(lambda size: cut.read(min(size, 2)), 9) == b"cut"


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    write_new(DISK, tmp_path / "mine", b"mine")
    write_new(DISK, tmp_path / "theirs", b"theirs")

    with pytest.raises(FileExistsError):
        DISK.name(tmp_path / "mine", tmp_path / "theirs")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


@pytest.mark.usefixtures("no_links")
def test_a_disk_without_links_renames(tmp_path: Path) -> None:
    write_new(DISK, tmp_path / "old", b"text")

    DISK.name(tmp_path / "old", tmp_path / "new")

    assert os.listdir(tmp_path) == ["new"]


@pytest.mark.usefixtures("no_links")
def test_a_disk_without_links_keeps_what_is_there(tmp_path: Path) -> None:
    write_new(DISK, tmp_path / "old", b"mine")
    write_new(DISK, tmp_path / "new", b"theirs")

    with pytest.raises(FileExistsError):
        DISK.name(tmp_path / "old", tmp_path / "new")


@pytest.mark.usefixtures("no_links")
def test_without_links_two_at_once_do_not_get_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(DISK, tmp_path / "mine", b"mine")
    write_new(DISK, tmp_path / "theirs", b"theirs")
    rename = os.rename

    def rename_while_others_do(old: Path, new: Path) -> None:
        with pytest.raises(FileExistsError):
            DISK.name(tmp_path / "theirs", new)
        rename(old, new)

    monkeypatch.setattr(os, "rename", rename_while_others_do)
    DISK.name(tmp_path / "mine", tmp_path / "new")

    assert (tmp_path / "new").read_bytes() == b"mine"
    assert sorted(os.listdir(tmp_path)) == ["new", "theirs"]


def test_deleting_what_is_gone_is_fine(tmp_path: Path) -> None:
    DISK.delete(tmp_path / "gone")

    assert DISK.names(tmp_path) == []


def test_a_change_in_a_folder_changes_its_stamp(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "file").write_bytes(b"")
    os.utime(tmp_path / "draft", ns=(1, 1))
    write_new(DISK, tmp_path / "draft" / "file", b"")

    assert list(DISK.stamps(tmp_path)) == ["draft"]
    assert DISK.stamps(tmp_path)["draft"] > 1


class WindowsError(PermissionError):
    """What Windows says while a virus scanner holds a file."""

    winerror = 32


def test_a_file_held_for_a_moment_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    answers = iter([WindowsError(), WindowsError(), None])

    def replace(_old: Path, _new: Path) -> None:
        if answer := next(answers):
            raise answer

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", pauses.append)
    Disk().replace(tmp_path / "old", tmp_path / "new")

    assert pauses == [0.05, 0.2]


def test_a_file_that_is_held_for_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def replace(_old: Path, _new: Path) -> None:
        raise WindowsError

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr("time.sleep", pauses.append)
    with pytest.raises(WindowsError):
        Disk().replace(tmp_path / "old", tmp_path / "new")

    assert len(pauses) == 3
    assert sum(pauses) <= 2.5


def test_what_a_signal_interrupted_is_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(DISK, tmp_path / "old", b"text")
    answers = iter([InterruptedError(errno.EINTR, "interrupted"), None])
    link = os.link

    def interrupted(old: Path, new: Path, *, follow_symlinks: bool) -> None:
        if answer := next(answers):
            raise answer
        link(old, new, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "link", interrupted)
    DISK.name(tmp_path / "old", tmp_path / "new")

    assert (tmp_path / "new").read_bytes() == b"text"


def test_nothing_can_be_made_on_a_drive_that_is_not_there() -> None:
    class NoDrive(Disk):
        def make_folder(self, folder: Path) -> bool:
            raise FileNotFoundError(folder)

    with pytest.raises(FileNotFoundError):
        Folders(NoDrive()).make(Path("/z/drafts"))
