"""What Qt writes by itself is Chinese too, and the same as in the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from os import utime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resources import MANUAL
from ui.actions import commands, key_sequence, make_actions
from ui.commands.help_texts import keys_text
from ui.dialogs.file_columns import in_words, size_in_words, write_columns
from ui.runtime.qt_words import translators

LATIN = re.compile("[A-Za-z]{2,}")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[QApplication]:
    """Have Qt speak as in the program."""
    before = QLocale()
    QLocale.setDefault(QLocale("zh_CN"))
    installed = translators(qapp)
    for each in installed:
        qapp.installTranslator(each)
    yield qapp
    for each in installed:
        qapp.removeTranslator(each)
    QLocale.setDefault(before)


def labels(dialog: QWidget) -> list[str]:
    """Return what is written on the labels and buttons of a dialog."""
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    texts += [each.text() for each in dialog.findChildren(QAbstractButton)]
    return list(filter(None, texts))


def english(texts: list[str]) -> list[str]:
    """Return those with a word of Latin letters, but for names as PDF."""
    return [each for each in texts if LATIN.search(each.replace("PDF", ""))]


def test_dialogs_for_files_are_chinese(
    chinese: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "文件夹").mkdir()
    dialog = QFileDialog(None, "打开", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    view = dialog.findChildren(QTreeView)[0]
    heads = [
        str(view.model().headerData(column, Qt.Orientation.Horizontal))
        for column in range(4)
    ]

    assert english(labels(dialog)) == []
    assert heads[1] == "大小"
    assert english(heads) == []


def test_the_dialog_for_printing_is_chinese(
    chinese: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)

    assert english(labels(dialog)) == []
    assert "打印哪些页(&S)：" in labels(dialog)


def test_what_nobody_translates_stays_as_it_is(chinese: QApplication) -> None:
    assert QCoreApplication.translate("Nobody", "Some words") == "Some words"


def test_menus_and_manual_call_keys_the_same(chinese: QApplication) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    shown = {
        key_sequence(keys).toString(native) for each in commands() for keys in each.keys
    }

    assert {"Ctrl+Enter", "Ctrl+↑", "Alt+Enter"} <= shown
    assert not re.search("回车|方向", "".join([*shown, *keys_text()]))
    manual = (MANUAL / "manual.md").read_text(encoding="utf-8")
    assert "Ctrl+Enter" in manual and "回车" not in manual


def test_both_keys_that_say_enter_work(chinese: QApplication) -> None:
    keys = make_actions(chinese)["add_below"].shortcuts()

    assert keys == [
        QKeySequence(Qt.KeyboardModifier.ControlModifier | key)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    ]


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 字节"), (1024, "1 KB"), (39_000, "38.1 KB"), (3 << 30, "3 GB")],
)
def test_sizes_are_said_in_kilobytes(size: int, said: str) -> None:
    assert size_in_words(size) == said


def test_the_columns_of_files_are_written_as_clerks_write(
    chinese: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(b"x" * 2048)
    at = datetime(2026, 11, 27, 9, 5).timestamp()
    utime(path, (at, at))
    dialog = QFileDialog(None, "打开", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    write_columns(dialog)
    view = dialog.findChildren(QTreeView)[0]
    model = view.model()
    assert isinstance(model, QFileSystemModel)
    row = model.index(str(path))

    delegate = view.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    option = QStyleOptionViewItem()
    texts = []
    for column in range(1, 4):
        delegate.initStyleOption(option, row.siblingAtColumn(column))
        texts.append(option.text)
    assert texts == ["2 KB", "DOCX", "2026-11-27 09:05"]
    assert in_words(QFileInfo(str(tmp_path)), 2) == "文件夹"
