"""The interface has Chinese on every machine, and reads in light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from resources import ICONS
from ui.widgets import theme
from ui.widgets.icons import icon
from ui.widgets.theme import DARK, LIGHT, Colours

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
ENOUGH = 4.5
"""The contrast that WCAG 2 asks of text."""


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(first: str, second: str) -> float:
    low, high = sorted(luminance(QColor(each)) for each in (first, second))
    return (high + 0.05) / (low + 0.05)


@SCHEMES
def test_texts_and_labels_can_be_read(colours: Colours) -> None:
    grounds = (colours.ground, colours.field, colours.group)
    for ground in grounds:
        assert contrast(colours.ink, ground) >= ENOUGH
        assert contrast(colours.quiet, ground) >= ENOUGH
    assert contrast(colours.on_accent, colours.accent) >= ENOUGH


@SCHEMES
def test_the_style_sheet_is_whole(colours: Colours) -> None:
    sheet = theme.style_sheet(colours)

    assert colours.accent in sheet
    assert "{{" not in sheet


def test_a_machine_without_chinese_faces_gets_the_bundled_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "FAMILIES", ("没有的字体",))

    assert theme.interface_font().families() == ["Noto Serif SC"]


@pytest.mark.parametrize("name", sorted(path.stem for path in ICONS.glob("*.svg")))
def test_every_icon_can_be_drawn(qtbot: QtBot, name: str) -> None:
    picture = icon(name).pixmap(20, 20).toImage()
    inked = {picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20)}

    assert max(inked) > 128


def test_an_icon_is_as_sharp_as_the_screen(qapp: object) -> None:
    picture = icon("new").pixmap(QSize(20, 20), 2.0)

    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)
