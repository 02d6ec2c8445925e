"""What was found has one colour, wherever it shows, and stands out there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ui.widgets.test_theme import SCHEMES, contrast
from ui.widgets.severity import SEVERITY_INK
from ui.widgets.theme import Colours

UI = Path(__file__).resolve().parents[3] / "ui"
OF_A_COLOUR = re.compile(r'"#[0-9a-fA-F]{6}"|QColor\((0x|[0-9])')
A_SIGN = 3.0
"""The contrast that WCAG 2.2 asks of a sign (1.4.11)."""

PAPER = "#ffffff"


def test_nobody_but_the_palette_and_the_paper_has_colours_of_his_own() -> None:
    naming = {
        path.name
        for path in UI.rglob("*.py")
        if OF_A_COLOUR.search(path.read_text(encoding="utf-8"))
    }

    on_paper = {"page_painter.py", "paper_painter.py", "paper_shadow.py"}
    assert naming == {"severity.py", "theme.py", *on_paper}


@SCHEMES
def test_an_error_stands_out_from_every_ground(colours: Colours) -> None:
    red = SEVERITY_INK["error"].name()

    for ground in (colours.ground, colours.field, colours.group, PAPER):
        assert contrast(red, ground) >= A_SIGN


def test_no_two_severities_have_one_colour() -> None:
    assert len({ink.name() for ink in SEVERITY_INK.values()}) == len(SEVERITY_INK)
