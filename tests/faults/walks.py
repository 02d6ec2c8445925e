"""Windows on which anything is pressed, and in which one thing is repeated."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.faults.figure import Figure, count, limit

ROOT = Path(__file__).parents[2]
LOOKS: tuple[Mapping[str, str], ...] = (
    {},
    {"QT_SCALE_FACTOR": "1.5"},
    {"QT_SCALE_FACTOR": "2"},
    {"WALKER_POINTS": "20"},
)
"""How large the window is drawn; each walk takes the next."""

SLOWEST_S = 1.0
LEFT_BYTES = 512


def walks(folder: Path, seeds: int, steps: int) -> Iterator[Figure]:
    """Press whatever there is, so many times in so many windows."""
    walk = partial(_walk, folder, steps)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        ended = list(threads.map(walk, range(seeds)))
    wrong = [fault for fault, _ in ended if fault]
    yield count("things pressed in a window", seeds * steps, seeds * steps, wrong)
    slowest = max(figures.get("slowest", 0.0) for _, figures in ended)
    yield limit("the slowest of them", slowest, SLOWEST_S, "s")


def leaks(folder: Path, steps: int) -> Iterator[Figure]:
    """Repeat edits, dialogs and openings, and see what they leave behind."""
    fault, figures = _run(folder, {}, "leaks", str(steps))
    yield count("repetitions", steps, steps, [fault] if fault else [])
    for name, value in figures.items():
        words = name.replace("_", ", ")
        most = LEFT_BYTES if name.endswith("bytes") else 0
        yield limit(f"left behind by {words} each", value, most, "")


def _walk(folder: Path, steps: int, seed: int) -> tuple[str, dict[str, float]]:
    own = folder / str(seed)
    look = LOOKS[seed % len(LOOKS)]
    return _run(own, look, "walk", str(seed), str(steps))


def _run(
    folder: Path, look: Mapping[str, str], *words: str
) -> tuple[str, dict[str, float]]:
    """Run a window, and return what went wrong, and the figures it told."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.walker", str(folder), *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **look},
    )
    lines = (line.split() for line in ended.stdout.splitlines())
    figures = {name: float(value) for name, value in lines}
    faults = [line for line in ended.stderr.splitlines() if "plugin" not in line]
    fault = f"{' '.join(words)} ended with {ended.returncode}: {faults[-1:]}"
    return (fault if ended.returncode or faults else "", figures)
