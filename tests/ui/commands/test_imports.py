"""What was understood of a file is shown beside it before it lands."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.form import FORM, Place
from models.reading import Unreadable
from models.reading.incoming import Incoming, incoming_file
from models.reading.source_grid import SourceCell
from tests.pictures import assert_looks_like, tree
from tests.ui.conftest import Clerk
from ui.dialogs.import_dialog import ImportDialog
from ui.widgets.notice_bar import NoticeBar
from ui.workspace import Workspace

TEXT = """2026年项目支出绩效目标表
无处可放的一行
项目名称\t更换路灯
年度本级预算金额\t12.5\t项目类别\t
一级指标\t二级指标\t三级指标\t指标值\t度量单位\t指标值类型\t备注
产出指标\t数量指标\t安装路灯数量\t40\t盏\t=\t
\t\t安装灯杆数量\t40\t根\t\t=
"""
HTML = """<html><body><table>
<tr><td colspan="7">2026年项目支出绩效目标表</td></tr>
<tr><td>项目名称</td><td colspan="6">更换&lt;灯杆&gt;</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td>
<td>度量单位</td><td>指标值类型</td><td>备注</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>安装灯杆</td><td>12</td>
<td>根</td><td>=</td><td></td></tr>
</table></body></html>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "去年.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def opened(qtbot: QtBot, path: Path) -> ImportDialog:
    """Return the dialog for a file."""
    incoming = incoming_file(path)
    dialog = ImportDialog(incoming, None, partial(incoming_file, path))
    qtbot.addWidget(dialog)
    return dialog


def cell(dialog: ImportDialog, text: str) -> SourceCell:
    cells = dialog.placings[0].source.cells()
    return next(each for each in cells if each.text == text)


def notes(dialog: ImportDialog) -> list[str]:
    return [dialog.notes.item(row).text() for row in range(dialog.notes.count())]


def copy(html: str, text: str = "") -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_each_cell_is_marked_with_what_became_of_it(qtbot: QtBot, path: Path) -> None:
    dialog = opened(qtbot, path)
    texts = ("项目名称", "更换路灯", "无处可放的一行", "=")
    looks = [dialog.source.cells.appearance(cell(dialog, text)) for text in texts]

    assert looks == ["label", "read", "unread", "read"]
    shifted = [each for each in dialog.placings[0].source.cells() if each.text == "="]
    assert dialog.source.cells.appearance(shifted[1]) == "doubtful"


def test_what_is_to_be_looked_at_is_counted_and_listed(
    qtbot: QtBot, path: Path
) -> None:
    dialog = opened(qtbot, path)

    assert dialog.sentence == "1 处请核对，1 处没有放入表中"
    assert notes(dialog)[-1] == "没有放入表中：无处可放的一行"


def test_a_cell_is_put_elsewhere_by_the_list_of_places(
    qtbot: QtBot, path: Path
) -> None:
    dialog = opened(qtbot, path)
    dialog.choose_cell(cell(dialog, "无处可放的一行"))
    dialog.move_to("本年度绩效目标")

    assert dialog.placings[0].form.fields["annual_objective"] == "无处可放的一行"
    assert dialog.sentence == "1 处请核对"
    texts = {text.text for _, _, text in dialog.paper.sheet.pages[0].texts()}
    assert "无处可放的一行" in texts


def test_a_click_on_the_paper_goes_to_the_cell_of_the_file(
    qtbot: QtBot, path: Path
) -> None:
    dialog = opened(qtbot, path)
    dialog.paper.place_clicked.emit(Place(1, "unit"))

    assert dialog.source.currentIndex().data() == "盏"


def test_a_note_that_is_chosen_goes_to_its_cell(qtbot: QtBot, path: Path) -> None:
    dialog = opened(qtbot, path)
    dialog.notes.setCurrentRow(dialog.notes.count() - 1)

    assert dialog.source.currentIndex().data() == "无处可放的一行"


def test_a_text_is_read_in_the_encoding_that_is_chosen(
    qtbot: QtBot, path: Path
) -> None:
    read = incoming_file(path)
    again = replace(read, forms=incoming_file(path).forms, encodings=("乙", "甲"))
    first = replace(read, encodings=("甲", "乙"))
    dialog = ImportDialog(first, None, {"乙": again}.__getitem__)
    qtbot.addWidget(dialog)
    dialog.encodings.setCurrentText("乙")

    assert dialog.encodings.currentText() == "乙"
    assert dialog.placings[0].source is again.forms[0].source


@pytest.mark.parametrize("is_gone", [False, True])
def test_an_encoding_that_gives_nothing_leaves_what_was_read(
    qtbot: QtBot, path: Path, is_gone: bool
) -> None:
    def reread(encoding: str) -> Incoming:
        if is_gone:
            raise Unreadable(path, "不存在或不是普通文件，请检查路径")
        return Incoming("去年.txt", (), (encoding,))

    first = replace(incoming_file(path), encodings=("甲", "乙"))
    dialog = ImportDialog(first, None, reread)
    qtbot.addWidget(dialog)
    dialog.encodings.setCurrentText("乙")

    assert ("不存在" if is_gone else "按 乙 读不出绩效目标表") in dialog.sentence
    dialog.choose_cell(cell(dialog, "更换路灯"))
    assert dialog.placings[0].form.fields["project_name"] == "更换路灯"


def test_a_picture_among_files_is_told_and_the_others_are_read(
    qtbot: QtBot, window: Workspace, path: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "照片.png"
    picture.write_bytes(b"\x89PNG\r\n")
    with qtbot.waitSignal(window.commands.imports.forms_made):
        window.commands.imports.open_paths([picture, path])

    assert window.draft.save_now() == ""
    assert "“照片.png”是图片，不能读取" in window.notices.passing.text
    assert [each.title for each in window.store.summaries()] == ["更换路灯"]


def test_a_table_on_the_clipboard_fills_the_open_form_in_one_step(
    qtbot: QtBot, window: Workspace, clerk: Clerk
) -> None:
    window.open_draft(window.store.create(tree("reporting_unit: 某局\nproject_name: 旧")))
    session = window.draft.session
    assert session is not None
    clerk.landing = "here"
    copy(HTML)
    window.actions_by_name["paste_table"].trigger()

    assert_looks_like(
        session.form,
        """
        budget_year: 2026
        project_name: 更换<灯杆>
        reporting_unit: 某局
        quantity
          安装灯杆 | sign== | target=12 | unit=根
        """,
    )
    session.undo()
    assert session.form.text(Place(FORM, "project_name")) == "旧"


def test_without_a_table_the_clerk_is_told(window: Workspace) -> None:
    window.open_draft(window.store.create(tree("project_name: 旧")))
    copy("", "")
    window.actions_by_name["paste_table"].trigger()

    assert "剪贴板里没有表格" in window.notices.passing.text


def test_what_is_not_wanted_lands_nowhere(
    qtbot: QtBot, window: Workspace, clerk: Clerk, path: Path
) -> None:
    clerk.landing = "here"
    window.commands.imports.open_paths([path])
    qtbot.waitUntil(lambda: bool(clerk.shown))

    assert window.store.is_empty()


def three_forms(tmp_path: Path) -> Path:
    path = tmp_path / "三张.txt"
    more = TEXT.replace("更换路灯", "修补道路"), TEXT.replace("更换路灯", "行道树&补种")
    path.write_text("\n".join([TEXT, *more]), encoding="utf-8")
    return path


def test_the_button_says_how_many_drafts_there_will_be(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(qtbot, three_forms(tmp_path))

    texts = [each.text() for each in dialog.findChildren(QPushButton)]
    assert "存为 3 份新草稿" in texts


def test_forms_that_nobody_looked_at_go_with_what_is_to_be_checked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(qtbot, three_forms(tmp_path))
    assert dialog.forms.itemText(1).endswith(" 处请核对）")

    dialog.forms.setCurrentIndex(2)

    doubts = dialog.landed.doubts
    assert [*doubts] == [1]
    assert any("无处可放的一行" in line for line in doubts[1])


def test_each_draft_that_nobody_looked_at_is_led_to_and_its_doubts_are_named(
    window: Workspace, clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.doubts = {1: ["一处"], 2: ["年度　没有读懂。", "第二处"]}
    with qtbot.waitSignal(window.commands.drafts.unchecked):
        window.commands.imports.open_paths([three_forms(tmp_path)])
    bar = window.notices.passing
    assert "还有 2 份新草稿没有看过" in bar.text
    assert "已存为 3 份新草稿" in window.frame.statusBar().currentMessage()

    press_button(bar, "看“行道树&&补种”")

    session = window.draft.session
    assert session is not None
    assert session.form.fields["project_name"] == "行道树&补种"
    assert bar.text == "读入时有 2 处请核对：年度　没有读懂；第二处。"
    press_button(bar, "看“修补道路”")
    assert "1 处请核对：一处" in bar.text


def press_button(bar: NoticeBar, text: str) -> None:
    shown = [each for each in bar.findChildren(QPushButton) if each.text() == text]
    shown[-1].click()


def test_what_is_being_done_is_said_no_longer_than_it_is_done(
    window: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    window.commands.imports.open_paths([tmp_path / "没有.txt"])
    during = window.frame.statusBar().currentMessage()
    with qtbot.waitSignal(window.commands.imports.rested):
        pass

    assert during.startswith("正在读取")
    assert window.frame.statusBar().currentMessage() == ""
