"""Our own small line icons, drawn in the ink of the interface."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import ICONS

SIZE = 20
SCALES = (1, 2)


def icon(name: str, palette: QPalette | None = None) -> QIcon:
    """Return an icon in the text colour of a palette, pale when disabled."""
    palette = palette or QGuiApplication.palette()
    normal = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
    pale = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    found = QIcon()
    for scale in SCALES:
        found.addPixmap(_picture(name, SIZE, normal.name(), scale))
        found.addPixmap(_picture(name, SIZE, pale.name(), scale), QIcon.Mode.Disabled)
    return found


def paint_icon(painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
    """Paint an icon into a square."""
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), _picture(name, rect.width(), ink.name(), scale))


@cache
def _picture(name: str, size: int, ink: str, scale: float) -> QPixmap:
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
    picture = QPixmap(QSize(size, size) * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRect(0, 0, size, size))
    painter.end()
    return picture
