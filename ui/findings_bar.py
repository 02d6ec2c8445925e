"""The bar under the editor that says what was found, and unfolds to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.findings import Finding, Severity
from ui.cell_delegate import SEVERITY_INK
from ui.finding_delegate import FindingDelegate
from ui.findings_model import FindingRole, FindingsModel, count_in_words
from ui.icons import picture
from ui.text_box import ENTER

HEIGHT = 36
LIST_HEIGHT = 168
ICON = 16


class FindingsBar(QFrame):
    """A count that unfolds to a list; it changes nothing itself.

    Signals:
        finding_chosen: The clerk wants to go to it.  arg: the Finding.
        fix_requested: The clerk wants it put right.  arg: the Finding.
    """

    finding_chosen = Signal(object)
    fix_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingsBar")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Maximum)
        self._findings = FindingsModel(self)
        self._row = 0
        self._sign, self._count, self._arrow = QLabel(), QLabel(), QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._list = FindingsList(self._findings)
        self._list.finding_chosen.connect(self.finding_chosen)
        self._list.fix_requested.connect(self.fix_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._list)
        self.unfold(is_open=False)
        self.show_findings(())

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return not self._list.isHidden()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on show, the gravest first."""
        return self._findings.findings

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings; with none, say so."""
        chosen = self.current
        self._findings.show(findings)
        if chosen is not None:
            self._choose_again(chosen)
        self._count.setText(count_in_words(findings))
        gravest = self._findings.findings[0].severity if findings else None
        self._draw(self._sign, gravest or "clean", gravest)

    def unfold(self, *, is_open: bool) -> None:
        """Show the list, or only the count."""
        self._list.setVisible(is_open)
        self._draw(self._arrow, "down" if is_open else "up")

    def toggle(self) -> None:
        """Show the list, or hide it again."""
        self.unfold(is_open=not self.is_open)

    def go_to_next(self) -> None:
        """Choose the next finding, after the last one the first."""
        self._step(1)

    def go_to_last(self) -> None:
        """Choose the finding before, before the first one the last."""
        self._step(-1)

    @property
    def current(self) -> Finding | None:
        """The finding that is marked in the list."""
        found = self._list.currentIndex().data(FindingRole.FINDING)
        return found if isinstance(found, Finding) else None

    def _make_head(self) -> QWidget:
        head = _Head()
        head.pressed.connect(self.toggle)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._count, 1)
        row.addWidget(self._arrow)
        return head

    def _draw(
        self, label: QLabel, name: str, severity: Severity | None = None
    ) -> None:
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        ink = SEVERITY_INK[severity] if severity else quiet
        scale = self.devicePixelRatioF()
        label.setPixmap(picture(name, ICON, ink.name(), scale))

    def _choose_again(self, chosen: Finding) -> None:
        """Mark a finding in a new list, or what follows where it was."""
        if chosen in self.findings:
            self._row = self.findings.index(chosen)
            self._list.setCurrentIndex(self._findings.index(self._row, 0))

    def _step(self, step: int) -> None:
        if not self.findings:
            return
        current = self._list.currentIndex()
        # What was put right is gone, and the next one has its place.
        before = current.row() if current.isValid() else self._row - (step > 0)
        self._row = (before + step) % len(self.findings)
        self.unfold(is_open=True)
        self._list.setCurrentIndex(self._findings.index(self._row, 0))
        self.finding_chosen.emit(self.findings[self._row])


class FindingsList(QListView):
    """The findings, to go to with a click or Enter, or to put right.

    Signals:
        finding_chosen: The clerk wants to go to it.  arg: the Finding.
        fix_requested: The clerk wants it put right.  arg: the Finding.
    """

    finding_chosen = Signal(object)
    fix_requested = Signal(object)

    def __init__(self, findings: FindingsModel) -> None:
        super().__init__()
        self.setModel(findings)
        self._delegate = FindingDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("问题列表")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(LIST_HEIGHT)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def _choose(self, index: QModelIndex) -> None:
        finding = index.data(FindingRole.FINDING)
        if isinstance(finding, Finding):
            self.finding_chosen.emit(finding)

    # Overrides of Qt, which keep Qt's names.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        finding = index.data(FindingRole.FINDING)
        if not isinstance(finding, Finding):
            return
        is_fix = self._delegate.fix_rect(self.visualRect(index)).contains(where)
        if is_fix and finding.fix is not None:
            self.fix_requested.emit(finding)
        else:
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Head(QFrame):
    """The line that is always seen, all of it a button.

    Signals:
        pressed: It was clicked.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Overrides of Qt, which keep Qt's names.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
