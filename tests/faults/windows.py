"""Windows in which somebody types: killed, or told to end by the system."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from models.store.drafts import Drafts
from tests.faults.crashes import Verdict

ROOT = Path(__file__).parents[2]
IDLE_S = 2.0
"""What was typed so long ago is safe, whatever happens (promise 2)."""

END_S = 1.0


class Said(NamedTuple):
    """A line of the typist."""

    what: str
    number: int
    at: float


def typing_kills(folder: Path, most: int) -> Verdict:
    """Kill a window while somebody types, so many times, at any moment."""
    verdict, random = Verdict(), Random(1)
    for _ in range(most):
        verdict.states += 1
        program = typist(folder)
        said = list(heard(program, random.uniform(0.1, 3.0)))
        program.kill()
        killed_at = time.monotonic()
        said += _rest(program)
        verdict.wrong += _lost(folder, said, killed_at)
    return verdict


def endings(folder: Path, most: int) -> Verdict:
    """End a window by the system's signals, with a dialog open or not."""
    verdict = Verdict()
    for turn in range(most):
        verdict.states += 1
        number = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)[turn % 3]
        program = typist(folder, *["dialog"] * (turn % 2))
        said = list(heard(program, 0.3))
        began = time.monotonic()
        program.send_signal(number)
        said += _rest(program)
        took = time.monotonic() - began
        typed = max(each.number for each in said if each.what == "typed")
        if took > END_S:
            verdict.wrong.append(f"{number.name} took {took:.1f} s")
        if _stored(folder) != typed:
            verdict.wrong.append(f"{number.name}: {_stored(folder)}, not {typed}")
    return verdict


def _lost(folder: Path, said: list[Said], killed_at: float) -> Iterator[str]:
    """Yield what should be in the draft and is not."""
    sure = [each.number for each in said if each.what == "saved"]
    old = [each.number for each in said if each.at <= killed_at - IDLE_S]
    typed = [each.number for each in said]
    stored = _stored(folder)
    if stored < max(sure + old, default=0):
        yield f"{stored} is there, {max(sure + old)} was safe"
    if stored > max(typed, default=stored):
        yield f"{stored} is there, and was never typed"


def _stored(folder: Path) -> int:
    """Return the number in the draft; 0 where none was ever saved."""
    drafts = Drafts(folder / "data")
    found = drafts.summaries()
    if not found:
        return 0
    opened = drafts.open(found[0].id)
    assert not opened.notice, opened.notice
    return int(opened.form.fields["project_name"] or 0)


def typist(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start the window, and return when it has begun to type."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(folder), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
    )
    assert program.stdout is not None
    select.select([program.stdout], [], [])
    return program


def heard(program: subprocess.Popen[bytes], seconds: float) -> Iterator[Said]:
    """Yield what the typist says for so long."""
    assert program.stdout is not None
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([program.stdout], [], [], left)[0]:
            yield from _lines(os.read(program.stdout.fileno(), 64_000))


def _rest(program: subprocess.Popen[bytes]) -> list[Said]:
    said, _ = program.communicate()
    return list(_lines(said))


def _lines(said: bytes) -> Iterator[Said]:
    for line in said.decode().splitlines():
        what, number, at = line.split()
        yield Said(what, int(number), float(at))
