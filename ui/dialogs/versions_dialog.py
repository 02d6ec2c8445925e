"""Shows the states of a draft, compares any two, and brings one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QWidget,
)

from models.comparison import compare
from models.form import Form
from models.store.drafts import DraftFault, NewerVersion
from printing.compose import compose
from printing.page import Sheet
from ui.dialogs.difference_delegate import DifferenceDelegate
from ui.dialogs.differences_model import DifferenceColumn, DifferencesModel
from ui.dialogs.states import ChosenState, States, Wish, state_name
from ui.paper.preview import Preview
from ui.widgets.cell_findings import CellFindings
from ui.widgets.plain import flush_column, plain_label, plain_list, stacked

SIZE = 1_080, 680
LIST_WIDTH = 232
NOW = 0
"""The form as it is now stands first in both lists of states."""


class VersionsDialog(QDialog):
    """States at the left; what differs, and the paper, at the right.

    Attributes:
        chosen: What is wanted, None where nothing is.
    """

    def __init__(self, states: States, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("版本与比较")
        self.resize(*SIZE)
        self.chosen: ChosenState | None = None
        self._states = states
        self._forms: dict[int, Form] = {}
        names = ["现在的内容", *map(state_name, states.versions)]
        self._list, self._other = _list(names), _box(names)
        self._said = plain_label(wraps=True)
        self.differences, self.paper = DifferencesModel(self), Preview()
        self._buttons = QDialogButtonBox()
        self._compose()
        self._list.currentRowChanged.connect(self._show)
        self._other.currentIndexChanged.connect(self._show)
        self._list.setCurrentRow(min(1, len(states.versions)))

    @property
    def sentence(self) -> str:
        """What is said over the table."""
        return self._said.text()

    @property
    def names(self) -> list[str]:
        """The states, the present one first."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """What can be wished for of the state that is looked at."""
        acts: tuple[tuple[Wish, QPushButton], ...]
        acts = ("back", self._back), ("copy", self._copy)
        return tuple(wish for wish, button in acts if button.isEnabled())

    def choose(self, row: int) -> None:
        """Look at the state in a row; 0 is how the form is now."""
        self._list.setCurrentRow(row)

    def compare_with(self, row: int) -> None:
        """Compare it with the state in another row."""
        self._other.setCurrentIndex(row)

    def wish_for(self, wish: Wish) -> None:
        """Close with a wish for the state that is looked at."""
        row = self._list.currentRow()
        form = self._form(row)
        if form is not None:
            self.chosen = ChosenState(wish, form, self._list.item(row).text())
            self.accept()

    def _compose(self) -> None:
        halves = QSplitter()
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._list)
        halves.addWidget(self._make_right())
        halves.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        halves.setStretchFactor(1, 1)
        column = flush_column(self)
        column.addWidget(halves, 1)
        column.addWidget(self._make_foot())

    def _make_right(self) -> QWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(_table(self.differences), "改动")
        tabs.addTab(self.paper, "纸面")
        return stacked(self._make_head(), tabs)

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(plain_label("与"))
        row.addWidget(self._other)
        row.addWidget(plain_label("比较："))
        row.addWidget(self._said, 1)
        return head

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("findingsBar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 8)
        role = QDialogButtonBox.ButtonRole
        self._back = self._buttons.addButton("恢复成这个版本", role.ActionRole)
        self._copy = self._buttons.addButton("另存为新草稿", role.ActionRole)
        self._buttons.addButton("关闭", role.RejectRole).setDefault(True)
        for button in (self._back, self._copy):
            button.setAutoDefault(False)
        self._back.clicked.connect(self._on_back)
        self._copy.clicked.connect(self._on_copy)
        self._buttons.rejected.connect(self.reject)
        row.addWidget(self._buttons)
        return foot

    def _show(self) -> None:
        """Show the chosen state, and how it differs from the other one."""
        row, other = self._list.currentRow(), self._other.currentIndex()
        form = self._form(row)
        is_earlier = form is not None and row != NOW
        self._back.setEnabled(is_earlier and self._states.can_change)
        self._copy.setEnabled(is_earlier)
        sheet = compose(form, self._states.definition) if form else Sheet(())
        self.paper.show_sheet(sheet)
        # The first row is the latest, so the larger is the earlier.
        self._compare(max(row, other), min(row, other))

    def _compare(self, earlier: int, later: int) -> None:
        before, after = self._form(earlier), self._form(later)
        names = self._other.itemText(earlier), self._other.itemText(later)
        definition = self._states.definition
        found = compare(before, after, definition) if before and after else ()
        self.differences.show(found, *names)
        here = [each.place for each in found if each.kind != "removed"]
        self.paper.set_findings(dict.fromkeys(here, CellFindings("hint", ())))
        if before and after:
            self._said.setText(f"有 {len(found)} 处不同" if found else "内容相同")

    def _form(self, row: int) -> Form | None:
        """Return the state in a row; None, and say so, where it is damaged."""
        if row == NOW:
            return self._states.now
        number = self._states.versions[row - 1].generation
        try:
            if number not in self._forms:
                self._forms[number] = self._states.form_of(number)
            return self._forms[number]
        except (DraftFault, NewerVersion) as fault:
            self._said.setText(str(fault))
            return None

    def _on_back(self) -> None:
        self.wish_for("back")

    def _on_copy(self) -> None:
        self.wish_for("copy")


def _list(names: Sequence[str]) -> QListWidget:
    shown = plain_list("版本")
    shown.setObjectName("versionList")
    shown.addItems(names)
    return shown


def _box(names: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName("与哪个版本比较")
    box.addItems(names)
    return box


def _table(model: DifferencesModel) -> QTableView:
    """Return a table whose rows are as high as their texts."""
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("改动")
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setItemDelegate(DifferenceDelegate(table))
    table.setSelectionMode(QTableView.SelectionMode.NoSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(
        QHeaderView.ResizeMode.ResizeToContents
    )
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    to_contents = QHeaderView.ResizeMode.ResizeToContents
    head.setSectionResizeMode(DifferenceColumn.KIND, to_contents)
    return table
