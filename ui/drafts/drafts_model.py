"""The list of drafts: each under its unit and year, examples apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from models.definitions.definition_file import definitions
from models.store.drafts import Summary
from ui.widgets.indexes import Index

EXAMPLES = "示例"
NO_UNIT = "未填单位"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the drafts below it have in common: a unit, and a year if known."""

    unit: str
    year: str = ""

    @property
    def text(self) -> str:
        """All of it: 某局 · 2026年."""
        return " · ".join(filter(None, (self.unit, self.year)))


ListEntry = Heading | Summary


class EntryRole(IntEnum):
    """What the list can be asked for, beside the text."""

    ENTRY = Qt.ItemDataRole.UserRole


class DraftsModel(QAbstractListModel):
    """Shows summaries under headings, those that hold the words sought."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: tuple[Summary, ...] = ()
        self._words: list[str] = []
        self._entries: list[ListEntry] = []

    def show(self, summaries: Iterable[Summary]) -> None:
        """Show these drafts, in this order inside their groups."""
        self._summaries = tuple(summaries)
        self._refresh()

    def search(self, words: str) -> None:
        """Show only the drafts that hold each of the words."""
        self._words = words.split()
        self._refresh()

    def update(self, summary: Summary) -> None:
        """Show what has changed in one draft, leaving it where it is."""
        self._summaries = tuple(
            summary if each.id == summary.id else each for each in self._summaries
        )
        self._refresh()

    @property
    def count(self) -> int:
        """How many drafts there are, sought or not."""
        return len(self._summaries)

    @property
    def found(self) -> int:
        """How many of them are shown."""
        return sum(isinstance(each, Summary) for each in self._entries)

    def has(self, draft_id: str) -> bool:
        """Return whether there is such a draft, sought or not."""
        return any(each.id == draft_id for each in self._summaries)

    def index_of(self, draft_id: str) -> QModelIndex:
        """Return the row of a draft, an invalid index where it has none."""
        for row, entry in enumerate(self._entries):
            if isinstance(entry, Summary) and entry.id == draft_id:
                return self.index(row)
        return QModelIndex()

    def summary_at(self, index: Index) -> Summary | None:
        """Return the draft in a row, None for a heading."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        return entry if isinstance(entry, Summary) else None

    def _refresh(self) -> None:
        shown = [each for each in self._summaries if each.matches(self._words)]
        entries = grouped(shown)
        if [_identity(each) for each in entries] != self._identities():
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
            return
        old, self._entries = self._entries, entries
        for row, (before, after) in enumerate(zip(old, entries)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _identities(self) -> list[str]:
        return [_identity(each) for each in self._entries]

    # Overrides of Qt, which keep Qt's names.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.summary_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == EntryRole.ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.text if isinstance(entry, Heading) else entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(_in_full(entry))}</qt>"
        return None


def grouped(summaries: Sequence[Summary]) -> list[ListEntry]:
    """Return the drafts under headings, groups in order of their first."""
    groups: dict[Heading, list[ListEntry]] = {}
    for summary in summaries:
        groups.setdefault(_heading(summary), []).append(summary)
    examples = groups.pop(Heading(EXAMPLES), [])
    if examples:
        groups[Heading(EXAMPLES)] = examples
    entries: list[ListEntry] = []
    for heading, members in groups.items():
        entries += [heading, *members]
    return entries


def year_in_words(summary: Summary) -> str:
    """Return the year of a draft: 2026年, or "" where it has none."""
    year = summary.budget_year
    return f"{year}年" if year.isdecimal() else ""


def names_form(summary: Summary) -> bool:
    """Return whether a draft is called by its kind of form, not a project."""
    name = form_name(summary)
    return bool(name) and name in summary.title


def form_name(summary: Summary) -> str:
    """Return what the form of a draft is called, "" where nobody knows."""
    definition = definitions().get(summary.definition)
    return definition.name if definition else summary.form_name


def _heading(summary: Summary) -> Heading:
    if summary.is_example:
        return Heading(EXAMPLES)
    return Heading(summary.reporting_unit or NO_UNIT, year_in_words(summary))


def _in_full(entry: ListEntry) -> str:
    if isinstance(entry, Heading):
        return entry.text
    parts = entry.title, entry.reporting_unit, year_in_words(entry)
    return " · ".join(filter(None, parts))


def _identity(entry: ListEntry) -> str:
    return f"heading {entry.text}" if isinstance(entry, Heading) else entry.id
