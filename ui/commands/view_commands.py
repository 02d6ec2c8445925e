"""What is done to the window itself: panes, zoom, colours, its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ui.drafts.drafts_pane import DraftsPane
from ui.frame import Frame
from ui.paper.paper_pane import PaperPane
from ui.runtime.settings import Settings
from ui.widgets.theme import apply_theme


class ViewCommands(QObject):
    """Changes how the window looks, and nothing in it."""

    def __init__(
        self, frame: Frame, drafts: DraftsPane, paper: PaperPane, settings: Settings
    ) -> None:
        super().__init__(frame)
        self._frame, self._drafts, self._paper = frame, drafts, paper
        self._settings = settings
        drafts.folded.connect(self._on_drafts_folded)

    @property
    def acts(self) -> Mapping[str, Callable[..., object]]:
        """What to do, by the command's name."""
        preview = self._paper.preview
        return {
            "fold_drafts": self._show_drafts,
            "preview": self._show_paper,
            "zoom_in": preview.zoom_in,
            "zoom_out": preview.zoom_out,
            "real_size": preview.zoom_to_paper,
            "fit_width": preview.zoom_to_width,
            "fit_page": preview.zoom_to_page,
            "dark": self._set_dark,
            "full_screen": self._set_full_screen,
            "search": self._drafts.start_search,
            "quit": self._frame.close,
        }

    def _show_drafts(self, is_shown: bool) -> None:
        self._drafts.fold(is_folded=not is_shown)

    def _show_paper(self, is_shown: bool) -> None:
        self._paper.setVisible(is_shown)

    def _set_dark(self, is_dark: bool) -> None:
        apply_theme(dark=is_dark)
        self._settings.put(scheme="dark" if is_dark else "light")

    def _set_full_screen(self, is_full: bool) -> None:
        self._frame.showFullScreen() if is_full else self._frame.showNormal()

    def _on_drafts_folded(self, is_folded: bool) -> None:
        self._frame.actions_by_name["fold_drafts"].setChecked(not is_folded)
        self._frame.fold_drafts(is_folded=is_folded)
