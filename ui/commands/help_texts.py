"""What the help menu tells."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence

from models.program_version import program_version
from models.values.visible import path_in_words
from ui.actions import Command, commands, key_sequence

IN_CELLS = (
    "Tab / Shift+Tab　下一格 / 上一格，原有文字全部选中；在最后一格是添加一条",
    "Home / End　第一条 / 最后一条",
    "Enter　确认并到下一格；在二级指标或空表上是添加一条，直接打字也是",
    "F2　修改当前格；直接打字则重写",
    "Del、Ctrl+C、Ctrl+X　清除、复制、剪切带框的这一格",
    "点序号，或在第一格按 ←　选中整条；再按 Shift+↓ 选中几条",
    "选中整条后 Del、Ctrl+C、Ctrl+X、Ctrl+D　删除、复制、剪切、再来一条",
    "Alt+Enter　在长文字里换行",
    "Esc　放弃这一格的修改",
)


LICENCES = (
    "许可：绩表 MIT\n"
    "　　　Qt、PySide6 LGPL 3\n"
    "　　　自带的字体 OFL 1.1\n"
    "许可全文在程序文件夹的 LICENSE、resources/fonts 里"
)


def keys_text() -> list[str]:
    """Return a line for each key, menu by menu."""
    return [*IN_CELLS, *_menu_keys()]


def about_text(data_folder: str) -> str:
    """Return what the program is, whose, and where it keeps the drafts."""
    return (
        f"绩表 {program_version()}\n"
        "填报、检查、打印预算绩效目标表，不需要网络。\n\n"
        f"草稿保存在：{path_in_words(data_folder)}\n\n"
        f"Qt {qVersion()}，PySide {PySide6.__version__}，"
        f"Python {platform.python_version()}\n"
        f"{LICENCES}"
    )


def _menu_keys() -> Iterator[str]:
    for command in commands():
        if command.keys:
            yield f"{_shown_keys(command)}　{_plain(command.text)}"


def _shown_keys(command: Command) -> str:
    # Both keys that say Enter are one to the clerk.
    shown = dict.fromkeys(
        key_sequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        for keys in command.keys
    )
    return " 或 ".join(shown)


def _plain(text: str) -> str:
    return text.split("(&")[0].rstrip("…")
