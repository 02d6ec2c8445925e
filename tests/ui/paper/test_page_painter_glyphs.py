"""Qt draws with the very faces the layout measures with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from printing.fonts.face import BOLD, REGULAR, Face, open_face
from printing.page import Page, Part, Strip, Text
from tests.ui.ink import em_box, painted_ink
from ui.paper.glyphs import EM, glyph_run, is_same_face, raw_font

pytestmark = pytest.mark.usefixtures("qapp")

TEXT = "绩效目标487台，Wi-Fi"
FILES = (REGULAR, BOLD)


@pytest.mark.parametrize("path", FILES)
def test_a_face_is_its_own_file_in_qt(path: Path) -> None:
    face = open_face(path)

    assert is_same_face(raw_font(face), face)


def test_bold_and_regular_are_not_taken_for_each_other() -> None:
    regular, bold = (raw_font(open_face(path)) for path in FILES)

    assert (regular.weight(), bold.weight()) == (400, 700)
    assert not is_same_face(bold, open_face(REGULAR))


@pytest.mark.parametrize("path", FILES)
def test_qt_has_the_glyphs_and_widths_of_the_face(path: Path) -> None:
    face, raw = open_face(path), raw_font(open_face(path))
    glyphs = [face.glyph(character) for character in TEXT]
    widths = [face.advance(character) * EM for character in TEXT]

    assert raw.glyphIndexesForString(TEXT) == glyphs
    found = [each.x() for each in raw.advancesForGlyphIndexes(glyphs)]
    assert found == pytest.approx(widths, abs=0.02)


def test_characters_follow_each_other_without_a_gap() -> None:
    face = open_face(REGULAR)
    places = [place.x() for place in glyph_run("一1一", face).positions()]

    assert places == pytest.approx([0, EM, EM + face.advance("1") * EM])


def test_a_run_is_made_once() -> None:
    face = open_face(REGULAR)

    assert glyph_run(TEXT, face) is glyph_run(TEXT, face)


def test_characters_beyond_the_first_plane_take_one_place() -> None:
    face: Face = open_face(REGULAR)

    assert len(glyph_run("𠮷", face).positions()) == 1


def test_a_face_qt_cannot_open_is_drawn_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "gone.ttf"
    path.write_bytes(BOLD.read_bytes())
    gone = open_face(path)
    path.unlink()

    assert not raw_font(gone).isValid()
    inks = [ink_of(face) for face in (gone, open_face(BOLD))]
    assert inks[0].x() == pytest.approx(inks[1].x(), abs=0.05)
    assert inks[0].y() == pytest.approx(inks[1].y(), abs=0.05)


def ink_of(face: Face) -> QPointF:
    """Return the middle of the ink of a text in a face, on the screen."""
    text = Text(10, 30, "绩效 2026", face, 18)
    page = Page(1, 200, 60, (Strip(0, 0, Part(60, (text,))),))
    return painted_ink(page, em_box(text), 4.0)
