"""Locks are tried between processes, for that is what they are for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.store.claims import Owner, claim
from models.store.json_bytes import dump

HERE = Owner("office-1", "li", 123, "2026-11-23T14:03:00+08:00")
ELSEWHERE = Owner("office-2", "wang", 123, "2026-11-23T09:15:00+08:00")

HOLD = """
import sys
from pathlib import Path
from models.store.claims import Owner, claim
held = claim(Path(sys.argv[1]), "draft", me=Owner(sys.argv[2], "wang", 7, sys.argv[3]))
print(held.is_ours, flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(folder: Path, host: str) -> Iterator[subprocess.Popen[str]]:
    """Run a program that claims the draft until it is killed."""
    since = "2026-11-23T09:15:00+08:00"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), host, since],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "True\n"
        try:
            yield program
        finally:
            program.kill()


def test_the_first_has_it_and_the_second_is_told_who(tmp_path: Path) -> None:
    first = claim(tmp_path, "draft", me=HERE)
    second = claim(tmp_path, "draft", me=HERE)

    assert first.is_ours
    assert not second.is_ours
    assert second.owner == "电脑“office-1”上的用户“li”（14:03 起）"
    assert not second.can_take_over


def test_what_is_released_can_be_had(tmp_path: Path) -> None:
    first = claim(tmp_path, "draft", me=HERE)
    first.release()
    first.release()

    assert not first.is_ours
    assert claim(tmp_path, "draft", me=HERE).is_ours


def test_releasing_what_others_have_takes_nothing(tmp_path: Path) -> None:
    first = claim(tmp_path, "draft", me=HERE)
    claim(tmp_path, "draft", me=HERE).release()

    assert claim(tmp_path, "draft", me=HERE).owner
    assert first.is_ours


def test_a_program_at_work_is_not_put_out(tmp_path: Path) -> None:
    with another_program(tmp_path, "office-1"):
        ours = claim(tmp_path, "draft", me=HERE)

        assert ours.owner == "电脑“office-1”上的用户“wang”（09:15 起）"
        with pytest.raises(ValueError):
            ours.take_over()


def test_a_program_that_was_killed_here_leaves_the_draft_free(tmp_path: Path) -> None:
    with another_program(tmp_path, "office-1"):
        pass

    assert claim(tmp_path, "draft", me=HERE).is_ours


def test_a_note_from_another_computer_is_asked_about_once(tmp_path: Path) -> None:
    with another_program(tmp_path, "office-2"):
        pass
    ours = claim(tmp_path, "draft", me=HERE)
    assert "office-2" in ours.owner
    assert ours.can_take_over

    ours.take_over()
    ours.release()

    assert claim(tmp_path, "draft", me=HERE).is_ours


@pytest.mark.parametrize(
    "note", [b"", b"{}", b"[1,2]", b'["a","b","c","d"]', b"\xff\xfe", b"[" * 9_999]
)
def test_an_empty_or_garbled_note_never_stands_in_the_way(
    tmp_path: Path, note: bytes
) -> None:
    (tmp_path / "draft.json").write_bytes(note)
    (tmp_path / "draft.lock").write_bytes(b"garbage")

    assert claim(tmp_path, "draft", me=HERE).is_ours


def test_an_owner_without_a_legible_note_is_another_window(tmp_path: Path) -> None:
    first = claim(tmp_path, "draft", me=HERE)
    (tmp_path / "draft.json").write_bytes(b"")

    assert claim(tmp_path, "draft", me=HERE).owner == "另一个窗口"
    assert first.is_ours


def test_a_folder_that_cannot_be_made_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "locks").write_bytes(b"not a folder")

    assert claim(tmp_path / "locks", "draft", me=HERE).is_ours


def test_where_nothing_locks_the_note_decides(tmp_path: Path) -> None:
    (tmp_path / "draft.lock").mkdir()
    (tmp_path / "draft.json").write_bytes(dump(["office-2", "wang", 7, "2026"]))

    ours = claim(tmp_path, "draft", me=HERE)

    assert not ours.is_ours
    assert ours.can_take_over


def test_what_a_killed_program_left_is_ours_and_known_for_it(tmp_path: Path) -> None:
    with another_program(tmp_path, HERE.host) as program:
        program.kill()
        program.wait()
        claimed = claim(tmp_path, "draft", me=HERE)

    assert claimed.is_ours
    assert claimed.was_left


def test_what_was_released_was_not_left(tmp_path: Path) -> None:
    claim(tmp_path, "draft", me=HERE).release()

    assert not claim(tmp_path, "draft", me=HERE).was_left
