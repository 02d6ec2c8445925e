"""The bar under the editor that says what was found, and unfolds to it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from models.findings import Finding
from ui.findings.finding_delegate import FindingDelegate, ink_of, sign_of
from ui.findings.findings_model import (
    FindingRole,
    FindingsModel,
    count_in_words,
    unfilled_in_words,
)
from ui.widgets.focus_edge import FocusEdge
from ui.widgets.icons import picture
from ui.widgets.keys import ENTER
from ui.widgets.plain import flush_column, plain_label

HEIGHT = 36
LEAST_LIST, USUAL_LIST, MOST_LIST = 31, 168, 640
"""Of the list, in pixels: a row, what it grows to by itself, by hand."""

GRIP = 5
MOST_NAMED = 20
"""So many places are named where the mouse rests on their number."""

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
        self._most = USUAL_LIST
        self._sign, self._count = plain_label(), plain_label()
        self._arrow = plain_label()
        self._unfilled, self._grip = self._make_unfilled(), _Grip()
        self._grip.dragged.connect(self._on_grip_dragged)
        self._list = FindingsList(self._findings)
        self._list.finding_chosen.connect(self.finding_chosen)
        self._list.fix_requested.connect(self.fix_requested)
        self._list.width_changed.connect(self._fit)
        column = flush_column(self)
        column.addWidget(self._grip)
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
        self._say_counts()
        gravest = self.findings[0] if findings else None
        self._draw(self._sign, sign_of(gravest) if gravest else "clean", gravest)
        self._fit()

    def unfold(self, *, is_open: bool) -> None:
        """Show the list, or only the count."""
        self._list.setVisible(is_open)
        self._grip.setVisible(is_open)
        self._draw(self._arrow, "down" if is_open else "up")
        self._fit()

    def toggle(self) -> None:
        """Show the list, or hide it again."""
        self.unfold(is_open=not self.is_open)

    def go_to_next(self) -> None:
        """Choose the next finding, after the last one the first."""
        self._step(1)

    def go_to_last(self) -> None:
        """Choose the finding before, before the first one the last."""
        self._step(-1)

    def go_to_unfilled(self) -> None:
        """Choose what is not filled in yet, after the last one the first."""
        rows = [at for at, each in enumerate(self.findings) if each.is_missing]
        if rows:
            here = self._list.currentIndex().row()
            self._go_to_row(next((row for row in rows if row > here), rows[0]))

    @property
    def most_height(self) -> int:
        """The height up to which the list grows, in pixels."""
        return self._most

    def limit_height(self, pixels: int) -> None:
        """Let the list grow up to a height, as far as that makes sense."""
        self._most = max(LEAST_LIST, min(pixels, MOST_LIST))
        self._fit()

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
        row.addWidget(self._count)
        row.addWidget(self._unfilled)
        row.addStretch(1)
        row.addWidget(self._arrow)
        return head

    def _make_unfilled(self) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.go_to_unfilled)
        return button

    def _say_counts(self) -> None:
        words = count_in_words(self.findings)
        self._count.setText(words)
        self._count.setVisible(bool(words))
        missing = [each.where for each in self.findings if each.is_missing]
        self._unfilled.setText(unfilled_in_words(self.findings))
        lines = "<br>".join(escape(each) for each in missing[:MOST_NAMED])
        rest = f"<br>……共 {len(missing)} 项" if len(missing) > MOST_NAMED else ""
        self._unfilled.setToolTip(f"<qt>{lines}{rest}</qt>" if missing else "")
        self._unfilled.setVisible(bool(missing))

    def _fit(self) -> None:
        """Make the list as high as its rows, up to the limit."""
        self._list.setFixedHeight(self._list.height_needed(self._most))

    def _on_grip_dragged(self, up: int) -> None:
        self.limit_height(self._list.height() + up)

    def _draw(self, label: QLabel, name: str, about: Finding | None = None) -> None:
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        ink = ink_of(about, self.palette()) if about else quiet
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
        self._go_to_row((before + step) % len(self.findings))

    def _go_to_row(self, row: int) -> None:
        self._row = row
        self.unfold(is_open=True)
        self._list.setCurrentIndex(self._findings.index(self._row, 0))
        self.finding_chosen.emit(self.findings[self._row])


class FindingsList(QListView):
    """The findings, to go to with a click or Enter, or to put right.

    Signals:
        finding_chosen: The clerk wants to go to it.  arg: the Finding.
        fix_requested: The clerk wants it put right.  arg: the Finding.
        width_changed: Sentences may take more lines now, or fewer.
    """

    finding_chosen = Signal(object)
    fix_requested = Signal(object)
    width_changed = Signal()

    def __init__(self, findings: FindingsModel) -> None:
        super().__init__()
        self.setModel(findings)
        FocusEdge(self)
        self._delegate = FindingDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("问题列表")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def height_needed(self, most: int) -> int:
        """Return the height of all rows, in pixels, but no more than most."""
        height = 0
        for row in range(self.model().rowCount()):
            height += self.sizeHintForRow(row)
            if height >= most:
                return most
        return height

    def _choose(self, index: QModelIndex) -> None:
        finding = index.data(FindingRole.FINDING)
        if isinstance(finding, Finding):
            self.finding_chosen.emit(finding)

    # Overrides of Qt, which keep Qt's names.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

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


class _Grip(QWidget):
    """The upper edge of the bar, by which the list is made higher or lower.

    Signals:
        dragged: It was moved.  arg: how far up since the last time, in pixels.
    """

    dragged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._height = 0
        self.setFixedHeight(GRIP)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self.setToolTip("上下拖动，调整问题列表的高度")

    # Overrides of Qt, which keep Qt's names.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._height = round(event.globalPosition().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        height = round(event.globalPosition().y())
        up, self._height = self._height - height, height
        self.dragged.emit(up)
