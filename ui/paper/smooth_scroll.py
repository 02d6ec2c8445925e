"""Scrolls softly, so that the eye can follow where the paper goes."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QScrollBar, QStyle


class SmoothScroll(QVariantAnimation):
    """Moves a scroll bar to a value; the user's own scrolling ends it."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_moved)
        bar.actionTriggered.connect(self.stop)

    def to(self, value: int) -> None:
        """Go to a value; at once where the desktop wants no animations."""
        self.stop()
        duration = animation_ms(self._bar.style())
        if not duration or not self._bar.isVisible():
            self._bar.setValue(value)
            return
        self.setDuration(duration)
        self.setStartValue(self._bar.value())
        self.setEndValue(value)
        self.start()

    def _on_moved(self, value: int) -> None:
        self._bar.setValue(value)


def animation_ms(style: QStyle) -> int:
    """Return how long the desktop lets things move, 0 for not at all."""
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
