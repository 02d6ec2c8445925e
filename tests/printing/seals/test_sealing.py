"""Every form leaves room on paper for its seal and its signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models.definitions.definition import MM, Definition, TextLine
from models.definitions.definition_file import definitions
from models.edits import SetText, apply
from models.form import FORM, Place
from printing.cell import BASELINE
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Guide, Page, Sheet, Strip, Text
from printing.seals.sealing import RADIUS, SEAL, Rect
from tests.pictures import tree
from tests.printing.paper import in_margin, random_form, rectangles

NAMES = sorted(definitions())
UNIT = Place(FORM, "reporting_unit")
LABEL = "填报单位（盖章）"
HEIGHT, WIDTH = 12 * MM, 25 * MM
"""What a name written by hand takes."""
PROJECT = definitions()["project_form_2026"]
SELF_EVALUATION = definitions()["self_evaluation_2026"]

names = st.text("某市财政局办公室，（）", max_size=12).flatmap(
    lambda name: st.integers(0, 20).map(name.__mul__)
)


@dataclass(frozen=True, repr=False)
class Drawn:
    """A sheet, and what it was set by."""

    definition: Definition
    sheet: Sheet
    shrink: float

    def __repr__(self) -> str:
        return f"Drawn({self.definition}, {self.definition.page}, {self.shrink})"

    @property
    def first(self) -> Page:
        """The first page."""
        return self.sheet.pages[0]

    @property
    def last(self) -> Page:
        """The last page."""
        return self.sheet.pages[-1]


@st.composite
def sheets(draw: DrawFn) -> Drawn:
    """Draw the sheet of a form with any names, paper, margins and type."""
    known = definitions()[draw(st.sampled_from(NAMES))]
    page = replace(
        known.page,
        left=draw(st.integers(8, 30)),
        top=draw(st.integers(8, 25)),
        annex_mark=draw(st.sampled_from(["", "附件1", "附件1-2（续）"])),
    )
    feet = replace(SELF_EVALUATION.feet[0], above=draw(st.sampled_from([0, 0.6, 4])))
    can_sign = known.form == SELF_EVALUATION.form
    definition = replace(known, page=page, feet=(feet,) if can_sign else known.feet)
    form = random_form(definition, draw(st.integers(0, 3)), most=1)
    for key in in_margin(definition):
        form, _ = apply(form, SetText(Place(FORM, key), draw(names)))
    shrink = draw(st.sampled_from([1.0, 0.8]))
    sheet = lay_out(form, definition, bundled_faces(), shrink=shrink)
    return Drawn(definition, sheet, shrink)


def inks(page: Page) -> Iterator[tuple[Rect, Text]]:
    """Yield what the characters of each text of a page take."""
    for x, y, text in page.texts():
        top, width = y - text.size * BASELINE, text.face.width(text.text) * text.size
        yield Rect(x, top, x + width, top + text.size), text


def guides(page: Page) -> list[Guide]:
    """Return the guides of a page where they stand on it."""
    return [
        Guide(strip.x + each.x, strip.y + each.y, each.diameter)
        for strip in page.strips
        for each in strip.part.guides
    ]


def middle(guide: Guide) -> tuple[float, float]:
    """Return the middle of a guide."""
    return guide.x + RADIUS, guide.y + RADIUS


@given(sheets())
def test_the_seal_touches_neither_title_nor_annex_mark_nor_edge(drawn: Drawn) -> None:
    (guide,) = guides(drawn.first)
    title = drawn.definition.page.title_size * drawn.shrink
    barred = [
        ink
        for ink, text in inks(drawn.first)
        if text.size == title or text.text == drawn.definition.page.annex_mark
    ]

    assert barred
    assert not [ink for ink in barred if ink.is_near(*middle(guide), RADIUS)]
    assert 0 <= guide.x <= drawn.first.width - SEAL
    assert 0 <= guide.y <= drawn.first.height - SEAL


@given(sheets())
def test_the_seal_lies_on_the_name_behind_its_label(drawn: Drawn) -> None:
    (guide,) = guides(drawn.first)
    name = name_line(drawn.first)
    size = name.bottom - name.top
    x, y = middle(guide)
    half = sqrt(max(0.0, RADIUS**2 - (y - name.top - size / 2) ** 2))
    ends = max(name.right, name.left + 4 * size)

    assert min(ends, x + half) - max(name.left, x - half) > 2.5 * size


def name_line(page: Page) -> Rect:
    """Return the first line of the unit's name, with the colon before it."""
    of_unit = [ink for ink, text in inks(page) if text.place == UNIT]
    label = next(ink for ink, text in inks(page) if text.text == LABEL)
    right = max(ink.right for ink in of_unit if ink.top == label.top)
    return Rect(label.right, label.top, right, label.bottom)


@given(sheets())
def test_the_name_has_the_width_of_a_seal_behind_its_label(drawn: Drawn) -> None:
    name = name_line(drawn.first)
    box = next(box for box in drawn.first.boxes() if UNIT in box.places)

    assert box.x + box.width - name.left >= SEAL


def test_the_seal_is_as_near_to_the_name_as_the_title_lets_it() -> None:
    assert drop("2026") == pytest.approx(0, abs=1)
    assert RADIUS / 4 < drop("二〇二六" * 30) < RADIUS


def drop(year: str) -> float:
    """Return how far under the name's line the seal has its middle."""
    page = lay_out(tree(f"budget_year: {year}"), PROJECT, bundled_faces()).pages[0]
    line = name_line(page)
    (guide,) = guides(page)
    return middle(guide)[1] - (line.top + line.bottom) / 2


def test_a_definition_without_a_text_to_seal_has_no_guide() -> None:
    plain = replace(PROJECT, lines=(TextLine(right="单位：{amount_unit}"),))
    sheet = lay_out(tree(""), plain, bundled_faces())

    assert guides(sheet.pages[0]) == []


def signed(page: Page) -> tuple[Strip, list[tuple[Rect, Text]]]:
    """Return the strip of the feet on a page, and its texts with their ink."""
    strip = next(
        strip
        for strip in page.strips
        if any("签字" in text.text for text in strip.part.texts)
    )
    found = [(ink, text) for ink, text in inks(page) if text in strip.part.texts]
    return strip, found


@given(sheets().filter(lambda drawn: drawn.definition.form == SELF_EVALUATION.form))
def test_who_signs_has_the_height_and_the_width_of_a_name(drawn: Drawn) -> None:
    strip, texts = signed(drawn.last)
    last_rule = max(bottom for *_, bottom in rectangles(drawn.last))
    ink, text = next(each for each in texts if "签字" in each[1].text)
    written = text.face.width(text.text.rstrip("\u3000")) * text.size
    right = drawn.last.width - drawn.definition.page.right * MM

    assert strip.part.height >= HEIGHT - 0.01
    assert strip.y >= last_rule - 1
    assert right - ink.left - written >= WIDTH - 0.01


@pytest.mark.parametrize("name", ["project_form_2026", SELF_EVALUATION.id])
def test_nobody_signs_on_a_page_without_a_row(name: str) -> None:
    definition = replace(definitions()[name], feet=SELF_EVALUATION.feet)
    parted = []
    for rows in range(1, 45):
        lines = "\n".join(["  安装路灯"] * rows)
        form = tree(f"quantity\n{lines}", name)
        page = lay_out(form, definition, bundled_faces()).pages[-1]
        strip, _ = signed(page)
        above = [box for box in page.boxes() if box.y + box.height <= strip.y + 0.01]
        if not rectangles(page) or not above:
            parted.append(rows)

    assert parted == []


def test_a_row_over_pages_leaves_its_last_lines_with_the_signature() -> None:
    definition = replace(PROJECT, feet=SELF_EVALUATION.feet)
    parted = []
    for lines in range(100, 150):
        text = "⏎".join(["安装路灯"] * lines)
        form = tree(f"beneficiary_satisfaction\n  {text}")
        page = lay_out(form, definition, bundled_faces()).pages[-1]
        if not rectangles(page):
            parted.append(lines)

    assert parted == []
