"""The page scrolls no more than brings a cell into sight."""

from __future__ import annotations

import pytest

from ui.editor.page_scroll import scrolled_to

ROOM = 100
"""Of a page scrolled to 200, the pixels 200 to 300 are seen."""


@pytest.mark.parametrize(
    ("top", "foot", "scrolled"),
    [
        (220, 280, 200),
        (200, 300, 200),
        (150, 180, 150),
        (280, 320, 220),
        (280, 480, 280),
        (190, 350, 190),
    ],
)
def test_a_stretch_is_seen_from_its_top(top: int, foot: int, scrolled: int) -> None:
    assert scrolled_to(top, foot, 200, ROOM) == scrolled
