"""Hostile files are read or refused, in time and within memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENEROUS_SECONDS = 600
"""Each file has a limit of its own, which does not depend on the machine."""


def test_no_hostile_file_does_harm() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.hostile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=GENEROUS_SECONDS,
    )

    assert done.returncode == 0, done.stdout + done.stderr
