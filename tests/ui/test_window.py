"""The window joins drafts, editor, findings and paper."""

from __future__ import annotations

import json
import platform
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.edits import SetText
from models.findings import Finding
from models.form import FORM, Form, Place
from models.next_year import next_year
from models.program_version import program_version
from models.reading import read_file
from models.store.draft_record import draft_title
from models.store.drafts import Drafts
from tests.pictures import tree
from tests.ui.conftest import Clerk, make_window
from tests.ui.keys import focused, press, type_keys, write
from ui.commands.exports import EXPORTS
from ui.editor.field_boxes import FieldBox
from ui.editor.rows.row_view import RowView
from ui.runtime.settings import Settings
from ui.widgets.text_box import TextBox
from ui.window_memory import DRAFTS_WIDTH
from ui.workspace import Workspace

YEAR, UNIT = Place(FORM, "budget_year"), Place(FORM, "reporting_unit")
ROAD = tree(
    """
    amount_unit: 万元
    annual_budget: 12.5
    budget_year: 2026
    project_name: 更换路灯
    reporting_unit: 某局
    quantity
      安装路灯数量 | target=40 | unit=盏 | sign==
      安装灯杆数量 | target=40 | unit=根 | sign==
    """
)


def form_of(window: Workspace) -> Form:
    assert window.draft.session is not None
    return window.draft.session.form


def press_keys(window: Workspace, name: str) -> None:
    window.actions_by_name[name].trigger()


def open_form(window: Workspace, form: Form = ROAD) -> str:
    draft_id = window.store.create(form)
    window.open_draft(draft_id)
    return draft_id


def status(window: Workspace) -> str:
    return window.status_in_words


def test_the_first_start_opens_an_example(window: Workspace, drafts: Drafts) -> None:
    window.start(())

    assert len(drafts.summaries()) == 3
    assert all(each.is_example for each in drafts.summaries())
    assert window.draft.session is not None


def test_settings_that_cannot_be_read_are_told(
    qtbot: QtBot, drafts: Drafts, tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff")
    window = make_window(qtbot, drafts, Settings(tmp_path / "settings.json"))
    window.start()

    assert window.draft.session is not None
    assert "窗口已改用默认设置" in window.notices.passing.text


def test_the_next_start_opens_what_was_open_last(
    qtbot: QtBot, window: Workspace, settings: Settings, drafts: Drafts
) -> None:
    window.start(())
    draft_id = open_form(window)
    window.store.create(ROAD)
    window.frame.close()

    again = make_window(qtbot, drafts, settings)
    again.start(())
    assert again.draft.session is not None
    assert again.draft.session.draft_id == draft_id


def test_the_words_at_the_foot_tell_how_things_stand(window: Workspace) -> None:
    open_form(window)

    words = status(window).split("　·　")
    assert words[0].startswith("已保存 ")
    assert words[1:] == ["第 1/1 页", "还没填 4 项", "年度本级预算金额 12.5 万元"]


def test_a_new_form_is_unfilled_and_not_full_of_errors(
    window: Workspace, clerk: Clerk
) -> None:
    clerk.new_form = ("project_form_2026", "2026", "某局")
    press_keys(window, "new")

    assert "还没填 4 项" in status(window)
    assert fields_with_marks(window) == []


def test_what_is_missing_counts_once_the_form_has_gone_out(
    window: Workspace, clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.new_form = ("project_form_2026", "2026", "某局")
    press_keys(window, "new")
    clerk.path = tmp_path / "表.pdf"

    with qtbot.waitSignal(window.commands.files.exported):
        press_keys(window, "export_pdf")

    named = "项目名称、年度本级预算金额、本年度绩效目标、绩效指标"
    assert window.notices.passing.text == f"这份表还有 4 项没填：{named}。"
    assert fields_with_marks(window) == [
        "project_name",
        "annual_budget",
        "annual_objective",
    ]


def test_a_level_that_is_missing_is_gone_to(window: Workspace) -> None:
    open_form(window)
    (level,) = (
        each
        for each in window.panes.findings_bar.findings
        if each.list == "economic_benefit"
    )

    window.panes.findings_bar.finding_chosen.emit(level)

    view = focused()
    assert isinstance(view, RowView)
    assert view.currentIndex() == view.rows.group_index("economic_benefit")


def test_the_height_of_the_list_of_findings_is_kept(
    qtbot: QtBot, window: Workspace, settings: Settings, drafts: Drafts
) -> None:
    window.panes.findings_bar.limit_height(92)
    window.frame.close()

    again = make_window(qtbot, drafts, settings)
    assert again.panes.findings_bar.most_height == 92


def fields_with_marks(window: Workspace) -> list[str]:
    boxes = window.panes.editor.findChildren(FieldBox)
    return [each.field.key for each in boxes if each.findings is not None]


def test_the_paper_follows_each_key(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(YEAR)
    type_keys(focused(), "7")

    texts = {text.text for _, _, text in window.panes.paper.sheet.pages[0].texts()}
    assert any(text.startswith("7年") for text in texts)
    assert status(window).startswith("正在保存")


def test_title_bar_shows_the_title_as_it_stands(window: Workspace) -> None:
    open_form(window, tree("budget_year: <b>[*]&"))

    assert window.frame.windowTitle().startswith("<b>[*][*]&年")


def test_a_click_on_the_paper_goes_to_the_cell(window: Workspace) -> None:
    open_form(window)

    window.panes.paper.preview.place_clicked.emit(Place(2, "target"))

    view = focused()
    assert isinstance(view, RowView)
    assert view.rows.place_at(view.currentIndex()) == Place(2, "target")


def test_two_clicks_on_the_paper_open_the_cell(window: Workspace) -> None:
    open_form(window)

    window.panes.paper.preview.place_double_clicked.emit(Place(2, "target"))

    box = focused()
    assert isinstance(box, TextBox)
    assert box.text() == "40"


def test_a_click_on_a_blank_row_goes_to_its_level(window: Workspace) -> None:
    open_form(window)

    window.panes.paper.preview.blank_clicked.emit("quality")

    view = focused()
    assert isinstance(view, RowView)
    assert view.currentIndex() == view.rows.group_index("quality")


def test_undo_names_what_it_undoes_and_goes_there(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.open(Place(2, "target"))
    type_keys(focused(), "1")
    window.panes.editor.go_to(YEAR)

    undo = window.actions_by_name["undo"]
    assert undo.text() == "撤销 修改指标值(&U)"
    undo.trigger()
    assert form_of(window) == ROAD
    assert undo.text() == "撤销(&U)"
    assert window.panes.editor.active_view is not None


def test_the_history_of_a_draft_that_was_left_disables_nothing(
    window: Workspace,
) -> None:
    for name in ("更换路灯", "更换灯杆"):
        open_form(window, tree(f"project_name: {name}"))
        assert not window.actions_by_name["undo"].isEnabled()
        assert window.draft.session is not None
        window.draft.session.perform(SetText(UNIT, "某局"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert window.actions_by_name["undo"].text() == "撤销 修改填报单位（盖章）(&U)"
    assert window.actions_by_name["undo"].isEnabled()


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("add_below", ["安装路灯数量", "", "安装灯杆数量"]),
        ("add_above", ["", "安装路灯数量", "安装灯杆数量"]),
        ("duplicate", ["安装路灯数量", "安装路灯数量", "安装灯杆数量"]),
        ("remove", ["安装灯杆数量"]),
        ("move_down", ["安装灯杆数量", "安装路灯数量"]),
        ("move_up", ["安装路灯数量", "安装灯杆数量"]),
    ],
)
def test_commands_act_on_the_row_with_the_keyboard(
    window: Workspace, name: str, names: list[str]
) -> None:
    open_form(window)
    window.panes.editor.go_to(Place(1, "name"))

    press_keys(window, name)

    assert [row.cells["name"] for row in form_of(window).rows("quantity")] == names


def test_moving_past_the_end_of_a_level_goes_on_into_the_next(
    window: Workspace,
) -> None:
    open_form(window)
    window.panes.editor.go_to(Place(2, "name"))

    press_keys(window, "move_down")

    assert [row.id for row in form_of(window).rows("quality")] == [2]


def test_findings_are_listed_marked_and_put_right(
    window: Workspace, qtbot: QtBot
) -> None:
    window.start(())
    bar = window.panes.findings_bar
    window.panes.editor.go_to(UNIT)
    finding = next(each for each in _all_findings(window) if each.fix)
    before = form_of(window)

    bar.fix_requested.emit(finding)

    assert form_of(window) != before
    assert finding not in bar.findings
    press_keys(window, "undo")
    assert form_of(window) == before


def _all_findings(window: Workspace) -> list[Finding]:
    found: list[Finding] = []
    for summary in window.store.summaries():
        if not any(each.fix for each in found):
            window.open_draft(summary.id)
            found += window.panes.findings_bar.findings
    return found


def test_next_finding_goes_to_its_cell(window: Workspace) -> None:
    open_form(window, tree("quantity\n  安装路灯数量 | sign=≥"))
    window.panes.editor.go_to(UNIT)
    places: list[Place] = []
    window.panes.editor.place_entered.connect(places.append)

    press_keys(window, "next_finding")

    assert window.panes.findings_bar.is_open
    finding = window.panes.findings_bar.current
    assert finding is not None
    assert places[-1:] == [finding.place]


def test_a_draft_in_the_bin_comes_back(window: Workspace, drafts: Drafts) -> None:
    draft_id = open_form(window)

    window.drafts_pane.removal_requested.emit(draft_id)
    assert window.draft.session is None
    assert window.commands.drafts.finish()
    assert "已移入回收站" in window.notices.passing.text

    window.drafts_pane.restoring_requested.emit(draft_id)
    assert window.commands.drafts.finish()
    assert [each.id for each in drafts.summaries()] == [draft_id]
    assert form_of(window) == ROAD


def test_a_copy_is_a_draft_of_its_own(window: Workspace, drafts: Drafts) -> None:
    draft_id = open_form(window)

    press_keys(window, "copy_draft")

    assert window.draft.session is not None
    assert window.draft.session.draft_id != draft_id
    assert form_of(window).lists == ROAD.lists
    assert form_of(window).fields["project_name"] == "更换路灯"


def test_each_copy_has_a_name_of_its_own(window: Workspace) -> None:
    first = open_form(window)

    for _ in range(2):
        press_keys(window, "copy_draft")
        window.draft.save_now()
    window.commands.drafts.copy(first)
    window.draft.save_now()

    titles = {each.title for each in window.store.summaries()}
    copies = {f"更换路灯（副本{number}）" for number in ("", "2", "3")}
    assert titles == {"更换路灯", *copies}


def test_the_mark_of_a_copy_is_not_printed_and_not_taken_into_the_next_year(
    window: Workspace,
) -> None:
    open_form(window)
    press_keys(window, "copy_draft")

    texts = {text.text for _, _, text in window.panes.paper.sheet.pages[0].texts()}
    assert not any("副本" in text for text in texts)
    following = next_year(form_of(window), definitions()["project_form_2026"])
    assert draft_title(following) == "更换路灯"


def test_a_new_draft_is_shown_whatever_is_sought(
    window: Workspace, clerk: Clerk, qtbot: QtBot
) -> None:
    open_form(window)
    window.drafts_pane.search("别的词")
    clerk.new_form = ("project_form_2026", "2026", "某局")

    press_keys(window, "new")
    qtbot.waitUntil(lambda: "已清空搜索" in window.drafts_pane.found_in_words)

    session = window.draft.session
    assert session is not None
    assert window.drafts_pane.drafts.current_id == session.draft_id


def test_changes_are_safe_before_another_draft_opens(
    window: Workspace, drafts: Drafts
) -> None:
    draft_id = open_form(window)
    window.panes.editor.go_to(UNIT)
    write(focused(), "新")
    changed = form_of(window)

    open_form(window, tree("budget_year: 2030"))

    assert drafts.open(draft_id).form == changed


def second_window(
    window: Workspace, draft_id: str, qtbot: QtBot, tmp_path: Path
) -> Workspace:
    """Return the window of another program over the same drafts, one open."""
    settings = Settings(tmp_path / "other.json")
    other = make_window(qtbot, Drafts(window.store.folder), settings)
    other.open_draft(draft_id)
    return other


def test_a_draft_open_elsewhere_is_only_shown(
    qtbot: QtBot, window: Workspace, tmp_path: Path
) -> None:
    draft_id = open_form(window)
    other = second_window(window, draft_id, qtbot, tmp_path)

    assert "正在编辑这份草稿" in other.notices.passing.text
    other.panes.editor.go_to(UNIT)
    type_keys(focused(), "7")
    assert form_of(other) == ROAD
    assert not other.actions_by_name["add_below"].isEnabled()
    other.notices.passing.hide()
    said = [each.text() for each in other.frame.findChildren(QLabel)]
    assert any(each.endswith("（只能查看）") for each in said)


def test_a_draft_open_elsewhere_is_shown_as_it_was_saved_there(
    qtbot: QtBot, window: Workspace, tmp_path: Path
) -> None:
    draft_id = open_form(window)
    other = second_window(window, draft_id, qtbot, tmp_path)
    assert window.draft.session is not None
    window.draft.session.perform(SetText(UNIT, "另一个单位"))
    window.draft.save_now()
    other.frame.activated.emit()

    assert form_of(other).text(UNIT) == "另一个单位"
    assert "正在编辑这份草稿" in other.notices.passing.text
    assert not other.actions_by_name["add_below"].isEnabled()


def test_a_draft_that_was_left_on_another_computer_is_taken_over_knowingly(
    window: Workspace, drafts: Drafts
) -> None:
    draft_id = window.store.create(ROAD)
    drafts.claim(draft_id).release()
    since = "2026-11-23T09:15:00+08:00"
    note = drafts.folder / "locks" / f"{draft_id}.json"
    note.write_text(json.dumps(["office-2", "wang", 7, since]))
    window.open_draft(draft_id)
    assert "电脑“office-2”上的用户“wang”" in window.notices.passing.text
    assert not window.actions_by_name["add_below"].isEnabled()

    buttons = window.notices.passing.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "由我接着编辑").click()

    assert window.draft.owner == ""
    assert window.actions_by_name["add_below"].isEnabled()


def test_files_become_drafts_and_what_was_not_read_is_told(
    window: Workspace, clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "表.txt"
    path.write_text(
        "2026年项目支出绩效目标表\n无处可放的一行\n项目名称\t更换路灯\n"
        "年度本级预算金额\t12.5\t项目类别\t\n"
        "一级指标\t二级指标\t三级指标\t指标值\t度量单位\t指标值类型\t备注\n"
        "产出指标\t数量指标\t安装路灯数量\t40\t盏\t=\t\n",
        encoding="utf-8",
    )
    clerk.files = (path, tmp_path / "没有.txt")
    with qtbot.waitSignal(window.commands.imports.forms_made):
        press_keys(window, "open")

    assert form_of(window).fields["project_name"] == "更换路灯"
    (shown,) = clerk.shown
    assert shown.forms[0].unread == ("无处可放的一行",)
    assert "没有.txt" in window.notices.passing.text


def test_an_export_that_fails_is_told_and_leaves_the_old_file(
    window: Workspace, clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_form(window)
    clerk.path = tmp_path / "没有这个文件夹" / "表.pdf"

    press_keys(window, "export_pdf")

    qtbot.waitUntil(lambda: "写不进" in window.notices.passing.text)


def test_closing_waits_for_an_export(
    window: Workspace, clerk: Clerk, tmp_path: Path, drafts: Drafts
) -> None:
    draft_id = open_form(window)
    clerk.path = tmp_path / "表.pdf"
    press_keys(window, "export_pdf")

    assert window.frame.close()
    assert clerk.path.exists()
    assert "导出 PDF" in [version.kept for version in drafts.versions(draft_id)]


def test_a_window_stays_open_to_tell_that_an_export_failed(
    window: Workspace, clerk: Clerk, tmp_path: Path
) -> None:
    open_form(window)
    clerk.path = tmp_path / "没有这个文件夹" / "表.pdf"
    press_keys(window, "export_pdf")

    assert not window.frame.close()
    assert "写不进" in window.notices.passing.text
    assert window.frame.close()


def test_an_export_is_of_the_form_at_the_click(
    window: Workspace, clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    open_form(window)
    clerk.path = tmp_path / "表.pdf"
    with qtbot.waitSignal(window.commands.files.exported):
        press_keys(window, "export_pdf")
        window.panes.editor.go_to(UNIT)
        write(focused(), "后来的")

    (read,) = read_file(clerk.path)
    assert "后来的" in form_of(window).fields["reporting_unit"]
    assert read.form.fields["reporting_unit"] == "某局"


def test_an_export_is_kept_as_a_version(
    window: Workspace, clerk: Clerk, qtbot: QtBot, tmp_path: Path, drafts: Drafts
) -> None:
    draft_id = open_form(window)
    clerk.path = tmp_path / "表.pdf"
    with qtbot.waitSignal(window.commands.files.exported):
        press_keys(window, "export_pdf")
        window.panes.editor.go_to(UNIT)
        write(focused(), "后来的")
    window.draft.save_now()

    (kept,) = [each for each in drafts.versions(draft_id) if each.kept]
    assert kept.kept == "导出 PDF"
    assert drafts.open_version(draft_id, kept.generation).form == ROAD


def test_without_a_form_nothing_can_be_done_to_one(window: Workspace) -> None:
    for name in ("undo", "redo", "add_below", "remove", "print", "export_pdf", "save"):
        assert not window.actions_by_name[name].isEnabled()


def test_every_form_can_be_shown(window: Workspace) -> None:
    for name in definitions():
        open_form(window, tree("budget_year: 2026", name))

        assert window.panes.paper.sheet.pages


def test_the_window_fits_a_small_screen(window: Workspace) -> None:
    open_form(window)
    window.drafts_pane.fold(is_folded=True)
    window.frame.resize(1366, 700)

    assert window.frame.width() == 1366
    assert window.panes.paper.width() >= 0.45 * 1366


def test_no_label_is_cut_in_a_large_face(window: Workspace, qapp: QApplication) -> None:
    usual, large = qapp.font(), qapp.font()
    large.setPointSize(20)
    qapp.setFont(large)
    open_form(window)
    window.frame.resize(1366, 768)
    qapp.processEvents()
    labels = [each for each in window.frame.findChildren(QLabel) if each.isVisible()]
    cut = [each.text() for each in labels if each.width() < _needed(each)]
    qapp.setFont(usual)

    assert cut == []


def _needed(label: QLabel) -> int:
    """Return the width without which a label is cut, but for titles."""
    is_title = label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    return 0 if is_title else label.minimumSizeHint().width()


def test_the_window_may_be_as_small_as_it_gets(window: Workspace) -> None:
    open_form(window)
    window.frame.setMinimumSize(1, 1)
    window.frame.resize(1, 1)
    QApplication.processEvents()
    window.panes.editor.go_to(UNIT)
    type_keys(focused(), "7")

    assert window.frame.width() == 1
    assert "7" in form_of(window).fields["reporting_unit"]


def test_rows_are_cut_and_put_back_elsewhere(window: Workspace) -> None:
    open_form(window)
    assert window.panes.editor.tree is not None
    window.panes.editor.go_to(Place(1, "name"))
    window.panes.editor.tree.choice.choose_rows([1])
    press_keys(window, "cut")
    window.panes.editor.go_to_list("quality")
    press_keys(window, "paste")

    names = [row.cells["name"] for row in form_of(window).rows("quality")]
    assert names == ["安装路灯数量"]
    assert len(form_of(window).rows("quantity")) == 1


def test_a_table_from_elsewhere_is_one_step(window: Workspace) -> None:
    open_form(window)
    QGuiApplication.clipboard().setText("清洗次数\t12\t次\n巡查次数\t24\t次\n")
    window.panes.editor.go_to(Place(2, "name"))
    press_keys(window, "paste")

    names = [row.cells["name"] for row in form_of(window).rows("quantity")]
    assert names == ["安装路灯数量", "清洗次数", "巡查次数"]
    press_keys(window, "undo")
    assert form_of(window) == ROAD


def test_what_a_pasted_table_loses_is_told(window: Workspace) -> None:
    open_form(window)
    QGuiApplication.clipboard().setText("清洗\0次数\t12\t次\n")
    window.panes.editor.go_to(Place(2, "name"))
    press_keys(window, "paste")

    assert "清洗次数" in [row.cells["name"] for row in form_of(window).all_rows()]
    assert "已经去掉" in window.notices.passing.text


def test_copying_from_a_field_copies_its_text(window: Workspace) -> None:
    open_form(window)
    window.panes.editor.go_to(UNIT)
    press(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press_keys(window, "copy")

    assert QGuiApplication.clipboard().text() == "某局"


def test_the_page_is_set_up_in_one_step(window: Workspace, clerk: Clerk) -> None:
    open_form(window)
    clerk.page_setup = SetText(Place(FORM, "sheet_pages"), "1")

    press_keys(window, "page_setup")

    assert form_of(window).fields["sheet_pages"] == "1"
    assert window.actions_by_name["undo"].text() == "撤销 页面设置(&U)"
    press_keys(window, "undo")
    assert form_of(window) == ROAD


def test_a_draft_whose_program_died_says_from_when_it_is(
    qtbot: QtBot, window: Workspace, drafts: Drafts, tmp_path: Path
) -> None:
    draft_id = open_form(window)
    note = drafts.folder / "locks" / f"{draft_id}.json"
    left = note.read_bytes()
    window.draft.close()
    note.write_bytes(left)

    window.open_draft(draft_id)
    assert "上次程序没有正常结束，现在显示的是" in window.notices.passing.text


def test_a_draft_whose_newest_file_is_damaged_says_what_is_shown(
    window: Workspace, drafts: Drafts
) -> None:
    draft_id = drafts.create(ROAD)
    drafts.save(draft_id, tree("project_name: 更换灯杆"))
    newest = drafts.folder / "drafts" / draft_id / "g000000002.json"
    newest.write_bytes(newest.read_bytes()[:-9])
    window.open_draft(draft_id)

    assert "已损坏，现在显示的是" in window.notices.passing.text
    assert window.notices.passing.findChildren(QPushButton)[0].text() == "看看各个版本"
    assert form_of(window) == ROAD


def test_a_form_by_a_later_definition_is_told_and_kept_whole(
    window: Workspace, drafts: Drafts
) -> None:
    fields = Cells(project_name="更换路灯", a_field_of_tomorrow="明天")
    draft_id = open_form(window, Form("project_form_2026", 99, fields))
    assert "请升级程序" in window.notices.passing.text
    window.panes.editor.go_to(UNIT)
    type_keys(focused(), "7")
    assert window.draft.save_now() == ""

    saved = drafts.open(draft_id).form
    assert (saved.version, saved.fields["a_field_of_tomorrow"]) == (99, "明天")


def test_a_later_start_comes_to_this_window(
    qtbot: QtBot, window: Workspace, tmp_path: Path, clerk: Clerk
) -> None:
    path = tmp_path / "表.txt"
    path.write_text("2026年项目支出绩效目标表\n项目名称\t更换路灯", encoding="utf-8")
    window.frame.showMinimized()
    with qtbot.waitSignal(window.commands.imports.forms_made):
        window.start_again([path])

    assert not window.frame.isMinimized()
    assert form_of(window).fields["project_name"] == "更换路灯"


def test_what_is_long_in_the_bin_goes_at_the_start(
    qtbot: QtBot, window: Workspace, drafts: Drafts
) -> None:
    summer = datetime(2020, 7, 1).astimezone()
    earlier = Drafts(drafts.folder, clock=lambda: summer)
    earlier.remove(earlier.create(ROAD))
    assert window.store.removed()

    window.start()
    qtbot.waitUntil(lambda: not window.store.removed())


def test_ending_lets_go_of_a_draft_that_is_safe(
    window: Workspace, drafts: Drafts
) -> None:
    draft_id = open_form(window)
    window.let_go()

    assert not drafts.claim(draft_id).was_left


def test_the_manual_opens_beside_the_form(window: Workspace, qtbot: QtBot) -> None:
    press_keys(window, "manual")
    (browser,) = window.frame.findChildren(QTextBrowser)

    assert "状态栏写着“已保存”" in browser.toPlainText()


def test_where_no_program_shows_folders_it_is_told_where_drafts_are(
    window: Workspace, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)

    press_keys(window, "data_folder")

    assert clerk.read == [f"草稿都在“{window.store.folder}”里。"]


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_what_is_exported_for_offices_is_read_back(
    window: Workspace, clerk: Clerk, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    open_form(window)
    clerk.path = tmp_path / f"表{EXPORTS[name].kind.suffix}"
    with qtbot.waitSignal(window.commands.files.exported):
        press_keys(window, name)

    (read,) = read_file(clerk.path)
    names = [row.cells["name"] for row in read.form.rows("quantity")]
    assert names == ["安装路灯数量", "安装灯杆数量"]


@pytest.mark.parametrize("has_paper", [True, False])
def test_folded_drafts_leave_their_room_to_the_others(
    window: Workspace, qtbot: QtBot, has_paper: bool
) -> None:
    if not has_paper:
        press_keys(window, "preview")
    seats = window.frame.seats
    before = seats.sizes()

    press_keys(window, "fold_drafts")
    folded, strip = seats.sizes(), window.drafts_pane.width()
    press_keys(window, "fold_drafts")

    won = before[0] - folded[0]
    assert folded[0] == strip == 40
    assert sum(folded[1:]) == sum(before[1:]) + won
    assert (folded[2] > 0) == has_paper
    assert seats.sizes()[0] == before[0]


def test_drafts_stay_folded_over_a_restart(
    qtbot: QtBot, window: Workspace, settings: Settings, drafts: Drafts
) -> None:
    press_keys(window, "fold_drafts")
    window.frame.close()

    again = make_window(qtbot, drafts, settings)
    assert again.frame.seats.sizes()[0] == 40


def test_drafts_that_began_folded_open_as_wide_as_they_are_meant_to_be(
    qtbot: QtBot, settings: Settings, drafts: Drafts
) -> None:
    settings.put(folded=True)
    window = make_window(qtbot, drafts, settings)
    window.frame.resize(1600, 900)

    press_keys(window, "fold_drafts")

    assert window.frame.seats.sizes()[0] == DRAFTS_WIDTH


def test_about_names_versions_licences_and_the_folder(
    window: Workspace, clerk: Clerk
) -> None:
    press_keys(window, "about")

    (told,) = clerk.read
    known = program_version(), qVersion(), platform.python_version()
    for each in (*known, "MIT", "LGPL", "OFL", str(window.store.folder)):
        assert each in told
