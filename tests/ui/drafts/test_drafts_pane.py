"""The list of drafts groups, finds, marks and folds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.store.draft_index import searchable
from models.store.drafts import Summary
from tests.ui.conftest import show_active
from tests.ui.keys import focused, press
from tests.ui.painted import painted_text
from ui.drafts.draft_list import DraftList
from ui.drafts.drafts_model import DraftsModel
from ui.drafts.drafts_pane import NOW_ALL, DraftsPane
from ui.drafts.saved_times import say_moment

NOON = datetime(2026, 11, 5, 12, 0, tzinfo=timezone.utc)


def summary(draft_id: str, title: str, unit: str = "甲局", year: str = "2026") -> Summary:
    return Summary(
        draft_id,
        1,
        title,
        "project_form_2026",
        year,
        unit,
        NOON,
        search=searchable(title, unit),
    )


LAMPS, ROADS = summary("1", "更换路灯"), summary("2", "修补道路", "乙局")
TREES = summary("3", "补种行道树")
EXAMPLE = summary("4", "示例项目")._replace(is_example=True)


def picture(model: DraftsModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.fixture
def model(qapp: object) -> Iterator[DraftsModel]:
    model = DraftsModel()
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    yield model


def test_drafts_stand_under_their_unit_and_year_examples_last(
    model: DraftsModel,
) -> None:
    model.show([EXAMPLE, LAMPS, ROADS, TREES])

    assert picture(model) == [
        "甲局 · 2026年",
        "更换路灯",
        "补种行道树",
        "乙局 · 2026年",
        "修补道路",
        "示例",
        "示例项目",
    ]


def test_a_draft_without_a_unit_is_not_lost(model: DraftsModel) -> None:
    model.show([summary("5", "无名", "", "")])

    assert picture(model) == ["未填单位", "无名"]


def test_search_keeps_the_headings_of_what_it_finds(model: DraftsModel) -> None:
    model.show([LAMPS, ROADS])

    model.search("乙局 道路")

    assert picture(model) == ["乙局 · 2026年", "修补道路"]


def test_a_change_in_one_draft_tells_of_one_row(
    model: DraftsModel, qtbot: QtBot
) -> None:
    model.show([LAMPS, ROADS])

    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(
        model.modelReset
    ):
        model.update(LAMPS._replace(title="更换全部路灯"))

    assert told.args is not None
    assert told.args[0] == model.index_of("1")


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[DraftsPane]:
    pane = DraftsPane()
    qtbot.addWidget(pane)
    pane.resize(220, 500)
    pane.show_drafts([LAMPS, ROADS], [TREES], "2")
    pane.show()
    yield pane


def test_enter_opens_and_del_removes_the_draft_that_is_marked(
    pane: DraftsPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.draft_chosen) as chosen:
        press(pane.drafts, Qt.Key.Key_Return)
    with qtbot.waitSignal(pane.removal_requested) as removed:
        press(pane.drafts, Qt.Key.Key_Delete)

    assert [chosen.args, removed.args] == [["2"], ["2"]]


def test_arrows_pass_over_the_headings(pane: DraftsPane, qtbot: QtBot) -> None:
    press(pane.drafts, Qt.Key.Key_Up)

    assert pane.drafts.current_id == "1"


def test_the_bin_shows_what_was_removed_and_gives_it_back(
    pane: DraftsPane, qtbot: QtBot
) -> None:
    pane.show_bin(is_bin=True)
    pane.bin.mark("3")

    with qtbot.waitSignal(pane.restoring_requested) as asked:
        pane.restore_chosen()

    assert asked.args == ["3"]
    assert not pane.drafts.isVisible()


def test_an_empty_list_says_what_to_do(pane: DraftsPane) -> None:
    pane.show_drafts([], [], "")
    assert "Ctrl+N" in pane.hint

    pane.show_drafts([LAMPS], [], "")
    assert pane.hint == ""


def test_folded_it_is_a_strip(pane: DraftsPane) -> None:
    pane.fold(is_folded=True)
    assert pane.width() == 40

    pane.start_search()
    assert not pane.is_folded


@pytest.mark.parametrize(
    ("ago", "said"),
    [(timedelta(0), "12:00"), (timedelta(days=3), "11月2日")],
)
def test_moments_are_said_shortly(ago: timedelta, said: str) -> None:
    now = NOON.astimezone().replace(hour=12, minute=0)

    assert say_moment(now - ago, now) == said


def test_a_moment_of_another_year_names_it() -> None:
    now = NOON.astimezone()

    assert say_moment(now.replace(year=2025), now) == "2025年11月5日"


def search_box(pane: DraftsPane) -> QLineEdit:
    found = pane.findChild(QLineEdit)
    assert found is not None
    return found


def test_down_leads_from_the_search_to_the_first_hit_and_enter_opens_it(
    pane: DraftsPane, qtbot: QtBot
) -> None:
    pane.start_search()
    search_box(pane).setText("路")

    press(search_box(pane), Qt.Key.Key_Down)
    first = pane.drafts.current_id
    with qtbot.waitSignal(pane.draft_chosen) as chosen:
        press(pane.drafts, Qt.Key.Key_Return)

    assert (first, chosen.args) == ("1", ["1"])


def test_enter_in_the_search_opens_the_first_hit(
    pane: DraftsPane, qtbot: QtBot
) -> None:
    search_box(pane).setText("乙局")

    with qtbot.waitSignal(pane.draft_chosen) as chosen:
        press(search_box(pane), Qt.Key.Key_Return)

    assert chosen.args == ["2"]


@pytest.mark.parametrize("is_in_list", [False, True])
def test_esc_clears_the_search_and_gives_the_keyboard_back(
    qtbot: QtBot, is_in_list: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    field, pane = QLineEdit(), DraftsPane()
    row.addWidget(field)
    row.addWidget(pane)
    pane.show_drafts([LAMPS, ROADS], [], "")
    show_active(qtbot, window)
    field.setFocus()

    pane.start_search()
    search_box(pane).setText("路")
    if is_in_list:
        press(search_box(pane), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Escape)

    assert search_box(pane).text() == ""
    assert focused() is field


@pytest.mark.parametrize(("words", "said"), [("路", "找到 2 份"), ("桥", ""), ("", "")])
def test_hits_are_counted(pane: DraftsPane, words: str, said: str) -> None:
    pane.show_drafts([LAMPS, ROADS, TREES._replace(title="路边植树")], [], "")
    search_box(pane).setText(words)

    assert pane.found_in_words == said


def test_the_open_draft_is_marked_again_after_a_search_that_hid_it(
    pane: DraftsPane,
) -> None:
    pane.search("没有的")
    press(search_box(pane), Qt.Key.Key_Escape)

    assert pane.drafts.current_id == "2"


def test_the_open_draft_is_marked_again_after_a_hit_was_only_looked_at(
    pane: DraftsPane,
) -> None:
    pane.start_search()
    pane.search("路灯")
    press(search_box(pane), Qt.Key.Key_Down)
    press(search_box(pane), Qt.Key.Key_Escape)

    assert pane.drafts.current_id == "2"


def test_a_search_that_hides_a_new_draft_is_cleared_and_that_is_said(
    pane: DraftsPane,
) -> None:
    search_box(pane).setText("路灯")

    pane.reveal("3")
    pane.show_drafts([TREES, LAMPS, ROADS], [], "3")

    assert search_box(pane).text() == ""
    assert pane.found_in_words == NOW_ALL
    assert pane.drafts.current_id == "3"


def test_a_search_that_shows_the_new_draft_stays(pane: DraftsPane) -> None:
    search_box(pane).setText("行道树")

    pane.reveal("3")
    pane.show_drafts([TREES, LAMPS, ROADS], [], "3")

    assert search_box(pane).text() == "行道树"


def test_what_is_sought_stays_while_the_open_draft_is_not_among_it(
    pane: DraftsPane,
) -> None:
    search_box(pane).setText("路灯")
    pane.show_drafts([TREES, LAMPS, ROADS], [], "2")

    assert search_box(pane).text() == "路灯"


WHOLE = summary("6", "2026年部门整体支出绩效目标表（副本）")._replace(
    definition="department_form_2026", is_example=True
)


def test_a_long_caption_keeps_both_its_ends_and_the_year(
    shown: Shown,
) -> None:
    long = summary("7", "修补道路", "示例市示例区人民政府办公室机关后勤服务中心")

    text = shown([long], 200)

    assert re.match("2026年示例市.*….*中心修补道路", text)


def test_department_forms_are_told_apart_by_unit_year_and_copy(
    shown: Shown,
) -> None:
    text = shown([WHOLE], 400)

    assert text == f"示例部门整体支出绩效目标表（副本）2026年{TIME} · 甲局"


Shown = Callable[[Sequence[Summary], int], str]
TIME = say_moment(NOON, datetime.now())


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Return what a list of drafts writes."""

    def paint(summaries: Sequence[Summary], width: int) -> str:
        view = DraftList("草稿")
        qtbot.addWidget(view)
        view.show_drafts(summaries)
        view.resize(width, 300)
        return painted_text(view)

    yield paint
