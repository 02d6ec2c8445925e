"""Asks which drafts of a set go on to the next year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.form import Form
from models.keys import BUDGET_YEAR
from ui.editor.fields_editor import quiet_label
from ui.widgets.plain import plain_label, plain_list

ASSURANCE = "原来的草稿不动；还和上年一样的内容用灰字、虚线标出，改过或确认后不再标。"


@dataclass(frozen=True, slots=True)
class Successor:
    """A draft's form as next year's.

    Attributes:
        title: What the draft is called in the list of drafts.
        detail: What the new year changed, in words.
        exists: Whether there is such a draft already.
    """

    form: Form
    title: str
    detail: str
    exists: bool

    @property
    def in_words(self) -> str:
        """Title and detail, one under the other."""
        year = self.form.fields[BUDGET_YEAR]
        there = f"　{year} 年度已有这份草稿，再建会多一份" if self.exists else ""
        return f"{self.title}\n{self.detail}{there}"


class NextYearDialog(QDialog):
    """A list to tick drafts in; those that exist already are not ticked."""

    def __init__(self, successors: Sequence[Successor], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("复制为下一年度")
        self.resize(560, 420)
        self._successors = tuple(successors)
        self._list = self._make_list()
        self._buttons = QDialogButtonBox()
        self._copy = self._make_buttons()
        foot = QHBoxLayout()
        if len(self._successors) > 1:
            foot.addWidget(_button("全选", self._on_every_pressed))
            foot.addWidget(_button("只选当前这份", self._on_only_pressed))
        foot.addWidget(self._buttons, 1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._make_question())
        column.addWidget(self._list, 1)
        column.addWidget(quiet_label(ASSURANCE))
        column.addLayout(foot)
        self._list.itemChanged.connect(self._on_ticked)
        self._on_ticked()

    @property
    def chosen(self) -> tuple[Successor, ...]:
        """Those that are ticked."""
        ticks = (self._list.item(row).checkState() for row in range(self._list.count()))
        return tuple(
            each
            for each, tick in zip(self._successors, ticks)
            if tick == Qt.CheckState.Checked
        )

    def _make_question(self) -> QLabel:
        question = plain_label(_question(self._successors), wraps=True)
        return question

    def _make_list(self) -> QListWidget:
        made = plain_list("要复制的草稿")
        made.setWordWrap(True)
        # The style draws empty boxes darker than the window: lost in the dark.
        seen = made.palette()
        seen.setColor(QPalette.ColorRole.Window, seen.placeholderText().color())
        made.setPalette(seen)
        made.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for each in self._successors:
            item = QListWidgetItem(each.in_words, made)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_tick(is_ticked=not each.exists))
        made.setCurrentRow(0)
        return made

    def _make_buttons(self) -> QPushButton:
        roles = QDialogButtonBox.ButtonRole
        copy = self._buttons.addButton("复制", roles.AcceptRole)
        copy.setDefault(True)
        self._buttons.addButton("取消", roles.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        return copy

    def _on_ticked(self) -> None:
        self._copy.setEnabled(bool(self.chosen))

    def _on_only_pressed(self) -> None:
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(_tick(is_ticked=row == 0))

    def _on_every_pressed(self) -> None:
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(_tick(is_ticked=True))


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button


def _question(successors: Sequence[Successor]) -> str:
    year = successors[0].form.fields[BUDGET_YEAR]
    if len(successors) == 1:
        return f"把这份草稿复制到 {year} 年度："
    count = len(successors)
    return f"同一单位、同一年度有 {count} 份草稿，请勾选要复制到 {year} 年度的："


def _tick(*, is_ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
