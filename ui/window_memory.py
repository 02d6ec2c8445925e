"""How large the window and its panes were, for the next time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter

from ui.runtime.settings import Settings
from ui.widgets.pane_bar import STRIP

PREFERRED = QSize(1600, 900)
LEAST = QSize(900, 560)
DRAFTS_WIDTH = 224
"""Of the pane of drafts while it is not folded, in pixels."""

PAPER_SHARE = 0.47
"""Of the window's width; the design asks for 45 % at least."""

ROOMY = 1500
"""From this width on, the drafts need not fold."""


def restore_size(window: QMainWindow, settings: Settings) -> None:
    """Give a window its size, on whatever screen there is now."""
    room = window.screen().availableGeometry().size()
    remembered = settings.numbers("window", 2)
    wanted = QSize(*remembered) if remembered else PREFERRED
    window.resize(wanted.boundedTo(room))
    fills = room.width() <= PREFERRED.width() or room.height() <= PREFERRED.height()
    if settings.flag("maximised", default=fills):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def remember_size(window: QMainWindow, panes: QSplitter, settings: Settings) -> None:
    """Note how large a window and its panes are."""
    size = window.normalGeometry().size()
    settings.put(
        window=[size.width(), size.height()],
        maximised=window.isMaximized(),
        panes=panes.sizes(),
    )


def starts_folded(width: int, settings: Settings) -> bool:
    """Return whether the drafts begin as a strip."""
    return settings.flag("folded", default=width < ROOMY)


def pane_sizes(width: int, *, is_folded: bool, settings: Settings) -> list[int]:
    """Return the widths of drafts, editor and paper.

    Those remembered count as shares, for the window may be another one.
    """
    drafts = STRIP if is_folded else DRAFTS_WIDTH
    remembered = settings.numbers("panes", 3)
    if not remembered or not all(remembered):
        paper = int(width * PAPER_SHARE)
        return [drafts, width - drafts - paper, paper]
    editor, paper = remembered[1], remembered[2]
    room = width - drafts
    return [drafts, room * editor // (editor + paper), room * paper // (editor + paper)]


def with_drafts_at(drafts: int, sizes: Sequence[int]) -> list[int]:
    """Return the widths of the panes with the drafts so many pixels wide.

    Editor and paper share what that leaves as they shared it before; a pane
    that is hidden stays so.
    """
    editor, paper = sizes[1:]
    room = sum(sizes) - drafts
    of_editor = room * editor // max(1, editor + paper)
    return [drafts, of_editor, room - of_editor]
