"""Findings as small signs in the margin of the page, on the screen only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from models.findings import SEVERITIES, Severity
from models.form import Place
from printing.page import Page
from ui.paper.paper_layer import PaperLayer
from ui.paper.place_boxes import PlaceBoxes
from ui.widgets.cell_findings import CellFindings
from ui.widgets.severity import SEVERITY_INK

SIDE = 9.0
"""Width and height of a sign in pixels, at every zoom."""
OUT = 13.0
"""How far its middle lies left of the table, in pixels."""
REACH = 9.0
"""How near a click must come to its middle, in pixels."""


@dataclass(frozen=True, slots=True)
class MarginSign:
    """One sign: the gravest of the findings in one printed row.

    Attributes:
        x, y: The left edge of the row and its middle, in points.
        messages: What all of them say, the gravest first.
    """

    x: float
    y: float
    severity: Severity
    place: Place
    messages: tuple[str, ...] = ()

    def middle(self, scale: float) -> QPointF:
        """Return the middle of the sign, in pixels from the page's corner."""
        return QPointF(self.x * scale - OUT, self.y * scale)

    def rect(self, scale: float) -> QRectF:
        """Return what the sign covers, in pixels from the page's corner."""
        corner = self.middle(scale) - QPointF(SIDE, SIDE)
        return QRectF(corner.x(), corner.y(), 2 * SIDE, 2 * SIDE)


class MarginSigns(PaperLayer):
    """Finds the signs of each page, and looks again only at new pages.

    Attributes:
        findings: What was found; change it through put().
    """

    def __init__(
        self, boxes: PlaceBoxes, findings: Mapping[Place, CellFindings] | None = None
    ) -> None:
        self._boxes = boxes
        self.put(findings or {})

    def put(self, findings: Mapping[Place, CellFindings]) -> None:
        """Show other findings from now on."""
        self.findings = dict(findings)
        self._known: dict[int, tuple[Page, tuple[MarginSign, ...]]] = {}

    def on(self, page: Page) -> tuple[MarginSign, ...]:
        """Return the signs of a page."""
        if not self.findings:
            return ()
        known = self._known.get(page.number)
        if known is None or known[0] is not page:
            known = page, self._find(page)
            self._known[page.number] = known
        return known[1]

    def at(self, page: Page, point: QPointF, scale: float) -> MarginSign | None:
        """Return the sign near a point in pixels from the page's corner."""
        for sign in self.on(page):
            away = sign.middle(scale) - point
            if max(abs(away.x()), abs(away.y())) <= REACH:
                return sign
        return None

    def _find(self, page: Page) -> tuple[MarginSign, ...]:
        left = min((strip.x for strip in page.strips), default=0.0)
        rows: dict[float, MarginSign] = {}
        for place, box in self._boxes.among(self.findings, page):
            found = self.findings[place]
            middle = box.y() + box.height() / 2
            sign = MarginSign(left, middle, found.severity, place, found.messages)
            rows[middle] = _joined(rows[middle], sign) if middle in rows else sign
        return tuple(rows.values())

    # What they are on the paper.

    def paint_over(self, painter: QPainter, page: Page, scale: float) -> None:
        for sign in self.on(page):
            paint_sign(painter, sign, scale)

    def rects(self, page: Page, scale: float) -> list[QRectF]:
        return [_unscaled(sign.rect(scale), scale) for sign in self.on(page)]


def paint_sign(painter: QPainter, sign: MarginSign, scale: float) -> None:
    """Paint a sign; its shape says what its colour says."""
    colour = SEVERITY_INK[sign.severity]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(sign.middle(scale))
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if sign.severity == "hint" else colour)
    half = SIDE / 2 - 0.75
    if sign.severity == "warning":
        painter.drawPolygon(_triangle(half))
    else:
        painter.drawEllipse(QPointF(), half, half)
    painter.restore()


def _triangle(half: float) -> QPolygonF:
    corners = [QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]
    return QPolygonF(corners)


def _joined(one: MarginSign, other: MarginSign) -> MarginSign:
    """Return one sign for two of a row, which says what both say."""
    first, second = sorted((one, other), key=_gravity)
    messages = dict.fromkeys((*first.messages, *second.messages))
    return replace(first, messages=tuple(messages))


def _gravity(sign: MarginSign) -> int:
    return SEVERITIES.index(sign.severity)


def _unscaled(rect: QRectF, scale: float) -> QRectF:
    return QRectF(rect.topLeft() / scale, rect.bottomRight() / scale)
