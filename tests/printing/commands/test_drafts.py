"""Drafts backed up and restored by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.cells import Cells
from models.form import Form
from models.store.drafts import Drafts
from models.store.folders import CHOSEN, config_folder, data_folder
from printing.commands.run import run_command
from tests.pictures import tree


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drafts:
    monkeypatch.setenv("JIBIAO_DATA_DIR", str(tmp_path / "data"))
    return Drafts(tmp_path / "data")


def no_window(_paths: object) -> int:
    raise AssertionError


def told(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, str, str]:
    """Return the exit code of a command on drafts, and what it said."""
    code = run_command(["drafts", *typed], no_window)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_drafts_go_to_another_computer_in_one_file(
    drafts: Drafts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    draft_id = drafts.create(Form("x", 1, Cells(project_name="路灯")))
    file = str(tmp_path / "all.zip")
    code, shown, _ = told(capsys, "backup", file)
    assert (code, shown) == (0, f"备份了 1 份草稿、1 个版本，已读回核对：{file}\n")

    monkeypatch.setenv("JIBIAO_DATA_DIR", str(tmp_path / "other"))
    code, shown, _ = told(capsys, "restore", file)

    assert code == 0
    assert "新增 1 份" in shown
    assert Drafts(tmp_path / "other").open(draft_id).form.fields["project_name"]


def test_a_back_up_is_not_written_over(
    drafts: Drafts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "all.zip").write_bytes(b"precious")

    assert told(capsys, "backup", str(tmp_path / "all.zip"))[0] == 2
    assert (tmp_path / "all.zip").read_bytes() == b"precious"


def test_a_damaged_back_up_is_refused_in_one_sentence(
    drafts: Drafts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "all.zip").write_bytes(b"damaged")
    code, shown, said = told(capsys, "restore", str(tmp_path / "all.zip"))

    assert (code, shown) == (2, "")
    assert "已经损坏，没有从中恢复任何内容" in said
    assert said.count("\n") == 1


ROAD = """
    amount_unit: 万元
    budget_year: 2026
    implementation_period: 2026年
    project_name: 更换路灯
    reporting_unit: 示例局
    """


def test_drafts_go_on_to_the_next_year(
    drafts: Drafts, capsys: pytest.CaptureFixture[str]
) -> None:
    old = drafts.create(tree(ROAD))
    code, shown, said = told(capsys, "next-year", old)
    new = shown.split()[0]

    assert (code, said) == (0, "")
    assert shown == f"{new}  {old}  2027年度  年份顺延 2 处\n"
    assert drafts.open(old).form == tree(ROAD)
    assert drafts.open(new).form.last_year == tree(ROAD).fields


def test_a_draft_does_not_go_on_twice(
    drafts: Drafts, capsys: pytest.CaptureFixture[str]
) -> None:
    old = drafts.create(tree(ROAD))
    new = told(capsys, "next-year", old)[1].split()[0]
    code, shown, said = told(capsys, "next-year", old)

    assert (code, shown) == (1, "")
    assert said == f"{old}：下一年度已有这份草稿（{new}），没有再建。\n"


def test_no_draft_goes_on_if_one_cannot(
    drafts: Drafts, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = [drafts.create(tree(ROAD)), drafts.create(tree("project_name: 路灯"))]
    code, shown, said = told(capsys, "next-year", *ids)

    assert (code, shown) == (2, "")
    assert said == (
        f"草稿“{ids[1]}”：“路灯”没有写明年度（如 2026），请先填写年度，"
        "再复制为下一年度。\n"
    )
    assert len(drafts.summaries()) == 2


def test_the_last_year_is_not_searched(
    drafts: Drafts, capsys: pytest.CaptureFixture[str]
) -> None:
    old = drafts.create(tree(ROAD))
    new = told(capsys, "next-year", old)[1].split()[0]
    found = {each.id: each.matches(["2026年"]) for each in drafts.summaries()}

    assert found == {old: True, new: False}


@pytest.fixture
def lost_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the damaged note of a chosen folder; its path commands."""
    for name in ("APPDATA", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "con\x1b[31mfig"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "usual"))
    monkeypatch.delenv("JIBIAO_DATA_DIR", raising=False)
    note = config_folder() / CHOSEN
    note.parent.mkdir(parents=True)
    note.write_bytes(bytes(40))
    return note


@pytest.mark.parametrize("word", ["list", "verify", "export"])
def test_a_lost_choice_of_a_folder_is_told(
    word: str, lost_note: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, complained = told(capsys, word, *["-o", str(tmp_path)] * (word == "export"))

    said = [line for line in complained.splitlines() if CHOSEN in line]
    assert len(said) == 1
    assert "现在读不出来，这里用的是“" in said[0]
    assert str(data_folder()) in said[0]
    assert "\x1b" not in said[0]


def test_a_draft_that_is_not_found_may_be_in_the_lost_folder(
    lost_note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["check", 16 * "a"], no_window) == 2
    said = capsys.readouterr().err

    assert CHOSEN in said
    assert "现在读不出来" in said


def test_no_choice_that_stands_or_was_never_made_is_told(
    lost_note: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost_note.unlink()

    assert told(capsys, "list")[2] == ""
    assert run_command(["check", 16 * "a"], no_window) == 2
    assert CHOSEN not in capsys.readouterr().err
