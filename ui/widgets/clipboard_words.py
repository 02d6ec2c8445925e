"""What is on the clipboard that cannot be pasted, in words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def holds_files(data: QMimeData) -> bool:
    """Return whether files were copied, and not a link out of a page."""
    return any(each.isLocalFile() for each in data.urls())


def what_is_there(data: QMimeData) -> str:
    """Return what the clipboard holds in place of a text."""
    if holds_files(data):
        return "剪贴板里是文件，不是文字（可以用“文件 › 打开”读取）"
    if data.hasImage():
        return "剪贴板里是图片，不是文字"
    return "剪贴板里没有文字"
