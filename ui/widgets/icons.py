"""Our own small line icons, drawn in the ink of the interface."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from resources import ICONS


def icon(name: str) -> QIcon:
    """Return an icon that takes on the colours of whatever palette is used."""
    return QIcon(LineIcon(name))


def paint_icon(painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
    """Paint an icon into a square."""
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), picture(name, rect.width(), ink.name(), scale))


@cache
def picture(name: str, size: int, ink: str, scale: float) -> QPixmap:
    """Return an icon as a square of so many pixels, for a screen's scale."""
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
    drawn = QPixmap(QSize(size, size) * scale)
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRect(0, 0, size, size))
    painter.end()
    return drawn


class LineIcon(QIconEngine):
    """Draws an icon anew for each size and each palette."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    # Overrides of Qt, which keep Qt's names.

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        paint_icon(painter, square, self._name, _ink(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        return picture(self._name, side, _ink(mode).name(), 1)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Qt asks in pixels of the window; each is so many of the screen.
        side = min(size.width(), size.height())
        return picture(self._name, side, _ink(mode).name(), scale)

    def clone(self) -> QIconEngine:
        return LineIcon(self._name)


def _ink(mode: QIcon.Mode) -> QColor:
    groups = QPalette.ColorGroup
    group = groups.Disabled if mode == QIcon.Mode.Disabled else groups.Active
    return QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText)
