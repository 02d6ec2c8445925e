"""The log says where, not what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from models.log import LARGEST, log_folder, note_fault


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the log lie in a folder of this test alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "状态"))
    return tmp_path / "状态" / "jibiao"


def fault(text: str) -> Exception:
    """Return an exception that was raised over some text, with a cause."""
    try:
        try:
            raise KeyError(text)
        except KeyError as cause:
            raise ValueError(text) from cause
    except ValueError as error:
        return error


def test_a_fault_is_noted_with_its_causes_and_lines() -> None:
    log = Path(note_fault(fault("x"))).read_text(encoding="utf-8")

    assert "builtins.ValueError" in log
    assert "builtins.KeyError" in log
    assert "test_log.py" in log


def test_nothing_that_was_typed_is_noted() -> None:
    log = Path(note_fault(fault("某单位的秘密"))).read_text(encoding="utf-8")

    assert "秘密" not in log


def test_a_folder_whose_name_is_no_utf_8_is_noted_all_the_same() -> None:
    places: dict[str, Callable[[], None]] = {}
    exec(compile("def fail(): 1 / 0", "/\udcc4\udce3/main.py", "exec"), places)
    try:
        places["fail"]()
    except ZeroDivisionError as error:
        log = Path(note_fault(error)).read_text(encoding="utf-8")

    assert r"/\udcc4\udce3/main.py:1 fail" in log


def test_only_its_owner_reads_the_log() -> None:
    assert Path(note_fault(fault("x"))).stat().st_mode & 0o077 == 0


def test_a_full_log_makes_room(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "jibiao.log").write_bytes(b"x" * (LARGEST + 1))

    assert Path(note_fault(fault("x"))).stat().st_size < LARGEST
    assert (folder / "jibiao.log.1").stat().st_size > LARGEST


def test_a_folder_that_cannot_be_made_is_no_second_fault(folder: Path) -> None:
    folder.parent.write_text("a file where the folder should be")

    assert note_fault(fault("x")) == ""


def test_a_relative_state_folder_is_not_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    monkeypatch.setenv("HOME", "/home/somebody")

    assert log_folder() == Path("/home/somebody/.local/state/jibiao")
