"""fcitx 4 is served: keys, words, caret, focus, and its falling silent.

It is gone from today's systems, so a stand-in of ours (stand_in.py) speaks
for it on a bus of its own.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.typing.desk import Desk, Program
from tests.ui.conftest import show_active
from ui.input.fcitx_client import GONE, HUNG, FcitxClient
from ui.widgets.text_box import TextBox

NAME = "org.fcitx.Fcitx-0"
QUICK_S = 0.3
"""How long the client waits here for a daemon that was told to hang."""

SYMBOLS = {
    " ": (Qt.Key.Key_Space, 0x20),
    "\n": (Qt.Key.Key_Return, 0xFF0D),
    "\x1b": (Qt.Key.Key_Escape, 0xFF1B),
    "\b": (Qt.Key.Key_Backspace, 0xFF08),
    "\t": (Qt.Key.Key_Tab, 0xFF09),
}

pytestmark = [
    pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="no dbus-daemon here"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


class Sheet(QWidget):
    """A window with one box of each kind.

    Attributes:
        returns: How often Enter ended the line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line, self.box, self.text = QLineEdit(), TextBox(), QPlainTextEdit()
        self.spin, self.button = QSpinBox(), QPushButton("好")
        column = QVBoxLayout(self)
        for each in (self.line, self.box, self.text, self.spin, self.button):
            column.addWidget(each)
        self.returns = 0
        self.line.returnPressed.connect(self._count)

    def _count(self) -> None:
        self.returns += 1


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    bus = desk.start("dbus-daemon", "--session", "--nofork", "--print-address=1")
    desk.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.first_line()
    yield desk
    desk.clear()


def start_daemon(desk: Desk) -> Program:
    daemon = desk.start(sys.executable, "-m", "tests.typing.stand_in", NAME)
    daemon.wait_for("ready", lambda said: "ready" in daemon.heard)
    return daemon


@pytest.fixture
def daemon(desk: Desk) -> Program:
    return start_daemon(desk)


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    show_active(qtbot, sheet)
    return sheet


@pytest.fixture
def client(qapp: QApplication, sheet: Sheet, desk: Desk) -> Iterator[FcitxClient]:
    client = FcitxClient(qapp, NAME, desk.environment, QUICK_S)
    yield client
    client.stop()


@pytest.fixture
def typing(daemon: Program, client: FcitxClient, sheet: Sheet) -> Sheet:
    """Return a sheet that is served, with the keyboard on its line."""
    sheet.line.setFocus()
    client.start()
    assert client.is_served
    return sheet


def type_keys(sheet: QWidget, keys: str) -> None:
    """Press and release keys as the X server sends them, to the window."""
    window = sheet.windowHandle()
    assert window is not None
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for time, letter in enumerate(keys, 1):
        key, symbol = SYMBOLS.get(letter, (ord(letter.upper()), ord(letter)))
        for kind in kinds:
            text = letter if letter >= " " else ""
            none = Qt.KeyboardModifier.NoModifier
            event = QKeyEvent(kind, key, none, symbol, symbol, 0, text)
            event.setTimestamp(time)
            QApplication.sendEvent(window, event)


@pytest.mark.parametrize("kind", ["line", "box", "text"])
def test_chinese_is_typed_into_every_kind_of_box(typing: Sheet, kind: str) -> None:
    box = getattr(typing, kind)
    box.setFocus()

    type_keys(typing, "nihao nihao ")

    assert read(box) == "你好你好"


def read(box: QWidget) -> str:
    assert isinstance(box, (QLineEdit, TextBox, QPlainTextEdit))
    return box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()


def test_numbers_reach_a_spin_box(typing: Sheet) -> None:
    typing.spin.setFocus()
    typing.spin.selectAll()

    type_keys(typing, "42")

    assert typing.spin.value() == 42


def test_what_is_composed_is_shown_where_it_will_stand(typing: Sheet) -> None:
    typing.box.setFocus()

    type_keys(typing, "niha")

    assert (typing.box.preedit, typing.box.text()) == ("niha", "")


def test_keys_stay_in_order(typing: Sheet) -> None:
    type_keys(typing, "1nihao 2abc\n3")

    assert typing.line.text() == "1你好2abc3"


def test_enter_ends_the_line_only_when_nothing_is_composed(typing: Sheet) -> None:
    type_keys(typing, "abc\n")
    assert (typing.line.text(), typing.returns) == ("abc", 0)

    type_keys(typing, "\n")
    assert typing.returns == 1


def test_each_key_is_asked_about_once(typing: Sheet, daemon: Program) -> None:
    keys: list[str] = []
    daemon.listeners.append(keys.append)

    type_keys(typing, "1")
    type_keys(typing, "n\x1b")

    daemon.wait_for("key", lambda said: said == "0xff1b")
    assert [each for each in keys if each.startswith("key")] == [
        "key 0x31",
        "key 0x6e",
        "key 0xff1b",
    ]


def test_the_caret_is_told(typing: Sheet, daemon: Program) -> None:
    type_keys(typing, "ni")

    caret = typing.line.mapToGlobal(typing.line.cursorRect().topLeft())
    daemon.wait_for("caret", lambda said: is_near(said, caret))


def is_near(said: str, wanted: QPoint) -> bool:
    x, y, *_ = map(int, said.split()) if said else (0, 0)
    return (QPoint(x, y) - wanted).manhattanLength() < 10


def test_a_caret_follows_its_window(
    typing: Sheet, daemon: Program
) -> None:
    type_keys(typing, "ni")
    typing.move(300, 200)
    type_keys(typing, "hao")

    caret = typing.line.mapToGlobal(typing.line.cursorRect().topLeft())
    daemon.wait_for("caret", lambda said: is_near(said, caret))


def test_the_daemon_knows_what_takes_text(typing: Sheet, daemon: Program) -> None:
    daemon.wait_for("focus", lambda said: said == "in")

    typing.button.setFocus()
    daemon.wait_for("focus", lambda said: said == "out")

    typing.box.setFocus()
    daemon.wait_for("focus", lambda said: said == "in")


def test_what_was_composed_stays_when_the_keyboard_goes(typing: Sheet) -> None:
    type_keys(typing, "niha")

    typing.box.setFocus()
    type_keys(typing, "nihao ")

    assert (typing.line.text(), typing.box.text()) == ("niha", "你好")


def test_a_window_that_goes_with_half_a_word_leaves_typing_alone(
    typing: Sheet, qtbot: QtBot
) -> None:
    other = Sheet()
    show_active(qtbot, other)
    other.line.setFocus()
    type_keys(other, "niha")
    delete(other)

    with qtbot.waitActive(typing):
        typing.activateWindow()
    typing.line.setFocus()
    type_keys(typing, "nihao ")

    assert typing.line.text() == "你好"


def test_a_daemon_that_hangs_is_told_once_and_typing_goes_on(
    typing: Sheet, daemon: Program, client: FcitxClient, qtbot: QtBot
) -> None:
    told: list[str] = []
    client.failed.connect(told.append)
    daemon.tell("hang")
    daemon.wait_for("hang", lambda said: "hang" in daemon.heard)

    type_keys(typing, "abc 1")
    assert typing.line.text() == "abc 1"
    assert told == [HUNG]

    daemon.tell("wake")
    qtbot.waitUntil(lambda: client.is_served, timeout=30_000)
    typing.line.clear()
    type_keys(typing, "nihao ")
    assert typing.line.text() == "你好"


def test_a_daemon_that_ends_is_told_once_and_its_next_start_is_noticed(
    typing: Sheet, daemon: Program, client: FcitxClient, qtbot: QtBot, desk: Desk
) -> None:
    told: list[str] = []
    client.failed.connect(told.append)
    type_keys(typing, "ni")
    daemon.stop()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)

    type_keys(typing, "ab ")
    assert typing.line.text() == "ab "
    assert told == [GONE]

    start_daemon(desk)
    qtbot.waitUntil(lambda: client.is_served, timeout=30_000)
    type_keys(typing, "nihao ")
    assert typing.line.text() == "ab 你好"


def test_a_daemon_that_comes_late_is_noticed(
    client: FcitxClient, sheet: Sheet, qtbot: QtBot, desk: Desk
) -> None:
    sheet.line.setFocus()
    with qtbot.waitSignal(client.failed) as failed:
        client.start()
    assert failed.args == [GONE]

    start_daemon(desk)
    qtbot.waitUntil(lambda: client.is_served, timeout=30_000)
    type_keys(sheet, "nihao ")
    assert sheet.line.text() == "你好"


def test_without_a_bus_typing_goes_on(qapp: QApplication, sheet: Sheet) -> None:
    client = FcitxClient(qapp, NAME, {}, QUICK_S)
    sheet.line.setFocus()
    client.start()
    type_keys(sheet, "abc")

    assert sheet.line.text() == "abc"
    client.stop()


def test_a_bus_that_ends_leaves_typing_alone(
    typing: Sheet, client: FcitxClient, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(client.failed, timeout=30_000):
        desk.clear()
    type_keys(typing, "abc")

    assert typing.line.text() == "abc"
