"""The findings as a list, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from models.findings import SEVERITIES, SEVERITY_NAMES, Finding
from ui.widgets.indexes import Index

UNFILLED = "还没填"
"""What is said of a place where nothing stands yet."""


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
        """Show these findings, sorted by severity and else as they come.

        What is not filled in yet comes last.
        """
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
            return f"{word_of(finding)}：{finding.where}：{finding.message}"
        return None


def word_of(finding: Finding) -> str:
    """Return how grave a finding is, in a word."""
    return UNFILLED if finding.is_missing else SEVERITY_NAMES[finding.severity]


def count_in_words(findings: Sequence[Finding]) -> str:
    """Return how many there are of each severity: 3 个问题：错误 1，警告 2.

    What is not filled in yet is no problem, and is counted by itself; with
    that alone there is nothing to say here.
    """
    problems = [each for each in findings if not each.is_missing]
    if not problems:
        return "" if findings else "没有发现问题"
    counts = {
        word: sum(each.severity == severity for each in problems)
        for severity, word in SEVERITY_NAMES.items()
    }
    parts = "，".join(f"{word} {count}" for word, count in counts.items() if count)
    return f"{len(problems)} 个问题：{parts}"


def unfilled_in_words(findings: Sequence[Finding]) -> str:
    """Return how much is not filled in yet: 还没填：5 项, or ""."""
    count = sum(each.is_missing for each in findings)
    return f"{UNFILLED}：{count} 项" if count else ""


def _rank(finding: Finding) -> int:
    # What is missing is filled in from the top down, however grave it is.
    return len(SEVERITIES) if finding.is_missing else SEVERITIES.index(finding.severity)
