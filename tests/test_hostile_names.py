"""No command prints a foreign name or text as a terminal would obey it."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest

from models.cells import Cells
from models.form import Form, Row, RowList
from models.form_file import write_form_file
from tests.commands import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="names that Windows refuses")

EVIL = "a\x1b[31mred\n\x9b2J\r\x07\x7f\u202e89.4\u2066x\u2028y"
"""Colours, line breaks, a bell, and marks that turn the direction."""

COMMANDS = [
    ("show", "FILE"),
    ("show", "FILE", "--json"),
    ("show", "BROKEN"),
    ("show", "FOLDER"),
    ("check", "FILE"),
    ("check", "FILE", "--json"),
    ("check", "FILE", "BROKEN", "FOLDER"),
    ("export", "FILE", "-o", "OUT"),
    ("export", "FILE", "BROKEN", "-o", "OUT", "--format", "json"),
    ("export", "FILE", "FILE", "-o", "OUT", "--format", "jibiao"),
    ("export", "FILE", "-o", "FILE"),
    ("export", "FILE", "-o", "OUT", "--format", "EVIL"),
    ("export", "FILE", "-o", "OUT", "--fit", "EVIL"),
    ("EVIL", "-EVIL"),
    ("drafts", "EVIL"),
    ("drafts", "import", "FILE"),
    ("drafts", "import", "BROKEN", "MISSING"),
    ("drafts", "list"),
    ("drafts", "list", "--json"),
    ("drafts", "verify"),
    ("drafts", "export", "-o", "OUT"),
    ("drafts", "export", "EVIL", "-o", "OUT"),
    ("drafts", "next-year", "EVIL"),
    ("drafts", "backup", "ZIP"),
    ("drafts", "backup", "FILE"),
    ("drafts", "restore", "BROKEN"),
    ("drafts", "restore", "MISSING"),
]


def evil(name: str) -> Form:
    """Return a form that has the name in its texts."""
    cells = Cells(name=name, target="3", unit=name)
    fields = Cells(budget_year="2026", project_name=name)
    rows = RowList("quantity", (Row(1, cells),))
    return Form("project_form_2026", 1, fields, (rows,))


def ran(run: Run, folder: Path, name: str, typed: tuple[str, ...]) -> tuple[str, str]:
    """Return what a command prints, with files and drafts of this name."""
    base = folder / name
    base.mkdir(parents=True)
    os.environ["JIBIAO_DATA_DIR"] = str(folder / f"data{name}")
    (base / f"{name}.jibiao").write_bytes(write_form_file(evil(name)))
    (base / f"{name}.txt").write_bytes(b"")
    (base / f"{name}.{name}").write_bytes(b"")
    words = {
        "FILE": base / f"{name}.jibiao",
        "BROKEN": base / f"{name}.txt",
        "MISSING": base / f"{name}.docx",
        "FOLDER": base,
        "OUT": base / f"out{name}",
        "ZIP": base / f"{name}.zip",
    }
    run("drafts", "import", base / f"{name}.jibiao")
    given = [words.get(each, each.replace("EVIL", name)) for each in typed]
    _, results, complaints = run(*given)
    return results, complaints


@pytest.fixture(autouse=True)
def restored_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the folder of drafts be another one after each test."""
    monkeypatch.setenv("JIBIAO_DATA_DIR", "")


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_a_hostile_name_is_printed_on_one_line_without_commands(
    run: Run, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    hostile = ran(run, tmp_path / "1", EVIL, typed)
    harmless = ran(run, tmp_path / "2", "plain", typed)

    for text, plain in zip(hostile, harmless, strict=True):
        for character in text.replace("\n", ""):
            assert unicodedata.category(character) not in ("Cc", "Zl", "Zp")
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
        assert len(_without_turns(text)) == len(plain.splitlines())


def _without_turns(text: str) -> list[str]:
    """Return the lines, but for what is told of marks that turn a text."""
    return [line for line in text.splitlines() if "改变文字方向" not in line]


def test_what_json_prints_is_the_name_as_it_is(run: Run, tmp_path: Path) -> None:
    results, _ = ran(run, tmp_path, EVIL, ("show", "FILE", "--json"))

    (shown,) = json.loads(results)
    assert shown["fields"]["项目名称"] == EVIL
