"""The words that a widget paints, so that a test can read them."""

from __future__ import annotations

from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

TEXT = "{http://www.w3.org/2000/svg}text"


def painted_text(widget: QWidget) -> str:
    """Return all that a widget writes, in the order in which it paints."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
    tree = ElementTree.fromstring(bytes(buffer.data().data()))
    # One text is several elements where several faces take part.
    return "".join((each.text or "").strip("\n") for each in tree.iter(TEXT))
