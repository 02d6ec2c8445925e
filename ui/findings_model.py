"""The findings as a list, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from models.findings import SEVERITIES, Finding, Severity
from ui.row_model import Index

WORDS: dict[Severity, str] = {"error": "错误", "warning": "提醒", "hint": "建议"}


class FindingRole(IntEnum):
    """What the list can be asked for, beside the text."""

    FINDING = Qt.ItemDataRole.UserRole


class FindingsModel(QAbstractListModel):
    """Shows findings; the same ones shown again disturb nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on show, in order."""
        return self._findings

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these findings, sorted by severity and else as they come."""
        ordered = tuple(sorted(findings, key=_rank))
        if ordered == self._findings:
            return
        self.beginResetModel()
        self._findings = ordered
        self.endResetModel()

    # Overrides of Qt, which keep Qt's names.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == FindingRole.FINDING:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{WORDS[finding.severity]}：{finding.where}：{finding.message}"
        return None


def count_in_words(findings: Sequence[Finding]) -> str:
    """Return how many there are of each severity: 3 个问题：错误 1，提醒 2."""
    if not findings:
        return "没有发现问题"
    counts = {
        word: sum(each.severity == severity for each in findings)
        for severity, word in WORDS.items()
    }
    parts = "，".join(f"{word} {count}" for word, count in counts.items() if count)
    return f"{len(findings)} 个问题：{parts}"


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
