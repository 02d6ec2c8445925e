"""The window starts on machines that lack nearly everything."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import main
from models.store.drafts import Drafts
from ui.runtime.socket_name import socket_name

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
sys.stdin = sys.stdout = sys.stderr = None
sys.argv[1:] = []
import main
sys.exit(main.main())
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@contextmanager
def started(folder: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program with its folders here, and next to no variables."""
    bare: Mapping[str, str] = {
        "PATH": os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        "JIBIAO_DATA_DIR": str(folder / "drafts"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
    }
    with subprocess.Popen(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env={**bare, **more},
        stderr=subprocess.DEVNULL,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def has_drafts(folder: Path) -> bool:
    return any(folder.glob("drafts/drafts/*/g*.json"))


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "HOME": "", "XDG_RUNTIME_DIR": ""},
        {"LC_ALL": "th_TH.UTF-8", "TZ": "Asia/Bangkok", "TMPDIR": "/nowhere"},
    ],
    ids=["bare", "elsewhere"],
)
def test_the_window_starts_without_streams_and_saves_at_the_end(
    qtbot: QtBot, tmp_path: Path, more: dict[str, str]
) -> None:
    folder = tmp_path / "家 用 it's"
    with started(folder, **more) as program:
        qtbot.waitUntil(lambda: has_drafts(folder), timeout=30_000)
        program.send_signal(signal.SIGTERM)

        assert program.wait(10) == 128 + signal.SIGTERM
    assert not (folder / "state" / "jibiao" / "jibiao.log").exists()
    newest = Drafts(folder / "drafts").summaries()[0]
    assert datetime.now().astimezone() - newest.saved_at < timedelta(minutes=5)


def test_a_name_that_somebody_took_keeps_nobody_from_starting(
    qtbot: QtBot, tmp_path: Path
) -> None:
    runtime = {"XDG_RUNTIME_DIR": str(tmp_path)}
    Path(socket_name(tmp_path / "drafts", runtime)).mkdir()
    with started(tmp_path, **runtime) as program:
        qtbot.waitUntil(lambda: has_drafts(tmp_path), timeout=30_000)

        assert program.poll() is None


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="it is fine from 3.12 on")
def test_a_qt_that_would_abort_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "6.12.0")
    monkeypatch.setattr(sys, "argv", ["main.py"])

    assert main.main() == 2
    assert "PySide6 6.12 在 Python 3.11 上会崩溃" in capsys.readouterr().err
