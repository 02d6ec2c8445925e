"""Every form gets on paper whole: nothing lost, nothing outside its box."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition import MM
from models.definitions.definition_file import definitions
from models.edits import apply
from models.form import Form
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Page, Sheet
from tests.pictures import tree
from tests.printing.paper import (
    Sample,
    boxes_of,
    in_margin,
    ink_right,
    rectangles,
    samples,
    typed_by_place,
    words_by_place,
)
from tests.strategies import walks

FACES = bundled_faces()
PROJECT = definitions()["project_form_2026"]


def laid_out(form: Form) -> Sheet:
    """Return the sheet of a form."""
    return lay_out(form, definitions()[form.definition], FACES)


def words(page: Page) -> list[str]:
    """Return the texts of a page from the top."""
    return [text.text for _, _, text in page.texts()]


def long_form(rows: int) -> Form:
    """Return a form with many quantity indicators."""
    lines = "\n".join(f"  安装路灯 | target={at} | unit=盏" for at in range(rows))
    return tree(f"budget_year: 2026\nquantity\n{lines}")


@given(samples())
def test_every_character_typed_is_on_paper_once(sample: Sample) -> None:
    said, typed = words_by_place(sample.sheet), typed_by_place(sample.form)

    for place, text in typed.items():
        if place.key in in_margin(sample.definition):
            assert text in said[place]
        elif place.is_field:
            assert said[place].replace("■", "").replace("□", "").endswith(text)
        else:
            assert said[place] == text


@given(samples())
def test_every_text_lies_in_its_box(sample: Sample) -> None:
    for page in sample.sheet.pages:
        boxes = boxes_of(page)
        for x, y, text in page.texts():
            if text.place in boxes and text.text.strip():
                box = boxes[text.place]
                assert box.x <= x
                assert ink_right(x, text) <= box.x + box.width + 0.01
                assert box.y <= y - text.size * 0.88 + 0.01
                assert y + text.size * 0.12 <= box.y + box.height + 0.01


@given(samples())
def test_no_two_boxes_overlap(sample: Sample) -> None:
    for page in sample.sheet.pages:
        for one, other in combinations(page.boxes(), 2):
            apart = (
                one.x + one.width <= other.x + 0.01
                or other.x + other.width <= one.x + 0.01
                or one.y + one.height <= other.y + 0.01
                or other.y + other.height <= one.y + 0.01
            )
            assert apart


@given(samples())
def test_every_cell_is_closed_on_all_sides(sample: Sample) -> None:
    for page in sample.sheet.pages:
        rules = rectangles(page)
        for place, box in boxes_of(page).items():
            if place.is_field and place.key in in_margin(sample.definition):
                continue
            right, bottom = box.x + box.width, box.y + box.height
            assert _covered(rules, box.x, right, box.y, axis=0)
            assert _covered(rules, box.x, right, bottom, axis=0)
            assert _covered(rules, box.y, bottom, box.x, axis=1)
            assert _covered(rules, box.y, bottom, right, axis=1)


def _covered(
    rules: list[tuple[float, float, float, float]],
    start: float,
    end: float,
    at: float,
    *,
    axis: int,
) -> bool:
    """Return whether rules run from start to end along a line."""
    along, across = axis, 1 - axis
    runs = sorted(
        (rule[along], rule[along + 2])
        for rule in rules
        if rule[across] <= at <= rule[across + 2]
    )
    for left, right in runs:
        if left <= start + 0.01:
            start = max(start, right)
    return start >= end - 0.01


@given(samples())
def test_everything_stays_within_the_margins(sample: Sample) -> None:
    page = sample.definition.page
    for each in sample.sheet.pages:
        for box in each.boxes():
            assert box.y >= page.top * MM - 0.01
            assert box.y + box.height <= (page.height - page.bottom) * MM + 0.01


@given(samples(), st.data())
def test_a_layout_from_the_one_before_equals_a_fresh_one(
    sample: Sample, data: st.DataObject
) -> None:
    edited, _ = apply(sample.form, data.draw(walks(sample.form)))
    fresh = lay_out(edited, sample.definition, FACES)

    assert lay_out(edited, sample.definition, FACES, sample.sheet) == fresh


def test_typing_in_one_row_leaves_the_other_parts_as_the_same_objects() -> None:
    form = long_form(60)
    before = laid_out(form)
    edited = tree(  # The row of id 60 again, with another target.
        "budget_year: 2026\nquantity\n"
        + "\n".join(f"  安装路灯 | target={at} | unit=盏" for at in range(59))
        + "\n  安装路灯 | target=8 | unit=盏"
    )
    after = lay_out(edited, PROJECT, FACES, before)
    old = {id(strip.part) for page in before.pages for strip in page.strips}
    new = [s.part for page in after.pages for s in page.strips if id(s.part) not in old]

    assert [text.text for part in new for text in part.texts] == ["安装路灯", "8", "盏"]
    assert after.pages[0] is before.pages[0]


def test_merged_labels_and_head_stand_on_every_page_they_reach() -> None:
    sheet = laid_out(long_form(80))

    for page in sheet.pages[1:-1]:
        assert {"产出指标", "数量指标", "三级指标", "（续表）"} <= set(words(page))
        assert "".join(words(page)).count("本年度绩") == 1
    assert len(sheet.pages) >= 4


def test_a_row_taller_than_a_page_is_divided_between_its_lines() -> None:
    form = tree("quantity\n  " + "安装路灯并调试验收，" * 400 + " | target=8")
    sheet = laid_out(form)

    assert len(sheet.pages) >= 3
    assert typed_by_place(form).items() <= words_by_place(sheet).items()


def test_a_number_too_wide_for_its_column_is_shrunk_and_not_cut() -> None:
    sheet = laid_out(tree("quantity\n  总额 | target=123456789012345.123456万元"))
    (found,) = [t for _, _, t in sheet.pages[0].texts() if t.text.startswith("1234")]

    assert found.text == "123456789012345.123456万元"
    assert 5 < found.size < PROJECT.page.size


def test_a_number_that_small_type_cannot_save_is_parted_and_reported() -> None:
    form = tree("quantity\n  总额 | target=" + "7" * 300)
    sheet = laid_out(form)

    assert sheet.notices == ("有 1 处数字或字母太长，一行放不下，只好断开，请改短。",)
    assert typed_by_place(form).items() <= words_by_place(sheet).items()


def test_characters_without_a_glyph_are_named_before_printing() -> None:
    sheet = laid_out(tree("quantity\n  安装\ue000路灯"))

    assert sheet.notices == ("字体中没有这些字，打印时会缺字：\ue000",)


def test_page_numbers_stand_on_forms_of_more_than_one_page_only() -> None:
    one, many = laid_out(long_form(1)), laid_out(long_form(60))

    assert not [word for word in words(one.pages[0]) if word.startswith("第 ")]
    assert words(many.pages[1])[-1] == f"第 2 页 共 {len(many.pages)} 页"


def test_the_seal_has_its_place_on_the_first_page_only() -> None:
    sheet = laid_out(long_form(60))
    guides = [[g for s in page.strips for g in s.part.guides] for page in sheet.pages]

    assert guides[0][0].diameter == pytest.approx(42 * MM)
    assert not any(guides[1:])


def test_what_nobody_sees_is_told_before_it_is_printed() -> None:
    texts = Cells(project_name="\u202e89.4", annual_objective="目\u200b标")

    told = lay_out(Form(PROJECT.id, fields=texts), PROJECT, FACES).notices

    assert told == (
        "“项目名称”里有改变文字方向的符号，看到的次序和打印的可能不同，请删去重填。",
        "“本年度绩效目标”里有 1 个看不见的字符，打印时略去，请核对。",
    )
