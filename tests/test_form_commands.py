"""The commands on forms of the office, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.definitions.definition_writer import write_definition
from tests.commands import Run, names
from tests.derived import GOALS, LINES, TREE, with_blocks


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of a form; no other is kept."""
    monkeypatch.setenv("JIBIAO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("JIBIAO_FORMS_DIR", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "自评.toml"
    path.write_bytes(write_definition(with_blocks(GOALS, LINES, TREE)))
    return path


def test_a_sound_form_is_told_to_be_so(run: Run, sheet: Path) -> None:
    assert run("form", "check", sheet) == (0, f"{sheet}：没有发现问题。\n", "")


def test_a_faulty_form_is_told_in_a_sentence(run: Run, sheet: Path) -> None:
    sheet.write_text(sheet.read_text("utf-8").replace("kind", "sort"), "utf-8")
    code, said, _ = run("form", "check", sheet)

    assert code == 1
    assert said == "表样文件“自评.toml”的“fields[1].sort”不是可用的键名。\n"


def test_a_form_is_printed_empty(run: Run, sheet: Path, tmp_path: Path) -> None:
    code, told, said = run("form", "blank", sheet, "-o", tmp_path / "空表")

    assert (code, said) == (0, "")
    assert names(tmp_path / "空表") == ["自评表.docx", "自评表.pdf"]
    assert len(told.splitlines()) == 2


def test_a_form_that_is_kept_is_listed(run: Run, sheet: Path) -> None:
    assert run("form")[1].endswith("里没有表样。\n")
    assert run("form", "keep", sheet)[0] == 0
    assert run("form", "list")[1].endswith("  自评表\n")


def test_a_shared_form_is_listed(
    run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIBIAO_FORMS_DIR", str(sheet.parent))

    assert run("form", "list")[1].endswith("  自评表\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check", "没有.toml"], "“没有.toml”读不出来"),
        (["blank", "没有.toml", "-o", "x"], "“没有.toml”读不出来"),
        (["keep", "a\0b"], "读不出来"),
        (["check"], "没有给出文件"),
        (["blank", "x"], "没有用“-o 文件夹”指明放到哪里"),
        (["derive"], "不认识“form derive”，可用 list、check、blank、keep"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, sheet: Path, typed: list[str], said: str
) -> None:
    code, _, told = run("form", *typed)

    assert code == 2
    assert said in told
