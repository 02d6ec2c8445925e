"""Compares how our window starts with how a bare one of PySide6 does.

Usage: python -m bench.window_start [TREE…]       TREE: another checkout

Two moments count, from the start of the process: the first paint, and the one
when the form is there and a key that was typed into its first field shows.
All are fresh processes, started in turn, whose byte code is cached.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter

from bench.fresh import surroundings

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "bench/windows"
ROUNDS = 15
PAINTED, READY = 1.5, 5.0
"""Our time over that of a bare window must not be more."""

PATIENCE_S = 120
FIRST, TYPED = 0, 2
"""Where the moments stand among the figures, processor time behind each."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window that is started over and over.

    Attributes:
        command: What starts it; the moment is put behind it.
        environment: It has drafts and settings of its own.
        rounds: Of each start, milliseconds until the first paint, those of
            processor time until then, and both until a typed key showed.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    rounds: list[list[float]] = field(default_factory=list)

    def start(self) -> list[float]:
        """Start it once, and return what it tells."""
        told = subprocess.run(
            [*self.command, str(perf_counter())],
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.environment,
            timeout=PATIENCE_S,
            text=True,
        )
        return [float(each) for each in told.stdout.split()]

    def middle(self, figure: int) -> float:
        """Return the median of one of the four figures."""
        return median(each[figure] for each in self.rounds)

    def best(self, figure: int) -> float:
        """Return the least of it: other work of the machine only adds."""
        return min(each[figure] for each in self.rounds)


def main(trees: Sequence[str] = ()) -> int:
    """Print the figures of each; return how many targets ours missed."""
    with TemporaryDirectory() as folder:
        windows = [_bare(), *(_ours(each, folder) for each in (str(ROOT), *trees))]
        for each in windows:
            # The first start compiles, and puts the examples among the drafts.
            each.start()
        for _ in range(ROUNDS):
            for each in windows:
                each.rounds.append(each.start())
    bare, ours, *_ = windows
    for each in windows:
        print(_line(each, bare))
    ratios = (ours.middle(at) / bare.middle(at) for at in (FIRST, TYPED))
    missed = [r > most for r, most in zip(ratios, (PAINTED, READY), strict=True)]
    return sum(missed)


def _bare() -> Window:
    return _window("bare PySide6", ["bare.py"], {})


def _ours(tree: str, folder: str) -> Window:
    """Return our window as a checkout has it, over drafts of its own."""
    own = mkdtemp(dir=folder)
    places = {"JIBIAO_DATA_DIR": own, "XDG_CONFIG_HOME": own}
    return _window(tree, ["ours.py", tree], places)


def _window(name: str, script: Sequence[str], places: Mapping[str, str]) -> Window:
    command = [sys.executable, str(SCRIPTS / script[0]), *script[1:]]
    environment = {"QT_QPA_PLATFORM": "offscreen", **surroundings(), **places}
    return Window(name, command, environment)


def _line(window: Window, bare: Window) -> str:
    told = (
        f"{moment} {window.middle(at):4.0f} ms (best {window.best(at):4.0f}, "
        f"CPU {window.middle(at + 1):4.0f}), "
        f"{window.middle(at) / bare.middle(at):.2f} of a bare one"
        for moment, at in (("first paint", FIRST), ("ready to type", TYPED))
    )
    return f"{window.name:16} {'; '.join(told)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
