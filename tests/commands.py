"""Commands as they are typed, and what they leave in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAIN = [sys.executable, str(ROOT / "main.py")]

Run = Callable[..., tuple[int, str, str]]
"""Runs what is typed: to exit code, results, complaints."""


def no_window(paths: Sequence[Path]) -> int:
    """Stand in for the window: say how many files it was given."""
    return 100 + len(paths)


def main(*typed: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, from another folder."""
    return subprocess.run(
        [*MAIN, *map(str, typed)],
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
    )


def names(folder: Path) -> list[str]:
    """Return the names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
