"""What the help menu tells."""

from __future__ import annotations

import platform
from collections.abc import Iterator

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence

from ui.actions import Command, commands

IN_CELLS = (
    "Tab / Shift+Tab　下一格 / 上一格",
    "Enter　确认并到下一格；在二级指标上是添加一条",
    "F2　修改当前格；直接打字则重写",
    "Del、Ctrl+C、Ctrl+X　清除、复制、剪切带框的这一格",
    "点序号，或在第一格按 ←　选中整条；再按 Shift+↓ 选中几条",
    "选中整条后 Del、Ctrl+C、Ctrl+X、Ctrl+D　删除、复制、剪切、再来一条",
    "Alt+Enter　在长文字里换行",
    "Esc　放弃这一格的修改",
)


def keys_text() -> list[str]:
    """Return a line for each key, menu by menu."""
    return [*IN_CELLS, *_menu_keys()]


def about_text(data_folder: str) -> str:
    """Return what the program is, and where it keeps the drafts."""
    return (
        "填报、检查、打印预算绩效目标表，不需要网络。\n\n"
        f"草稿保存在：{data_folder}\n"
        f"Qt {qVersion()}，Python {platform.python_version()}"
    )


def _menu_keys() -> Iterator[str]:
    for command in commands():
        if command.keys:
            yield f"{_shown_keys(command)}　{_plain(command.text)}"


def _shown_keys(command: Command) -> str:
    return " 或 ".join(
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        for keys in command.keys
    )


def _plain(text: str) -> str:
    return text.split("(&")[0].rstrip("…")
