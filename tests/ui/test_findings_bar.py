"""The findings are counted, listed, gone to, and put right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.edits import SetText
from models.findings import Finding
from models.form import Place
from tests.ui.keys import press
from ui.findings_bar import FindingsBar, FindingsList
from ui.findings_model import count_in_words

NAME, TARGET = Place(1, "name"), Place(1, "target")
HINT = Finding("a", "hint", "名称", "名称不是指标 <b>", NAME)
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
        ([HINT], "1 个问题：建议 1"),
        ([HINT, ERROR, ERROR], "3 个问题：错误 2，建议 1"),
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
