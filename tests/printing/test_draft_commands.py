"""Drafts backed up and restored by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.cells import Cells
from models.form import Form
from models.store.drafts import Drafts
from printing.commands import run


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drafts:
    monkeypatch.setenv("JIBIAO_DATA_DIR", str(tmp_path / "data"))
    return Drafts(tmp_path / "data")


def no_window(_paths: object) -> int:
    raise AssertionError


def told(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, str, str]:
    """Return the exit code of a command on drafts, and what it said."""
    code = run(["drafts", *typed], no_window)
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
