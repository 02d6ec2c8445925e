"""A text box takes plain text, Chinese as it is composed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from tests.ui.keys import compose, press, type_keys
from ui.widgets.text_box import TextBox
from ui.widgets.text_room import LIMIT


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[TextBox]:
    box = TextBox()
    qtbot.addWidget(box)
    box.resize(300, 40)
    box.show()
    box.setFocus()
    yield box


def paste(box: TextBox, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    box.insertFromMimeData(data)


def test_every_key_is_told(box: TextBox, qtbot: QtBot) -> None:
    told: list[str] = []
    box.typed.connect(told.append)

    type_keys(box, "12")

    assert told == ["1", "12"]


def test_showing_a_text_tells_nothing_and_keeps_the_cursor(
    box: TextBox, qtbot: QtBot
) -> None:
    box.show_text("某某局")
    press(box, Qt.Key.Key_Right)

    with qtbot.assertNotEmitted(box.typed):
        box.show_text("某某局办公室")

    assert box.textCursor().position() == 1


def test_a_word_begun_is_not_typed_until_it_is_chosen(
    box: TextBox, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(box.typed):
        compose(box, "ni'hao")
    assert box.is_composing

    with qtbot.waitSignal(box.typed) as typed:
        compose(box, "", "你好")
    assert typed.args == ["你好"]
    assert not box.is_composing


def test_enter_while_composing_is_left_to_the_input_method(
    box: TextBox, qtbot: QtBot
) -> None:
    compose(box, "ni")

    with qtbot.assertNotEmitted(box.accepted):
        press(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("takes_lines", "modifier", "text"),
    [
        (True, Qt.KeyboardModifier.AltModifier, "a\nb"),
        (True, Qt.KeyboardModifier.ShiftModifier, "a\nb"),
        (False, Qt.KeyboardModifier.AltModifier, "ab"),
    ],
)
def test_alt_enter_breaks_a_line_only_in_long_texts(
    box: TextBox,
    qtbot: QtBot,
    takes_lines: bool,
    modifier: Qt.KeyboardModifier,
    text: str,
) -> None:
    box.takes_lines = takes_lines
    type_keys(box, "a")
    press(box, Qt.Key.Key_Return, modifier)
    type_keys(box, "b")

    assert box.text() == text


def test_alt_enter_is_the_windows_where_enter_alone_breaks_a_line(
    box: TextBox,
) -> None:
    box.takes_lines = box.enter_breaks = True
    type_keys(box, "a")
    press(box, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_keys(box, "b")
    press(box, Qt.Key.Key_Return)

    assert box.text() == "ab\n"


def test_enter_accepts(box: TextBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.accepted):
        press(box, Qt.Key.Key_Return)


def test_the_box_grows_with_its_text(box: TextBox, qtbot: QtBot) -> None:
    before = box.height_needed()

    with qtbot.waitSignal(box.grown):
        paste(box, "保障平台全年稳定运行" * 5)

    assert box.height_needed() > before


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "a\u00a0b", "𠮷", "&amp;", '<img src="/etc/passwd">', "681.071914"],
)
def test_what_is_typed_is_what_is_told(box: TextBox, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(box.typed) as typed:
        paste(box, text)

    assert typed.args == [text]
    assert box.text() == text


def test_lines_pasted_into_a_short_text_become_blanks(box: TextBox) -> None:
    paste(box, "第一行\r\n第二行")

    assert box.text() == "第一行 第二行"


def test_what_no_file_can_carry_is_taken_out_and_said(
    box: TextBox, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(box.refused):
        paste(box, "甲\ufffe乙")

    assert box.text() == "甲乙"


def test_a_text_past_all_limits_is_cut_and_said(box: TextBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.refused) as refused:
        paste(box, "长" * (LIMIT + 7))

    assert len(box.text()) == LIMIT
    assert "7 字没有放入" in refused.args[0]


def test_what_was_there_is_not_cut_for_what_is_pasted_into_it(box: TextBox) -> None:
    box.show_text("首" + "尾" * (LIMIT - 3))
    press(box, Qt.Key.Key_Right)
    paste(box, "中" * 9)

    assert box.text() == "首中中" + "尾" * (LIMIT - 3)


def test_a_long_text_of_a_file_is_not_cut_by_the_next_key(box: TextBox) -> None:
    box.show_text("长" * (LIMIT + 7))
    type_keys(box, "1")
    assert box.text() == box.stored == "长" * (LIMIT + 7)

    press(box, Qt.Key.Key_Delete)
    assert len(box.stored) == LIMIT + 6


def test_files_are_not_dropped_into_texts(box: TextBox) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/表.txt")])

    assert not box.canInsertFromMimeData(data)


def test_answers_are_offered_and_taken_with_the_keyboard(
    box: TextBox, qtbot: QtBot
) -> None:
    box.suggest(("≥", "≤", "定性"))
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Down)
    press(box, Qt.Key.Key_Down)

    with qtbot.waitSignal(box.accepted):
        press(box, Qt.Key.Key_Return)

    assert box.text() == "≤"


def test_answers_follow_what_is_typed(box: TextBox, qtbot: QtBot) -> None:
    box.suggest(("万元", "元", "台"))
    paste(box, "万")
    assert box.offered() == ["万元"]

    paste(box, "元")
    assert box.offered() == []


@pytest.mark.parametrize(
    ("before", "cursor", "after", "stands", "change"),
    [
        ("950", 1, "50", 0, 0),
        ("5", 1, "50", 1, 2),
        ("50", 2, "5", 1, 1),
        ("甲乙丙", 3, "甲丁丙", 3, 2),
        ("甲乙丙", 2, "甲丁戊丙", 3, 3),
        ("甲", 1, "", 0, 0),
    ],
)
def test_the_cursor_stays_with_its_neighbours_and_finds_the_change(
    box: TextBox, before: str, cursor: int, after: str, stands: int, change: int
) -> None:
    box.show_text(before)
    for _ in range(cursor):
        press(box, Qt.Key.Key_Right)
    box.show_text(after)
    assert box.textCursor().position() == stands

    box.put_cursor_at_change()
    assert box.textCursor().position() == change
