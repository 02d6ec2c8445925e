"""How long the commands take from the first byte of Python to the last."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from bench.fresh import surroundings
from bench.run import limit

ROOT = Path(__file__).resolve().parents[1]


def command(*typed: str) -> Callable[[], object]:
    """Return a call that runs the program as a process of its own."""
    line = [sys.executable, str(ROOT / "main.py"), *typed]
    own = surroundings()
    return lambda: subprocess.run(line, check=True, capture_output=True, env=own)


@limit(ms=250)
def show_the_usage() -> Callable[[], object]:
    """Start, and say how to go on."""
    return command("--help")


@limit(ms=600)
def export_the_examples() -> Callable[[], object]:
    """Start, lay all examples out and write their PDFs."""
    examples = sorted(map(str, (ROOT / "resources/examples").iterdir()))
    return command("export", *examples, "-o", mkdtemp())
