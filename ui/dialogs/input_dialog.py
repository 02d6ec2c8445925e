"""Shows how Chinese comes to the window, with a line to try it."""

from __future__ import annotations

import os
import platform
from html import escape
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.input.input_method import choose
from ui.input.input_report import Check, Point, as_text, points
from ui.input.input_surroundings import look_around
from ui.runtime.qt_application import Application
from ui.widgets.composing import ComposingGuard
from ui.widgets.plain import plain_label

TITLE = "输入法检测"
SIZE = 680, 600
EMPTY = "点这里，切换到中文，打几个字"
CHINESE = "收到了中文，输入正常。"
LATIN = "收到的是字母：请按 Ctrl+空格 切换到中文再试；仍不行，看上面的说明。"
FIRST_HAN, LAST_HAN = "\u3400", "\u9fff"


class InputDialog(QDialog):
    """What was found, what to do, a line to type in, and a copy of it all."""

    def __init__(self, check: Check, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        looked_at = points(check)
        self._text = as_text(looked_at, versions())
        self._line, self._answer = self._make_line(), plain_label(EMPTY, wraps=True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(_shown(looked_at), 1)
        column.addWidget(self._line)
        column.addWidget(self._answer)
        column.addWidget(self._make_buttons())
        self._line.setFocus()

    def _make_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText("在这里试打")
        line.setAccessibleName("在这里试打")
        ComposingGuard(line)
        line.textChanged.connect(self._on_typed)
        return line

    def _make_buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        copy = buttons.addButton("复制检测结果(&C)", roles.ActionRole)
        close = buttons.addButton("关闭", roles.RejectRole)
        # Enter in the line to type in is none for a button.
        for button in (copy, close):
            button.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_typed(self, text: str) -> None:
        self._answer.setText(_answer(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._answer.setText("检测结果已经复制，可以粘贴到邮件或聊天里。")


def check_now() -> Check:
    """Return how Chinese came to this program, and what there is now."""
    app = QApplication.instance()
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    name = QGuiApplication.platformName()
    if not isinstance(app, Application):
        found = look_around(os.environ, plugins)
        return Check(found, choose(found), found, name)
    # The variables as they were: the program has changed its own since.
    now = look_around(app.found.environment, plugins)
    is_served = None if app.client is None else app.client.is_served
    return Check(app.found, app.choice, now, name, is_served)


def versions() -> str:
    """Return what runs here, for somebody who helps from afar."""
    return f"Qt {qVersion()}，Python {platform.python_version()}，{platform.platform()}"


def _answer(text: str) -> str:
    if not text:
        return EMPTY
    has_han = any(FIRST_HAN <= each <= LAST_HAN for each in text)
    return CHINESE if has_han else LATIN


def _shown(looked_at: tuple[Point, ...]) -> QTextBrowser:
    shown = QTextBrowser()
    shown.setAccessibleName(TITLE)
    shown.setTabChangesFocus(True)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.document().setDocumentMargin(12)
    shown.setHtml("".join(map(_html, looked_at)))
    return shown


def _html(point: Point) -> str:
    title, found, advice = map(escape, (point.title, point.found, point.advice))
    return f"<p><b>{title}</b>　{found}<br>→ {advice}</p>"
