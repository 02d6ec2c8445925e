"""A form that goes out is told of: where to, and what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures import tree
from tests.ui.conftest import Clerk
from ui.workspace import Workspace


@pytest.fixture
def path(window: Workspace, clerk: Clerk, tmp_path: Path) -> Path:
    """Return where a draft, in which much is blank, is to be written to."""
    window.begin_draft(tree("project_name: 更换路灯"))
    clerk.path = tmp_path / "out"
    return clerk.path


def foot(window: Workspace) -> str:
    return window.frame.statusBar().currentMessage()


def test_an_export_says_where_it_is(window: Workspace, path: Path) -> None:
    window.commands.files.export_pdf()
    assert window.commands.finish()

    assert foot(window) == f"已导出到 {path}"


def test_what_was_blank_is_named_as_a_form_goes_out(
    window: Workspace, path: Path
) -> None:
    assert window.notices.passing.text == ""
    window.commands.files.export_pdf()
    assert window.commands.finish()

    assert "项没填：" in window.notices.passing.text


def test_what_a_reader_sees_follows_what_was_blank(
    window: Workspace, path: Path
) -> None:
    window.commands.files.handed_out.emit()
    window.commands.files.noted.emit("有 2 处写不进去。")

    blank, noted = window.notices.passing.text.split("\n")
    assert "项没填：" in blank
    assert noted == "有 2 处写不进去。"


def test_what_is_kept_elsewhere_is_no_form_that_goes_out(
    window: Workspace, path: Path
) -> None:
    window.commands.files.keep_elsewhere()

    assert foot(window) == f"已存到 {path}"
    assert window.notices.passing.text == ""


def test_what_a_printer_was_given_is_said(window: Workspace, path: Path) -> None:
    window.commands.printing.printed.emit("已送到打印机")
    window.commands.printing.handed_out.emit()

    assert foot(window) == "已送到打印机"
    assert "项没填：" in window.notices.passing.text
