"""The box that every text of a form is typed into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QWidget

from models.reading.unreadable import Unfit
from ui.widgets.caret import RECTANGLES, moved, place_for_input
from ui.widgets.clipboard_words import holds_files, what_is_there
from ui.widgets.composing import PRESSES, hold
from ui.widgets.keys import ENTER
from ui.widgets.suggestions import Suggestions
from ui.widgets.text_room import fitted_insert, fitted_typing, moved_cursor

PAD_X, PAD_Y = 8, 6
"""From the edge of a box or cell to its text, in pixels."""

INSET = 2
"""The part of the padding that is the document's own."""

WINDOW_KEYS = frozenset(
    QKeySequence(keys).toString()
    for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+D", "Ctrl+Up", "Ctrl+Down")
)
"""Keys of the window's menus that Qt's editors would take for themselves."""

BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
FOR_A_MOMENT = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
NOTHING_HELD = Qt.KeyboardModifier.NoModifier
BREAK = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
"""With one of these alone, Enter begins a line."""


class TextBox(QPlainTextEdit):
    """Plain text that wraps, grows with what is typed, and knows no markup.

    It keeps no history: the session does, for the whole form.

    Attributes:
        takes_lines: Whether a text may have several paragraphs.
        enter_breaks: Whether Enter alone begins a new one.
        window_keys: Keys that are the window's and not the text's.

    Signals:
        typed: The clerk changed the text.  arg: the text.
        refused: Something could not be put in.  arg: a sentence.
        accepted: Enter was pressed, and it was not for a line break.
        entered: The keyboard came here.
        left: The keyboard went elsewhere.
        grown: The text needs another height.  arg: pixels.
    """

    typed = Signal(str)
    refused = Signal(str)
    accepted = Signal()
    entered = Signal()
    left = Signal()
    grown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_lines = self.enter_breaks = False
        self.window_keys: frozenset[str] = WINDOW_KEYS
        self._stored = self._shown = ""
        self._height = self._changed_at = 0
        self._is_showing = False
        self._suggestions: Suggestions | None = None
        self._set_up()
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_resized)

    @property
    def preedit(self) -> str:
        """What an input method has begun and not yet put in.

        Asked of the text itself, for a click or a lost keyboard ends it, too.
        """
        block = self.textCursor().block()
        return block.layout().preeditAreaText() if block.isValid() else ""

    @property
    def is_composing(self) -> bool:
        """Whether an input method has begun a word that is not yet chosen."""
        return bool(self.preedit)

    @property
    def stored(self) -> str:
        """The text as the form has it, until the clerk changes it.

        Qt's editors know fewer line ends than files do: what text() returns
        is not always what was shown.
        """
        return self._stored

    def text(self) -> str:
        """Return the text as typed: QPlainTextEdit would blank U+00A0."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text that came from elsewhere, keeping the cursor."""
        if text == self._stored:
            return
        self._stored = text
        if text != self._shown:
            self._replace(text)

    def suggest(self, answers: Sequence[str]) -> None:
        """Offer the usual answers, if any, to the clerk from now on."""
        if not answers:
            return
        self._suggestions = Suggestions(self, answers)
        self._suggestions.chosen.connect(self.restore)

    def offer(self) -> None:
        """Show the usual answers now, where there are any."""
        if self._suggestions is not None:
            self._suggestions.offer(self.text())

    def restore(self, text: str) -> None:
        """Type a text in the clerk's stead."""
        self.selectAll()
        self.insertPlainText(text)

    def offered(self) -> list[str]:
        """Return the answers on show, none while there are none."""
        return [] if self._suggestions is None else self._suggestions.shown()

    def take_offered(self) -> None:
        """Take the answer that is marked in the list, if one is."""
        if self._suggestions is not None:
            self._suggestions.take()

    def align(self, alignment: Qt.AlignmentFlag) -> None:
        """Set the text at the left, in the centre, or at the right."""
        option = self.document().defaultTextOption()
        option.setAlignment(alignment)
        self.document().setDefaultTextOption(option)

    def height_needed(self) -> int:
        """Return the height of the text with its padding, in pixels."""
        text = _line_count(self.document()) * self.fontMetrics().lineSpacing()
        return text + 2 * (PAD_Y + self.frameWidth())

    def set_padding(self, x: int, y: int) -> None:
        """Keep so many pixels between the edge and the text."""
        # Qt scrolls sideways for a cursor that has no margin to stand in,
        # and up for a last line that has no pixel to spare.
        self.setViewportMargins(x - INSET, y - INSET, x - INSET, y - 2 * INSET)

    def put_cursor_at_end(self) -> None:
        """Go on where the text ends."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def put_cursor_at_change(self) -> None:
        """Go on where the text that came from elsewhere last is different."""
        self._put_cursor_at(self._changed_at)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(INSET)
        self.set_padding(PAD_X, PAD_Y)

    def _put_cursor_at(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _replace(self, text: str) -> None:
        before, where = self.text(), self.textCursor().position()
        self._is_showing = True
        self.setPlainText(text)
        self._is_showing = False
        self._shown = self.text()
        self._changed_at, where = moved_cursor(before, self._shown, where)
        self._put_cursor_at(where)

    def _on_text_changed(self) -> None:
        text = self.text()
        if self._is_showing or text == self._shown:
            return
        before, self._shown = self._shown, text
        fit, refusals = fitted_typing(text, before, takes_lines=self.takes_lines)
        self._refuse(refusals)
        if fit != text:
            self._replace(fit)
        if fit != self._stored:
            self._stored = fit
            self.typed.emit(fit)
        if self._suggestions is not None:
            self._suggestions.narrow(fit)

    def _refuse(self, sentences: Sequence[str]) -> None:
        for sentence in sentences:
            self.refused.emit(sentence)

    def _on_resized(self) -> None:
        height = self.height_needed()
        if height != self._height:
            self._height = height
            self.grown.emit(height)

    def _breaks_line(self, event: QKeyEvent) -> bool:
        """Return whether a press of Enter begins a line here.

        Where Enter alone does, Alt+Enter is the window's: it mends what was
        found in the place where the keyboard is.
        """
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.enter_breaks:
            is_break = held in (NOTHING_HELD, Qt.KeyboardModifier.ShiftModifier)
        else:
            is_break = held in BREAK
        return self.takes_lines and is_break

    def _press_enter(self, event: QKeyEvent) -> None:
        if self._breaks_line(event):
            self.insertPlainText("\n")
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.accepted.emit()

    # Overrides of Qt, which keep Qt's names.

    def event(self, event: QEvent) -> bool:
        if event.type() in PRESSES and self.is_composing and hold(event, self):
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            keys = QKeySequence(event.keyCombination()).toString()
            if keys in self.window_keys:
                event.ignore()
                return True
            if event.key() in ENTER and self._breaks_line(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing:
            super().keyPressEvent(event)
        elif self._suggestions is not None and self._suggestions.take_key(event):
            event.accept()
        elif event.key() in ENTER:
            self._press_enter(event)
        elif event.key() == Qt.Key.Key_Down and self._suggestions is not None:
            self.offer()
        else:
            super().keyPressEvent(event)

    def inputMethodQuery(
        self, query: Qt.InputMethodQuery, argument: object = None
    ) -> object:
        answer = super().inputMethodQuery(query, argument)
        if query not in RECTANGLES:
            return answer
        place_for_input(self)
        # Qt answers for the viewport, as if it had no margins.
        return moved(answer, self.viewport().pos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.offer()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # Qt's own menu has an undo of its own, and another word for it.
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_choice = self.textCursor().hasSelection()
        may_write = not self.isReadOnly()
        acts = (
            ("剪切", self.cut, has_choice and may_write),
            ("复制", self.copy, has_choice),
            ("粘贴", self.paste, self.canPaste()),
            ("全选", self.selectAll, bool(self._shown)),
        )
        for text, act, is_possible in acts:
            menu.addAction(text, act).setEnabled(is_possible)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_TAB:
            self.selectAll()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._suggestions is not None:
            self._suggestions.hide()
        super().focusOutEvent(event)
        if event.reason() not in FOR_A_MOMENT:
            # Qt would go on showing what was chosen in every box left behind.
            self._put_cursor_at(self.textCursor().position())
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_resized()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_resized()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files dropped here are for the window to open, not to be spelt out.
        return (source.hasText() or source.hasHtml()) and not holds_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.canInsertFromMimeData(source):
            self.refused.emit(f"{what_is_there(source)}，没有粘贴")
            return
        # Readers are brought in when something is to be read.
        from models.pasting.plain import plain_text, without_line_end

        try:
            text = plain_text(source.html(), source.text() if source.hasText() else "")
        except Unfit as fault:
            self.refused.emit(f"剪贴板里的内容{fault}，没有粘贴")
            return
        # Qt takes seconds to put in a megabyte of which a part stays.
        fit, refusals = fitted_insert(
            text if self.takes_lines else without_line_end(text),
            before=len(self._shown),
            replaced=len(self.textCursor().selectedText()),
        )
        self._refuse(refusals)
        self.insertPlainText(fit)


def _line_count(document: QTextDocument) -> int:
    layout, lines = document.documentLayout(), 0
    block = document.begin()
    while block.isValid():
        # A block is broken into lines when somebody asks how high it is.
        layout.blockBoundingRect(block)
        lines += max(1, block.layout().lineCount())
        block = block.next()
    return lines
