"""Drafts go on to the next year, and what is still last year's shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from models.definitions.definition_file import definitions
from models.form import FORM, Form, Place
from models.next_year import next_year
from models.store.drafts import Drafts
from tests.pictures import tree
from tests.ui.conftest import Clerk
from ui.dialogs.next_year_dialog import NextYearDialog, Successor
from ui.drafts.session import Session
from ui.editor.field_boxes import FieldBox
from ui.editor.rows.roles import Role
from ui.editor.rows.row_model import RowModel
from ui.widgets.theme import DARK, LIGHT, palette, style_sheet
from ui.workspace import Workspace

LAMPS = """
    annual_budget: 36
    budget_year: 2026
    implementation_period: 2026年
    project_name: {}
    reporting_unit: 示例馆
    quantity
      安装路灯 | target=40 | unit=盏
    """
TARGET, BUDGET = Place(1, "target"), Place(FORM, "annual_budget")
NAME, PERIOD = Place(FORM, "project_name"), Place(FORM, "implementation_period")


def lamps(name: str = "更换路灯") -> Form:
    """Return a form of 2026."""
    return tree(LAMPS.format(name))


def go_on(window: Workspace, form: Form) -> Session:
    """Open a form, copy it to the next year, and return what is open then."""
    window.open_draft(window.store.create(form))
    window.actions_by_name["next_year"].trigger()
    assert window.commands.drafts.finish()
    assert window.draft.save_now() == ""
    return session_of(window)


def session_of(window: Workspace) -> Session:
    assert window.draft.session is not None
    return window.draft.session


def titles(drafts: Drafts) -> list[str]:
    """Return the drafts as "year title", sorted."""
    return sorted(f"{each.budget_year} {each.title}" for each in drafts.summaries())


def inherited_hint(window: Workspace) -> list[str]:
    found = window.panes.findings_bar.findings
    return [each.message for each in found if each.rule == "inherited_left"]


def rows(window: Workspace) -> RowModel:
    tree_view = window.panes.editor.tree
    assert tree_view is not None
    return tree_view.rows


def box(window: Workspace, place: Place) -> FieldBox:
    boxes = window.panes.editor.findChildren(FieldBox)
    return next(each for each in boxes if each.place == place)


def successor(title: str = "更换路灯", *, exists: bool = False) -> Successor:
    form = next_year(lamps(title), definitions()["project_form_2026"])
    return Successor(form, title, "年份顺延 2 处", exists)


def test_one_draft_goes_on_without_a_question(
    window: Workspace, clerk: Clerk, drafts: Drafts
) -> None:
    session = go_on(window, lamps())

    assert clerk.read == []
    assert session.form.fields["implementation_period"] == "2027年"
    assert titles(drafts) == ["2026 更换路灯", "2027 更换路灯"]
    said = window.frame.statusBar().currentMessage()
    assert said == "已新建 1 份 2027 年度草稿，年份顺延 2 处；原来的没有改动"


def test_the_whole_set_goes_on_and_the_first_is_opened(
    window: Workspace, clerk: Clerk, drafts: Drafts
) -> None:
    window.store.create(lamps("更换灯杆"))
    session = go_on(window, lamps())

    assert clerk.read == ["更换路灯\n年份顺延 2 处", "更换灯杆\n年份顺延 2 处"]
    assert titles(drafts)[2:] == ["2027 更换灯杆", "2027 更换路灯"]
    assert session.form.fields["project_name"] == "更换路灯"


def test_only_what_is_ticked_goes_on(
    window: Workspace, clerk: Clerk, drafts: Drafts
) -> None:
    clerk.goes_on = lambda each: each.title == "更换灯杆"
    window.store.create(lamps("更换灯杆"))
    session = go_on(window, lamps())

    assert len(drafts.summaries()) == 3
    assert session.form.fields["project_name"] == "更换灯杆"


def test_a_draft_that_is_there_already_is_said(
    window: Workspace, clerk: Clerk, drafts: Drafts
) -> None:
    go_on(window, lamps())
    clerk.goes_on = lambda each: not each.exists
    go_on(window, lamps())

    assert "2027 年度已有这份草稿" in clerk.read[-1]
    assert titles(drafts).count("2027 更换路灯") == 1


def test_a_form_without_a_year_is_told(window: Workspace, drafts: Drafts) -> None:
    go_on(window, tree("project_name: 更换路灯"))

    assert "没有写明年度" in window.notices.passing.text
    assert len(drafts.summaries()) == 1


def test_what_is_still_last_years_shows_until_it_is_touched(
    window: Workspace,
) -> None:
    session = go_on(window, lamps())
    index = rows(window).index_of(TARGET)
    assert index.data(Role.INHERITED)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<qt>上年：40</qt>"

    session.type_text(TARGET, "45")
    assert not index.data(Role.INHERITED)
    session.undo()
    assert rows(window).index_of(TARGET).data(Role.INHERITED)


def test_a_field_that_is_still_last_years_shows_it(window: Workspace) -> None:
    session = go_on(window, lamps())
    period = box(window, PERIOD)
    assert (period.is_inherited, period.toolTip()) == (
        True, "<qt>上年：2026年</qt>",
    )  # fmt: skip

    session.type_text(PERIOD, "2027年3月")
    assert not period.is_inherited
    assert not box(window, Place(FORM, "reporting_unit")).is_inherited


@pytest.fixture
def original_palette(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    yield
    qapp.setPalette(before)


@pytest.mark.usefixtures("original_palette")
def test_fields_change_their_colours_with_the_scheme(
    window: Workspace, qapp: QApplication
) -> None:
    qapp.setPalette(palette(LIGHT))
    qapp.processEvents()
    session = go_on(window, lamps())
    session.type_text(PERIOD, "2027年3月")
    qapp.setPalette(palette(DARK))
    qapp.processEvents()
    inks = [box(window, each).palette().text().color() for each in (PERIOD, BUDGET)]

    assert inks == [QColor(DARK.ink), QColor(DARK.quiet)]


def test_a_field_is_as_high_as_others(window: Workspace) -> None:
    window.frame.setStyleSheet(style_sheet(LIGHT))
    go_on(window, lamps())
    budget, unit = box(window, BUDGET), box(window, Place(FORM, "reporting_unit"))

    assert budget.is_inherited
    assert budget.height_needed() == unit.height_needed()


def test_confirming_goes_from_place_to_place(window: Workspace) -> None:
    session = go_on(window, lamps())
    window.panes.editor.go_to(NAME)
    for _ in range(2):
        window.actions_by_name["confirm"].trigger()

    assert [session.form.last_text(each) for each in (NAME, BUDGET)] == ["", ""]
    assert window.panes.editor.current_places() == (PERIOD,)
    assert session.history.undoText() == "确认沿用上年值"


def test_confirming_where_nothing_is_inherited_leads_there(window: Workspace) -> None:
    session = go_on(window, lamps())
    before = session.form
    window.actions_by_name["confirm"].trigger()

    assert session.form == before
    assert window.panes.editor.current_places() == (NAME,)


def test_all_is_confirmed_in_one_step(qtbot: QtBot, window: Workspace) -> None:
    session = go_on(window, lamps())
    window.panes.editor.go_to(TARGET)
    assert inherited_hint(window) == ["还有 5 处沿用上年，请逐项确认"]

    with qtbot.waitSignal(rows(window).dataChanged):
        window.actions_by_name["confirm_all"].trigger()
    qtbot.waitUntil(lambda: not inherited_hint(window))
    assert not rows(window).index_of(TARGET).data(Role.INHERITED)
    session.undo()
    assert rows(window).index_of(TARGET).data(Role.INHERITED)


def test_the_hint_confirms_all(window: Workspace) -> None:
    session = go_on(window, lamps())
    found = window.panes.findings_bar.findings
    (hint,) = (each for each in found if each.rule == "inherited_left")
    window.panes.fix(hint)

    assert inherited_hint(window) == []
    assert session.history.undoText() == "确认沿用上年值"


def test_the_dialog_ticks_what_is_not_there_yet(qtbot: QtBot) -> None:
    dialog = NextYearDialog([successor(), successor("更换灯杆", exists=True)], None)
    qtbot.addWidget(dialog)

    assert [each.title for each in dialog.chosen] == ["更换路灯"]


@pytest.mark.parametrize(
    ("button", "count"), [("全选", 2), ("只选当前这份", 1)]
)
def test_the_dialog_ticks_all_or_the_open_one(
    qtbot: QtBot, button: str, count: int
) -> None:
    both = [successor(exists=True), successor("更换灯杆", exists=True)]
    dialog = NextYearDialog(both, None)
    qtbot.addWidget(dialog)
    buttons = {each.text(): each for each in dialog.findChildren(QPushButton)}
    assert not buttons["复制"].isEnabled()

    buttons[button].click()
    assert dialog.chosen == tuple(both[:count])
    assert buttons["复制"].isEnabled()


def test_user_text_in_the_dialog_is_no_markup(qtbot: QtBot) -> None:
    dialog = NextYearDialog([successor("<b>路灯</b>")], None)
    qtbot.addWidget(dialog)
    (shown,) = dialog.findChildren(QListWidget)

    assert shown.item(0).text() == "<b>路灯</b>\n年份顺延 2 处"
