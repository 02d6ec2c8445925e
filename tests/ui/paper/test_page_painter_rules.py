"""Rules are sharp on the screen, and where the layout has them on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from printing.page import Guide, Page, Part, RuledLine, Strip
from tests.pictures import dedented
from ui.paper.page_painter import paint_page, paint_page_on_screen
from ui.paper.pixel_grid import PixelGrid

pytestmark = pytest.mark.usefixtures("qapp")

THIN = 0.5
lengths = st.floats(0, 500)
scales = st.floats(0.3, 8)


def page(*rules: RuledLine, guides: tuple[Guide, ...] = ()) -> Page:
    """Return a page of 12 by 8 points with these marks."""
    part = Part(8.0, rules=rules, guides=guides)
    return Page(1, 12.0, 8.0, (Strip(0.0, 0.0, part),))


def drawn(image: QImage) -> str:
    """Return an image as text: # black, + grey, . white."""
    signs = {0: "#", 255: "."}
    return "\n".join(
        "".join(
            signs.get(image.pixelColor(x, y).lightness(), "+")
            for x in range(image.width())
        )
        for y in range(image.height())
    )


def painted(shown: Page, scale: float = 1.0) -> str:
    """Return what the screen shows of a page."""
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_page_on_screen(painter, shown, scale)
    painter.end()
    return drawn(image)


def frame(
    left: float, top: float, right: float, bottom: float
) -> tuple[RuledLine, ...]:
    """Return thin rules around these middles of lines, meeting in corners."""
    width, height = right - left + THIN, bottom - top + THIN
    x, y = left - THIN / 2, top - THIN / 2
    return (
        RuledLine(x, y, width, THIN),
        RuledLine(x, bottom - THIN / 2, width, THIN),
        RuledLine(x, y, THIN, height),
        RuledLine(right - THIN / 2, y, THIN, height),
    )


def test_a_hairline_is_grey_on_one_whole_pixel() -> None:
    assert painted(page(RuledLine(2.0, 3.2, 8.0, THIN))) == dedented(
        """
        ............
        ............
        ............
        ..++++++++..
        ............
        ............
        ............
        ............
        """
    )


def test_a_frame_is_closed_at_its_corners() -> None:
    assert painted(page(*frame(2.4, 1.6, 9.3, 5.9))) == dedented(
        """
        ............
        ..++++++++..
        ..+......+..
        ..+......+..
        ..+......+..
        ..++++++++..
        ............
        ............
        """
    )


def test_a_guide_shows_on_the_screen_only() -> None:
    shown = page(guides=(Guide(2.0, 1.0, 6.0),))
    image = QImage(12, 8, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_page(painter, shown, 1.0)
    painter.end()

    assert "+" in painted(shown)
    assert "+" not in drawn(image)


def test_a_rule_as_thick_as_a_pixel_is_black() -> None:
    assert "##########" in painted(page(RuledLine(1.0, 3.0, 10.0, 1.0)))


@given(lengths, lengths, st.floats(1, 300), scales, lengths)
def test_no_rule_moves_by_a_pixel(
    x: float, y: float, length: float, scale: float, shift: float
) -> None:
    grid = PixelGrid(QTransform(scale, 0, 0, scale, shift, shift))

    rule, snapped = QRectF(x, y, length, THIN), grid.snapped(x, y, length, THIN)
    pixels = (snapped.center() - rule.center()) * scale
    assert max(abs(pixels.x()), abs(pixels.y())) < 1


@given(lengths, lengths, scales, lengths)
def test_equal_rules_are_equally_thick(
    x: float, y: float, scale: float, shift: float
) -> None:
    grid = PixelGrid(QTransform(scale, 0, 0, scale, shift, shift))

    first, second = grid.snapped(x, 0, THIN, 50), grid.snapped(y, 9, THIN, 50)
    assert round(first.width() * scale, 6) == round(second.width() * scale, 6) >= 1
