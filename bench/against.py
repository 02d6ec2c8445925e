"""Measures our PDFs against those of other engines, in the same run.

Usage: python bench/against.py

Each engine is a process of its own that has read the same table; they set it
in turn, so that whatever else the machine does falls on all alike.  The
engines live in a virtual environment of their own, bench/.peers; without a
network to fill it, the run says so and is over.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

FOLDER = Path(__file__).resolve().parent
PEERS = FOLDER / "peers"
VENV = FOLDER / ".peers"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
ENGINES = ("typst", "weasyprint", "fpdf2", "platypus", "libreoffice")
OURS = "jibiao"
ROUNDS = {20: 11, 300: 5, 3_000: 3}
TARGETS = {(20, "typst"): 1.0, (20, "platypus"): 0.2, (300, "typst"): 0.6}
"""Our time over theirs must not be more, by size and engine."""
SLOW_MS = 30_000
"""An engine slower than this at one size is not asked for the next."""


@dataclass
class Engine:
    """A process that sets one table whenever it is told to."""

    name: str
    process: subprocess.Popen[str]
    times: list[float] = field(default_factory=list)
    size: int = 0
    failure: str = ""

    def turn(self) -> None:
        """Have the table set once, and note the time or the failure."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("again\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer or answer[0] == "failed":
            self.failure = " ".join(answer[1:]) or "died"
            return
        self.times.append(float(answer[0]))
        self.size = int(answer[1])

    @property
    def middle(self) -> float:
        """The median of the times in milliseconds, the first left out."""
        return median(self.times[1:] or self.times)


def main() -> int:
    """Print the ratios; return how many targets were missed."""
    if not _prepared():
        print("bench/.peers cannot be filled without a network: no comparison")
        return 0
    missed = 0
    names = list(ENGINES)
    for size, rounds in ROUNDS.items():
        measured = _measure(size, rounds, names)
        missed += sum(_report(size, measured))
        names = [e.name for e in measured if _goes_on(e) and e.name != OURS]
    return missed


def _goes_on(engine: Engine) -> bool:
    return not engine.failure and engine.middle < SLOW_MS / 10


def _prepared() -> bool:
    """Return whether the peers are installed, installing them if need be."""
    stamp = VENV / "installed"
    wanted = (PEERS / "requirements.txt").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return True
    pip = [str(SCRIPTS / "python"), "-m", "pip", "install", "-q", "-r"]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([*pip, str(PEERS / "requirements.txt")], check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    stamp.write_text(wanted, encoding="utf-8")
    return True


def _measure(size: int, rounds: int, names: list[str]) -> list[Engine]:
    from bench.sample import sample, table_of

    with TemporaryDirectory() as folder:
        path = Path(folder, "table.json")
        text = json.dumps(table_of(sample(size)), ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        engines = [_start(name, path, size) for name in (OURS, *names)]
        for _ in range(rounds):
            for engine in engines:
                if not engine.failure:
                    engine.turn()
        for engine in engines:
            engine.process.communicate()
    return engines


def _start(name: str, table: Path, size: int) -> Engine:
    python = sys.executable if name == OURS else str(SCRIPTS / "python")
    script = str(PEERS / f"with_{name}.py")
    process = subprocess.Popen(
        [python, script, str(table), str(size)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    engine = Engine(name, process)
    assert process.stdout
    if process.stdout.readline().strip() != "ready":
        engine.failure = "does not start"
    return engine


def _report(size: int, engines: list[Engine]) -> Iterator[bool]:
    """Print a line for each engine; yield whether its target was missed."""
    ours = next(engine for engine in engines if engine.name == OURS)
    print(f"\nPDF of {size} indicators, warm: ours {ours.middle:.1f} ms")
    for engine in engines:
        if engine is ours:
            continue
        if engine.failure:
            print(f"  {engine.name:12} failed: {engine.failure}")
            continue
        ratio = ours.middle / engine.middle
        target = TARGETS.get((size, engine.name))
        told = f"target {target:g}" if target else ""
        is_missed = target is not None and ratio > target
        print(
            f"  {engine.name:12} {engine.middle:10.1f} ms   ours / theirs "
            f"{ratio:6.3f}   {told} {'MISSED' if is_missed else ''}"
        )
        yield is_missed


if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parent))
    sys.exit(1 if main() else 0)
