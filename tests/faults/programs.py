"""Real programs on a real disk: killed while saving, and saving together."""

from __future__ import annotations

import os
import select
import signal
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from models.store.drafts import DraftChangedElsewhere, Drafts
from tests.faults.crashes import Verdict
from tests.models.store.letters import form

LINE = 64


def kills(folder: Path, most: int) -> Verdict:
    """Kill a program that saves in a loop, so many times, at any moment."""
    draft_id = Drafts(folder).create(form("new"))
    verdict, random = Verdict(), Random(1)
    for _ in range(most):
        sure = _killed(folder, draft_id, random)
        verdict.states += 1
        opened = Drafts(folder).open(draft_id)
        text = opened.form.fields["project_name"]
        if opened.notice or not sure <= opened.generation <= sure + 1:
            verdict.wrong.append(f"{opened.generation} instead of {sure}")
        if text not in ("new", f"save {opened.generation}"):
            verdict.wrong.append(f"generation {opened.generation} is {text!r}")
    return verdict


def together(folder: Path, saves: int) -> Verdict:
    """Let two programs add their mark to one text, opening and saving it.

    A save that others went before is refused, and done again on theirs: all
    marks that were acknowledged must be in the text at the end.  Each is held
    up now and then, at any instruction, while the other goes on.
    """
    draft_id = Drafts(folder).create(form(""))
    readers = [
        _program(partial(_marks, folder, draft_id, who, saves // 2))
        for who in ("王", "李")
    ]
    _hold_up([program for program, _ in readers], Random(2), saves // 5)
    verdict, conflicts = Verdict(), 0
    acknowledged = [line for reader in readers for line in _lines(*reader)]
    text = Drafts(folder).open(draft_id).form.fields["project_name"].split()
    for line in acknowledged:
        mark, _, refused = line.partition(" ")
        verdict.states += 1
        conflicts += int(refused)
        if text.count(mark) != 1:
            verdict.wrong.append(f"{mark} is there {text.count(mark)} times")
    if len(text) != len(acknowledged) or not conflicts:
        verdict.wrong.append(f"{len(text)} marks, {conflicts} conflicts")
    return verdict


def _killed(folder: Path, draft_id: str, random: Random) -> int:
    """Return the last generation that a program was sure of when it died."""
    before = Drafts(folder).open(draft_id).generation
    program, reader = _program(lambda: _saves(folder, draft_id, before))
    said = b"".join(os.read(reader, LINE) for _ in range(random.randrange(4)))
    _wait(random.random() * 0.004)
    os.kill(program, signal.SIGKILL)
    return max([before, *map(int, _lines(program, reader, said))])


def _hold_up(programs: Sequence[int], random: Random, times: int) -> None:
    """Stop one of the programs at a time, for as long as some saves take."""
    for _ in range(times):
        program = random.choice(programs)
        os.kill(program, signal.SIGSTOP)
        _wait(random.random() * 0.03)
        os.kill(program, signal.SIGCONT)
        _wait(random.random() * 0.003)


def _wait(seconds: float) -> None:
    """Let others work so long: no pause, but a moment in their midst."""
    select.select([], [], [], seconds)


def _saves(folder: Path, draft_id: str, before: int) -> Callable[[], str]:
    drafts, numbers = Drafts(folder), count(before + 1)
    drafts.claim(draft_id)

    def save() -> str:
        text = f"save {next(numbers)}"
        return str(drafts.save(draft_id, form(text)).generation)

    return save


def _marks(folder: Path, draft_id: str, who: str, most: int) -> Callable[[], str]:
    drafts, marks = Drafts(folder), iter(range(most))

    def save() -> str:
        mark, refused = f"{who}{next(marks)}", 0
        while True:
            opened = drafts.open(draft_id)
            text = f"{opened.form.fields['project_name']} {mark}"
            try:
                drafts.save(draft_id, form(text), opened.generation)
            except DraftChangedElsewhere:
                refused += 1
            else:
                return f"{mark} {refused}"

    return save


def _program(begin: Callable[[], Callable[[], str]]) -> tuple[int, int]:
    """Start a program that writes a line after each thing it has done."""
    reader, writer = os.pipe()
    program = os.fork()
    if program:
        os.close(writer)
        return program, reader
    try:
        act = begin()
        while True:
            os.write(writer, act()[: LINE // 4].encode() + b"\n")
    except StopIteration:
        pass
    except BaseException:
        traceback.print_exc()
    finally:
        # Whatever ends it, it must not go on as a second test program.
        os._exit(0)


def _lines(program: int, reader: int, said: bytes = b"") -> list[str]:
    """Return all lines of a program, once it has ended."""
    with closing(os.fdopen(reader, "rb")) as file:
        said += file.read()
    os.waitpid(program, 0)
    lines = said.decode().splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]
