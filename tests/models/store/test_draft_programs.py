"""Real programs on a real disk: killed while saving, and saving together.

`make faults` kills two thousand.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from models.cells import Cells
from models.form import Form
from models.store.drafts import Drafts

KILLS = 4
SAVES = 25

SAVE = """
import sys
from itertools import count, islice
from pathlib import Path
from models.cells import Cells
from models.store.drafts import Drafts
from models.form import Form
folder, draft_id, most, who = sys.argv[1:]
drafts = Drafts(Path(folder))
for number in islice(count(), int(most)):
    form = Form("x", 1, Cells(project_name=f"{who} {number}"))
    print(drafts.save(draft_id, form).generation, who, number, flush=True)
"""


def saving(drafts: Drafts, draft_id: str, most: int, who: str) -> subprocess.Popen[str]:
    """Start a program that saves so often, and prints what it was sure of."""
    return subprocess.Popen(
        [sys.executable, "-c", SAVE, str(drafts.folder), draft_id, str(most), who],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path)


@pytest.fixture
def draft_id(drafts: Drafts) -> str:
    return drafts.create(Form("x", 1, Cells(project_name="new")))


def test_a_killed_program_loses_no_save_it_was_sure_of(
    drafts: Drafts, draft_id: str
) -> None:
    for kill in range(KILLS):
        with saving(drafts, draft_id, 10**9, "clerk") as program:
            assert program.stdout is not None
            lines = [program.stdout.readline() for _ in range(1 + kill % 5)]
            program.kill()
            lines += program.stdout.read().splitlines(keepends=True)
        sure = max(int(line.split()[0]) for line in lines if line.endswith("\n"))

        opened = Drafts(drafts.folder).open(draft_id)
        assert opened.notice == ""
        assert sure <= opened.generation <= sure + 1


def test_two_programs_never_save_the_same_generation(
    drafts: Drafts, draft_id: str
) -> None:
    with ExitStack() as stack:
        programs = [
            stack.enter_context(saving(drafts, draft_id, SAVES, who))
            for who in ("wang", "li")
        ]
        saves = [line.split() for each in programs for line in each.stdout or ()]

    generations = sorted(int(generation) for generation, _, _ in saves)
    assert generations == list(range(2, 2 + 2 * SAVES))
    last = max(saves, key=lambda save: int(save[0]))
    shown = drafts.open(draft_id).form.fields["project_name"]
    assert shown == " ".join(last[1:])
