"""What breaks the code on purpose tells rightly who noticed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants.mutant import Mutant, read_mutants, stale
from tests.mutants.run import ROOT
from tests.mutants.trial import Copy

CODE = """
def half(number):
    return number / 2


def unseen(number):
    return number + 1
"""
TESTS = """
from halves import half

def test_half_of_four_is_two():
    assert half(4) == 2
"""
PATIENCE_S = 60.0
MUTANT = Mutant("doubled", "halves.py", "number / 2", "number * 2", ("test_halves.py",))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "halves.py").write_text(CODE)
    (folder / "test_halves.py").write_text(TESTS)
    return folder


@pytest.mark.parametrize(
    ("text", "replacement", "fate"),
    [
        ("number / 2", "number * 2", "killed"),
        ("number + 1", "number + 2", "survived"),
    ],
)
def test_a_mutant_is_killed_where_a_test_fails(
    project: Path, text: str, replacement: str, fate: str
) -> None:
    mutant = replace(MUTANT, text=text, replacement=replacement)
    outcome = Copy(project, project.parent / "copy").try_mutant(mutant, PATIENCE_S)

    assert outcome.fate == fate


def test_tests_that_cannot_run_prove_nothing(project: Path) -> None:
    mutant = replace(MUTANT, tests=("nowhere.py",))
    outcome = Copy(project, project.parent / "copy").try_mutant(mutant, PATIENCE_S)

    assert outcome.fate == "broken"


def test_a_mutant_that_hangs_is_seen(project: Path) -> None:
    mutant = replace(MUTANT, text="return number / 2", replacement="while True: pass")
    outcome = Copy(project, project.parent / "copy").try_mutant(mutant, 3.0)

    assert outcome.fate == "too slow"


def test_a_mutant_is_taken_out_again_and_never_gets_into_the_project(
    project: Path,
) -> None:
    copy = Copy(project, project.parent / "copy")
    copy.try_mutant(MUTANT, PATIENCE_S)

    assert (copy.folder / "halves.py").read_text() == CODE
    assert (project / "halves.py").read_text() == CODE


@pytest.mark.parametrize("text", ["number % 2", "number"])
def test_a_text_that_does_not_stand_there_once_is_told(
    project: Path, text: str
) -> None:
    [told] = stale([replace(MUTANT, text=text)], project)

    assert told.startswith("doubled: its text stands")


def test_two_of_one_name_are_told(project: Path) -> None:
    [told] = stale([MUTANT, MUTANT], project)

    assert told == "doubled: two mutants have this name"


def test_the_list_fits_the_code() -> None:
    assert list(stale(read_mutants(), ROOT)) == []
