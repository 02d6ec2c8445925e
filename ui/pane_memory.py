"""How wide, how high and how folded the panes were, for the next time."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.drafts.drafts_pane import DraftsPane
from ui.findings.findings_bar import FindingsBar
from ui.frame import Frame
from ui.runtime.settings import Settings
from ui.window_memory import remember_size, starts_folded


class PaneMemory(QObject):
    """Gives the panes of a window what they had, whenever it is shown."""

    def __init__(
        self,
        frame: Frame,
        drafts: DraftsPane,
        findings: FindingsBar,
        settings: Settings,
    ) -> None:
        super().__init__(frame)
        self._frame, self._drafts, self._findings = frame, drafts, findings
        self._settings = settings
        for height in settings.numbers("findings", 1):
            findings.limit_height(height)
        frame.shown.connect(self._on_frame_shown)
        if frame.isVisible():
            self._on_frame_shown()

    def remember(self) -> None:
        """Note how the window and its panes are."""
        remember_size(self._frame, self._frame.seats, self._settings)
        heights = [self._findings.most_height]
        self._settings.put(folded=self._drafts.is_folded, findings=heights)

    def _on_frame_shown(self) -> None:
        is_folded = starts_folded(self._frame.width(), self._settings)
        # First unfolded: folding notes the width to come back to.
        self._drafts.fold(is_folded=False)
        self._frame.share_width(is_folded=False)
        self._drafts.fold(is_folded=is_folded)
        self._frame.share_width(is_folded=is_folded)
