"""Models drawn as text, so that a test shows what a clerk would see."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex


def picture(model: QAbstractItemModel, parent: QModelIndex | None = None) -> str:
    """Return each row on a line, its cells parted by |, groups indented."""
    return "\n".join(_lines(model, parent or QModelIndex(), 0))


def _lines(model: QAbstractItemModel, parent: QModelIndex, depth: int) -> list[str]:
    lines: list[str] = []
    for row in range(model.rowCount(parent)):
        cells = [
            str(model.index(row, column, parent).data() or "")
            for column in range(model.columnCount(parent))
        ]
        while cells and not cells[-1]:
            cells.pop()
        lines.append("  " * depth + " | ".join(cells))
        lines += _lines(model, model.index(row, 0, parent), depth + 1)
    return lines
