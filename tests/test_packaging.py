"""The scripts of packaging/ are whole, on every system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted((ROOT / "packaging").glob("*.sh"))
BATCHES = [ROOT / "run.bat", ROOT / "test.bat", *(ROOT / "packaging").glob("*.bat")]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_every_script_can_be_read_by_a_plain_shell(path: Path) -> None:
    if not shutil.which("sh"):
        pytest.skip("no sh here")
    read = subprocess.run(["sh", "-n", path], capture_output=True, text=True)

    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize("path", BATCHES, ids=lambda path: path.name)
def test_every_batch_has_the_line_ends_that_windows_needs(path: Path) -> None:
    lines = path.read_bytes().split(b"\n")

    assert all(line.endswith(b"\r") for line in lines[:-1])
    assert lines[-1] == b""


def test_what_pip_is_given_is_what_setup_cfg_says() -> None:
    script = ROOT / "packaging/dependencies.py"
    given = subprocess.run(
        [sys.executable, script, "dev"], capture_output=True, text=True, check=True
    )
    names = [line.split(">")[0] for line in given.stdout.splitlines()]

    assert names[0] == "PySide6-Essentials"
    assert "pytest" in names
    assert "" not in names


@pytest.mark.skipif(not shutil.which("sh"), reason="no sh here")
@pytest.mark.parametrize(
    ("last", "noted"), [("pass", ""), ("import os; os.kill(os.getpid(), 11)", "139\n")]
)
def test_a_test_process_that_crashes_when_it_is_done_is_noted(
    tmp_path: Path, last: str, noted: str
) -> None:
    endings = tmp_path / "endings"
    endings.touch()
    subprocess.run(
        ["sh", "packaging/worker.sh", "-c", last],
        cwd=ROOT,
        env={**os.environ, "JIBIAO_ENDINGS": str(endings)},
        stderr=subprocess.DEVNULL,
    )

    assert endings.read_text() == noted
