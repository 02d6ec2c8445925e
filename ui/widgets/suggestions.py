"""The usual answers to one question, offered under its box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from models.definitions.definition import Column, Field, TextKind

FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize)
LINE = 32
"""The height of a box with one line, in pixels; a cell may be higher."""

MOST_SHOWN = 10
NARROWEST = 96
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)

SIGNS = ("≥", "＞", "=", "＜", "≤", "定性")
UNITS = (
    "%", "个", "台", "套", "件", "次", "人", "人次", "户", "家", "场", "期",
    "份", "篇", "册", "项", "平方米", "公里", "小时", "天", "元", "万元",
)  # fmt: skip
ANSWERS: Mapping[TextKind, tuple[str, ...]] = {"sign": SIGNS, "unit": UNITS}


def usual_answers(question: Field | Column) -> tuple[str, ...]:
    """Return what may be picked; anything else can be typed all the same."""
    if question.choices:
        return question.choices
    return ANSWERS.get(question.kind, ())


class Suggestions(QListView):
    """A list below a box that never takes the keyboard from it.

    It lies in the box's own window: a popup would switch the input method
    off, and a window of its own is put where the compositor likes.

    Signals:
        chosen: The clerk took an answer.  arg: the answer.
    """

    chosen = Signal(str)

    def __init__(self, box: QWidget, answers: Sequence[str]) -> None:
        super().__init__(box.window())
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._box, self._answers = box, tuple(answers)
        self._list = QStringListModel(self)
        self.setModel(self._list)
        self.clicked.connect(self._on_clicked)
        box.destroyed.connect(self.deleteLater)
        box.installEventFilter(self)

    def offer(self, text: str) -> None:
        """Show the answers that fit what stands in the box, if any do."""
        fitting = self._fitting(text)
        if not fitting:
            self.hide()
            return
        self._list.setStringList(fitting)
        if text in fitting:
            self.setCurrentIndex(self._list.index(fitting.index(text)))
        self._place()
        self.show()
        self.raise_()

    def follow_box(self) -> None:
        """Go where the box is now."""
        if self.isVisible():
            self._place()

    def narrow(self, text: str) -> None:
        """Offer what fits while the clerk types; nothing to a whole answer."""
        if text and text not in self._answers:
            self.offer(text)
        else:
            self.hide()

    def shown(self) -> list[str]:
        """Return the answers on show, none while the list is hidden."""
        return self._list.stringList() if self.isVisible() else []

    def take_key(self, event: QKeyEvent) -> bool:
        """Return whether a key of the box was meant for the list."""
        key = Qt.Key(event.key())
        if not self.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key in STEPS and not event.modifiers():
            self._step(STEPS[key])
            return True
        if key in TAKE:
            self.take()
        return False

    def take(self) -> None:
        """Take the answer that is marked, if the list is shown at all."""
        if self.isVisible() and self.currentIndex().isValid():
            answer = str(self.currentIndex().data())
            self.hide()
            self.chosen.emit(answer)

    def _fitting(self, text: str) -> list[str]:
        if not text or text in self._answers:
            return list(self._answers)
        return [answer for answer in self._answers if text in answer]

    def _place(self) -> None:
        window = self._box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        shown = min(self._list.rowCount(), MOST_SHOWN)
        height = shown * self.sizeHintForRow(0) + 2 * self.frameWidth()
        width = max(self.sizeHintForColumn(0) + 24, self._box.width(), NARROWEST)
        self.resize(width, height)
        self.move(self._corner(window))

    def _corner(self, window: QWidget) -> QPoint:
        """Return where the list goes: below the line, or above at the foot."""
        line = min(self._box.height(), LINE)
        corner = self._box.mapTo(window, QPoint(0, line + 1))
        if corner.y() + self.height() > window.height():
            corner = self._box.mapTo(window, QPoint(0, -self.height() - 1))
        corner.setX(min(corner.x(), window.width() - self.width()))
        return corner

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step
        rows = self._list.rowCount()
        self.setCurrentIndex(self._list.index(max(0, min(row, rows - 1))))

    def _on_clicked(self) -> None:
        self.take()

    # Overrides of Qt, which keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FOLLOWED:
            self.follow_box()
        return False
