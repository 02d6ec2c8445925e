"""What stands beside the names of files in Qt's dialog, as clerks write it.

Qt takes the session's language for it, whatever the program says: 27 11 2026,
38.00 KiB, plain text document.
"""

from __future__ import annotations

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ui.widgets.indexes import Index

NAME, SIZE, KIND, TIME = range(4)
STEP = 1024
UNITS = ("KB", "MB", "GB", "TB")


class FileColumns(QStyledItemDelegate):
    """Writes size, kind and time of files; the names are Qt's."""

    # Overrides of Qt, which keep Qt's names.

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        name = index.sibling(index.row(), NAME)
        path = name.data(QFileSystemModel.Roles.FilePathRole)
        if index.column() != NAME and path:
            words = in_words(QFileInfo(path), index.column())
            option.text = words


def in_words(file: QFileInfo, column: int) -> str:
    """Return what a column says of a file."""
    if column == SIZE:
        return "" if file.isDir() else size_in_words(file.size())
    if column == KIND:
        # In short, for the column is narrow.
        return "文件夹" if file.isDir() else file.suffix().upper() or "文件"
    return file.lastModified().toString("yyyy-MM-dd HH:mm")


def size_in_words(size: int) -> str:
    """Return so many bytes in words: 512 字节, 38 KB, 1.2 MB."""
    if size < STEP:
        return f"{size} 字节"
    scaled, unit = size / STEP, 0
    while scaled >= STEP and unit < len(UNITS) - 1:
        scaled, unit = scaled / STEP, unit + 1
    return f"{scaled:.1f}".removesuffix(".0") + f" {UNITS[unit]}"


def write_columns(dialog: QFileDialog) -> None:
    """Have the columns of a dialog written so, where it is Qt's own."""
    for view in dialog.findChildren(QTreeView):
        view.setItemDelegate(FileColumns(view))
