"""The findings are counted, listed, gone to, and put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from models.edits import SetText
from models.findings import Finding
from models.form import FORM, Place
from tests.ui.keys import press
from ui.findings.finding_delegate import FIX_WIDTH, FindingDelegate, ink_of
from ui.findings.findings_bar import LEAST_LIST, FindingsBar, FindingsList
from ui.findings.findings_model import count_in_words
from ui.widgets.severity import SEVERITY_INK

NAME, TARGET = Place(1, "name"), Place(1, "target")
UNIT, AIM = Place(FORM, "reporting_unit"), Place(FORM, "annual_objective")
HINT = Finding("a", "hint", "名称", "名称不是指标 <b>", NAME)
BLANK = Finding("c", "error", "项目名称", "没有填写", UNIT, is_missing=True)
GOAL = Finding("c", "error", "绩效目标", "没有填写", AIM, is_missing=True)
ERROR = Finding("b", "error", "指标值", "不是数", TARGET, SetText(TARGET, "1"))


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[FindingsBar]:
    bar = FindingsBar()
    qtbot.addWidget(bar)
    bar.resize(500, 300)
    bar.show_findings([HINT, ERROR])
    bar.unfold(is_open=True)
    bar.show()
    # A list marks its first row when it gets the keyboard.
    shown_list(bar).setCurrentIndex(QModelIndex())
    yield bar


def shown_list(bar: FindingsBar) -> FindingsList:
    found = bar.findChild(FindingsList)
    assert found is not None
    return found


def click(bar: FindingsBar, row: int, *, at_end: bool) -> None:
    view = shown_list(bar)
    rect = view.visualRect(view.model().index(row, 0))
    x = rect.right() - 20 if at_end else rect.left() + 60
    where = QPoint(x, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "没有发现问题"),
        ([HINT], "1 个问题：提示 1"),
        ([HINT, ERROR, ERROR], "3 个问题：错误 2，提示 1"),
        ([BLANK, ERROR], "1 个问题：错误 1"),
        ([BLANK], ""),
    ],
)
def test_findings_are_counted_in_words(findings: list[Finding], words: str) -> None:
    assert count_in_words(findings) == words


def test_the_gravest_comes_first(bar: FindingsBar) -> None:
    assert bar.findings == (ERROR, HINT)


def test_a_click_goes_to_the_cell(bar: FindingsBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.finding_chosen) as chosen:
        click(bar, 0, at_end=False)

    assert chosen.args == [ERROR]


def test_a_click_on_the_word_puts_it_right(bar: FindingsBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.fix_requested) as asked:
        click(bar, 0, at_end=True)

    assert asked.args == [ERROR]


def test_without_a_fix_the_same_click_goes_there(
    bar: FindingsBar, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar.finding_chosen) as chosen:
        click(bar, 1, at_end=True)

    assert chosen.args == [HINT]


def test_enter_goes_to_the_cell(bar: FindingsBar, qtbot: QtBot) -> None:
    press(shown_list(bar), Qt.Key.Key_Down)

    with qtbot.waitSignal(bar.finding_chosen) as chosen:
        press(shown_list(bar), Qt.Key.Key_Return)

    assert chosen.args == [bar.current]


def test_next_and_last_go_round(bar: FindingsBar) -> None:
    chosen: list[Finding] = []
    bar.finding_chosen.connect(chosen.append)

    for step in (bar.go_to_next, bar.go_to_next, bar.go_to_next, bar.go_to_last):
        step()

    assert chosen == [ERROR, HINT, ERROR, HINT]


def test_the_same_findings_again_keep_the_place_in_the_list(
    bar: FindingsBar,
) -> None:
    bar.go_to_next()

    bar.show_findings([HINT, ERROR])

    assert bar.current == ERROR


def test_after_one_is_put_right_the_next_has_its_place(bar: FindingsBar) -> None:
    bar.go_to_next()
    bar.show_findings([HINT])

    bar.go_to_next()

    assert bar.current == HINT


def test_folded_only_the_count_is_seen(bar: FindingsBar) -> None:
    bar.toggle()

    assert not bar.is_open
    assert not shown_list(bar).isVisible()


def unfilled(bar: FindingsBar) -> QToolButton:
    found = bar.findChild(QToolButton)
    assert found is not None
    return found


def test_what_is_not_filled_in_is_counted_by_itself_and_named(
    bar: FindingsBar,
) -> None:
    bar.show_findings([BLANK, GOAL])

    assert unfilled(bar).text() == "还没填：2 项"
    assert unfilled(bar).toolTip() == "<qt>项目名称<br>绩效目标</qt>"


def test_what_is_not_filled_in_comes_last_and_in_no_alarming_colour(
    bar: FindingsBar,
) -> None:
    mild = replace(GOAL, severity="warning")
    bar.show_findings([mild, BLANK, HINT])

    assert bar.findings == (HINT, mild, BLANK)
    assert ink_of(BLANK, bar.palette()) not in SEVERITY_INK.values()
    assert shown_list(bar).model().index(1, 0).data().startswith("还没填：")


def test_each_click_on_the_number_goes_to_the_next_blank(bar: FindingsBar) -> None:
    bar.unfold(is_open=False)
    bar.show_findings([ERROR, BLANK, GOAL])
    chosen: list[Finding] = []
    bar.finding_chosen.connect(chosen.append)

    for _ in range(3):
        QTest.mouseClick(unfilled(bar), Qt.MouseButton.LeftButton)

    assert chosen == [BLANK, GOAL, BLANK]
    assert bar.is_open


def test_with_all_filled_in_there_is_nothing_to_count(bar: FindingsBar) -> None:
    bar.show_findings([HINT])

    assert unfilled(bar).isHidden()


def test_the_list_is_as_high_as_its_rows_up_to_a_limit(bar: FindingsBar) -> None:
    bar.show_findings([HINT])
    one = shown_list(bar).height()
    bar.show_findings([HINT] * 30)
    many = shown_list(bar).height()

    assert one == shown_list(bar).sizeHintForRow(0) < 40
    assert many == bar.most_height


def test_dragged_up_the_list_shows_more_and_down_less(bar: FindingsBar) -> None:
    bar.show_findings([HINT] * 30)
    before = shown_list(bar).height()

    drag(bar, 50)
    higher = shown_list(bar).height()
    drag(bar, -1000)

    assert higher == before + 50
    assert shown_list(bar).height() == LEAST_LIST


def test_a_sentence_without_a_fix_has_the_whole_row(bar: FindingsBar) -> None:
    view = shown_list(bar)
    delegate = view.itemDelegate()
    assert isinstance(delegate, FindingDelegate)

    assert delegate.text_width(HINT) - delegate.text_width(ERROR) == FIX_WIDTH


def drag(bar: FindingsBar, up: int) -> None:
    """Drag the upper edge of the bar up, or down."""
    grip = next(each for each in bar.findChildren(QWidget) if is_grip(each))
    start = QPoint(20, 2)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    where = grip.mapToGlobal(start - QPoint(0, up))
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(start),
        QPointF(where),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(grip, move)


def is_grip(widget: QWidget) -> bool:
    return widget.cursor().shape() == Qt.CursorShape.SplitVCursor
