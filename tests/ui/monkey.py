"""Somebody who presses whatever there is, the same at every run."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from models.definitions.definition_file import definitions
from models.form import FORM, Place
from tests.ui.conftest import Clerk
from tests.ui.keys import compose, press, type_keys
from tests.ui.picture import picture
from ui.editor.rows.tree_model import TreeModel
from ui.workspace import Workspace

OUTSIDE = {"quit", "print", "print_ruler", "data_folder", "full_screen"}
"""Commands that leave the window, or ask the system."""

Key, Modifier = Qt.Key, Qt.KeyboardModifier
KEYS = (
    Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Escape, Key.Key_Up,
    Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Delete, Key.Key_F2,
    Key.Key_Backspace, Key.Key_Home, Key.Key_End, Key.Key_PageDown,
)  # fmt: skip
MODIFIERS = (
    Modifier.NoModifier, Modifier.NoModifier, Modifier.NoModifier,
    Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier,
)  # fmt: skip


class Monkey:
    """Presses what it finds, the same at every run."""

    def __init__(self, window: Workspace, clerk: Clerk, seed: int) -> None:
        self.window, self.clerk, self.random = window, clerk, Random(seed)
        self.names = sorted(set(window.actions_by_name) - OUTSIDE)
        self.acts: tuple[Callable[[], object], ...] = (
            self.choose_command,
            self.press_key,
            self.press_key,
            self.type_letters,
            self.write_word,
            self.go_somewhere,
            self.drag_row,
            self.choose_rows,
            self.open_draft,
        )

    def act(self) -> None:
        """Do one thing, and let the window answer it."""
        kind = self.random.choice(sorted(definitions()))
        is_new = self.random.random() < 0.3
        self.clerk.new_form = (kind, "2026", "某局") if is_new else None
        self.random.choice(self.acts)()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QMenu):
                each.close()
        QApplication.processEvents()

    def choose_command(self) -> None:
        name = self.random.choice(self.names)
        self.window.actions_by_name[name].trigger()

    def press_key(self) -> None:
        key, modifier = self.random.choice(KEYS), self.random.choice(MODIFIERS)
        press(self._focus(), key, modifier)

    def type_letters(self) -> None:
        type_keys(self._focus(), self.random.choice(("12", "<b>", "&", "a b", "=")))

    def write_word(self) -> None:
        compose(self._focus(), "pin")
        compose(self._focus(), "", self.random.choice(("甲", "定性", "𠮷")))

    def go_somewhere(self) -> None:
        session = self.window.draft.session
        if session is None:
            return
        fields = [Place(FORM, each.key) for each in session.definition.fields]
        rows = [Place(row.id, "name") for row in session.form.all_rows()]
        preview = self.window.panes.paper.preview
        preview.place_clicked.emit(self.random.choice([*fields, *rows]))

    def drag_row(self) -> None:
        view = self.window.panes.editor.tree
        rows = [] if view is None else [row.id for row in view.rows.shown_rows()]
        if view is None or not rows:
            return
        cell = view.rows.index_of(Place(self.random.choice(rows), "name"))
        target = view.rows.group_index(self.random.choice(view.rows.lists))
        move = Qt.DropAction.MoveAction
        view.rows.dropMimeData(view.rows.mimeData([cell]), move, -1, 0, target)

    def choose_rows(self) -> None:
        view = self.window.panes.editor.tree
        rows = [] if view is None else [row.id for row in view.rows.shown_rows()]
        if view is not None and rows:
            view.choice.choose_rows(self.random.sample(rows, min(len(rows), 2)))

    def open_draft(self) -> None:
        drafts = self.window.store.summaries()
        self.window.open_draft(self.random.choice(drafts).id)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window.frame


def assert_in_step(window: Workspace) -> None:
    """Fail unless the tree shows the form as it is."""
    session, view = window.draft.session, window.panes.editor.tree
    if session is None or view is None:
        return
    block = session.definition.indicator_blocks[0]
    anew = TreeModel(block, session.form, block.bands[0])
    assert view.rows.form == session.form
    assert picture(view.rows) == picture(anew)
    frame = view.rows.row_id_at(view.currentIndex())
    assert frame is None or frame in view.choice.rows()
