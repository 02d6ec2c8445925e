"""Pasting in the window loses nothing, tells what it did, and is undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from models.form import FORM, Place
from tests.pictures import assert_looks_like, tree
from tests.ui.conftest import Clerk
from ui.drafts.session import Session
from ui.workspace import Workspace

DRAWING = """
    quantity
      甲 | target=1
      乙 | target=2
    """
FILLED = tree(DRAWING)
MERGED = """<table><tr><td rowspan=2>产出指标</td><td>数量指标</td><td>建桥</td>
<td>2</td></tr><tr><td>质量指标</td><td>合格率</td><td>95</td></tr></table>"""


@pytest.fixture
def session(window: Workspace) -> Session:
    """Return the form of two rows, the keyboard on the first."""
    window.open_draft(window.store.create(FILLED))
    assert window.draft.session is not None
    window.panes.editor.go_to(Place(1, "name"))
    return window.draft.session


def copy(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def paste(window: Workspace, text: str = "", html: str = "") -> str:
    """Paste, and return what was said."""
    window.notices.passing.hide()
    copy(text, html)
    window.actions_by_name["paste"].trigger()
    return window.notices.passing.text


def press(window: Workspace, label: str) -> None:
    """Press a button of the notice."""
    acts = dict(window.notices.passing.acts)
    acts[label]()


@pytest.mark.parametrize("text", ["", "产出指标\t数量指标\t建桥\t2\n\t质量指标\t合格率\t95"])
def test_levels_of_a_block_are_followed_and_told(
    window: Workspace, session: Session, text: str
) -> None:
    assert paste(window, text, MERGED) == "放入 2 条：数量 1、质量 1。"
    assert_looks_like(
        session.form,
        """
        quality
          合格率 | target=95
        quantity
          甲 | target=1
          乙 | target=2
          建桥 | target=2
        """,
    )
    press(window, "撤销")
    assert_looks_like(session.form, DRAWING)


def test_cells_that_are_written_over_are_counted(
    window: Workspace, session: Session
) -> None:
    assert paste(window, "丙\t3\n丁\t4") == "替换了 4 格原有的内容。"
    press(window, "撤销")
    assert_looks_like(session.form, DRAWING)


def test_undoing_from_the_notice_takes_back_nothing_else(
    window: Workspace, session: Session
) -> None:
    paste(window, "丙\t3")
    session.type_text(Place(2, "target"), "9")
    press(window, "撤销")

    assert session.form.text(Place(2, "target")) == "9"
    assert "又有改动" in window.notices.passing.text


def test_a_paste_that_was_undone_is_not_told_of_any_more(
    window: Workspace, session: Session
) -> None:
    paste(window, "丙\t3")
    session.undo()

    assert not window.notices.passing.text


def test_undoing_a_paste_takes_back_no_step_that_came_in_its_place(
    window: Workspace, session: Session
) -> None:
    paste(window, "丙\t3")
    (taken_back,) = (act for _, act in window.notices.passing.acts)
    session.undo()
    session.type_text(Place(2, "target"), "9")
    taken_back()

    assert session.form.text(Place(2, "target")) == "9"


def test_nothing_is_written_over_while_some_of_it_has_no_place(
    window: Workspace, session: Session
) -> None:
    said = paste(window, "a\tb\tc\td\te\tf\tg\th")

    assert "“f”、“g”、“h”" in said
    assert_looks_like(session.form, DRAWING)
    press(window, "放入其余的")
    assert session.form.text(Place(1, "note")) == "e"


def test_a_form_that_changed_meanwhile_is_not_pasted_into(
    window: Workspace, session: Session
) -> None:
    paste(window, "a\tb\tc\td\te\tf")
    session.type_text(Place(1, "name"), "新")
    press(window, "放入其余的")

    assert session.form.text(Place(1, "name")) == "新"


def test_an_open_quote_keeps_rows_and_mark(window: Workspace, session: Session) -> None:
    window.panes.editor.go_to_list("quality")
    paste(window, '"甲类\t1\n乙类\t2\n丙类\t3')

    names = [row.cells["name"] for row in session.form.rows("quality")]
    assert names == ['"甲类', "乙类", "丙类"]


def test_a_cell_of_two_lines_is_copied_into_one_cell(
    window: Workspace, session: Session
) -> None:
    session.type_text(Place(1, "name"), "甲\n一")
    window.actions_by_name["copy"].trigger()
    window.panes.editor.go_to(Place(2, "name"))
    window.actions_by_name["paste"].trigger()

    names = [row.cells["name"] for row in session.form.rows("quantity")]
    assert names == ["甲\n一", "甲\n一"]


def picture(data: QMimeData) -> None:
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))


def files(data: QMimeData) -> None:
    data.setUrls([QUrl.fromLocalFile("/tmp/甲.xlsx")])


def nothing(data: QMimeData) -> None:
    data.setText("\t\n")


def many_columns(data: QMimeData) -> None:
    data.setText("甲\t" * 10_000)


def one_megabyte(data: QMimeData) -> None:
    data.setText("长" * 1_000_000)


def endless(data: QMimeData) -> None:
    data.setText("甲\n" * 200_000)


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (picture, "剪贴板里是图片"),
        (files, "剪贴板里是文件"),
        (nothing, "剪贴板里没有文字"),
        (many_columns, "有 10001 列"),
        (one_megabyte, "一格有 1000000 字"),
        (endless, "有 200000 行"),
    ],
)
def test_what_is_no_table_is_told_and_writes_nothing(
    window: Workspace,
    session: Session,
    put: Callable[[QMimeData], None],
    said: str,
) -> None:
    data = QMimeData()
    put(data)
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_by_name["paste"].trigger()

    assert said in window.notices.passing.text
    assert "没有粘贴" in window.notices.passing.text
    assert_looks_like(session.form, DRAWING)


def test_one_cell_comes_into_a_field_without_the_marks_of_a_spreadsheet(
    window: Workspace, session: Session
) -> None:
    window.panes.editor.go_to(Place(FORM, "annual_objective"))
    paste(window, '"1.维修；\n2.清淤""甲""段。"\r\n')
    window.panes.editor.go_to(Place(FORM, "annual_budget"))
    paste(window, "356,789.00 \r\n", "<table><tr><td>356,789.00 </td></tr></table>")

    fields = session.form.fields
    assert fields["annual_objective"] == '1.维修；\n2.清淤"甲"段。'
    assert fields["annual_budget"] == "356,789.00"


def test_a_picture_pasted_into_a_field_is_told(
    window: Workspace, session: Session
) -> None:
    window.panes.editor.go_to(Place(FORM, "annual_objective"))
    data = QMimeData()
    picture(data)
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_by_name["paste"].trigger()

    assert "图片" in window.frame.statusBar().currentMessage()


@pytest.mark.parametrize("rows", [1_000])
def test_a_thousand_rows_are_pasted_and_taken_back(
    window: Workspace, session: Session, rows: int
) -> None:
    window.panes.editor.go_to_list("quality")
    paste(window, "\n".join(f"第{at}项\t{at}\t次" for at in range(rows)))

    assert len(session.form.rows("quality")) == rows
    window.panes.undo()
    assert session.form == FILLED


def test_indicators_without_a_head_are_understood_as_a_table(
    qtbot: QtBot, window: Workspace, session: Session, clerk: Clerk
) -> None:
    clerk.landing = "here"
    copy(
        "产出指标\t数量指标\t建桥\t2\t座\t=\n\t\t修路\t3\t公里\t≥\n"
        "\t质量指标\t合格率\t95\t%\t≥\n\t时效指标\t验收完成时间\t12\t月\t≤"
    )
    window.actions_by_name["paste_table"].trigger()

    assert clerk.shown[-1].forms[0].unread == ()
    counts = {each.key: len(each.rows) for each in session.form.lists}
    assert counts == {"quantity": 4, "quality": 1, "timeliness": 1}
