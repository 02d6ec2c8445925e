"""Lines break by the rules of Chinese setting."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.fonts.faces import bundled_faces
from printing.wrap import (
    CLOSING,
    NEVER_FIRST,
    NEVER_LAST,
    OPENING,
    SQUEEZE,
    Paragraph,
    SetLine,
    paragraphs,
    printable_text,
)
from tests.printing.paper import MARKS, NUMBERS, texts

CHAIN = bundled_faces().regular
LONGEST = 20_000
"""Characters of the longest text that can be typed into a box."""
MOST_SECONDS = 2.0
"""Of processor for it: ten times what it takes, a fifth of what it took."""


def broken(text: str, width: float) -> str:
    """Return the lines of a text with a bar where each ends."""
    return "|".join(line.text for line in Paragraph(text, CHAIN).lines(width))


def test_text_breaks_between_any_two_han_characters() -> None:
    assert broken("绩效目标按时完成", 3) == "绩效目|标按时|完成"


def test_a_comma_at_the_end_of_a_line_hangs_by_half() -> None:
    assert broken("绩效目，标按时", 3.5) == "绩效目，|标按时"


def test_a_comma_that_does_not_fit_takes_its_neighbour_along() -> None:
    assert broken("绩效目，标按时", 3.4) == "绩效|目，标|按时"


@pytest.mark.parametrize("mark", "、，。：；！？）》」』】〕”’％～／·/")
def test_a_closing_mark_never_starts_a_line(mark: str) -> None:
    assert broken(f"绩效目{mark}标", 3) == f"绩效|目{mark}标"[: len(f"绩效|目{mark}标")]


@pytest.mark.parametrize("mark", "（《「『【〔“‘")
def test_an_opening_mark_never_ends_a_line(mark: str) -> None:
    assert broken(f"绩效{mark}目标", 3) == f"绩效|{mark}目标"


@pytest.mark.parametrize("joined", ["——", "……"])
def test_a_dash_and_an_ellipsis_stay_whole(joined: str) -> None:
    assert joined in broken(f"绩效目{joined}标按", 4).split("|")[1]


@pytest.mark.parametrize(
    "number",
    ["681.07191", "≥90%", "4.98万元", "12次/年", "〔2021〕", "2026年", "80M", "1,234.50元"],
)
def test_a_number_keeps_its_sign_and_its_unit(number: str) -> None:
    lines = broken(f"绩效目标{number}按时完成", 6).split("|")

    assert any(number in line for line in lines)


def test_a_minus_goes_with_its_number_and_not_with_the_word_before() -> None:
    assert broken("降低为-5", 3) == "降低为|-5"


def test_a_latin_word_stays_whole() -> None:
    assert broken("安装Linux系统", 4) == "安装|Linux系|统"


def test_blanks_at_the_end_of_a_line_hang_over() -> None:
    lines = Paragraph("绩效目 标按", CHAIN).lines(3)

    assert [(line.text, line.width) for line in lines] == [("绩效目 ", 3), ("标按", 2)]


def test_a_blank_before_a_closing_mark_does_not_let_it_start_a_line() -> None:
    assert broken("绩效目 ——标", 3.2) == "绩效|目 ——|标"


def test_what_no_line_could_hold_is_parted_rather_than_lost() -> None:
    assert broken("））））", 1) == "））|））"


def test_two_marks_that_meet_take_an_em_and_a_half() -> None:
    (line,) = Paragraph("甲”，", CHAIN).lines(9)

    assert [(segment.x, segment.text) for segment in line.segments] == [
        (0, "甲”"),
        (1.5, "，"),
    ]


def test_a_character_of_another_face_is_a_segment_of_its_own() -> None:
    (line,) = Paragraph("面积㎡数", bundled_faces().bold).lines(9)

    assert [segment.text for segment in line.segments] == ["面积", "㎡", "数"]
    assert [segment.face.name for segment in line.segments] == [
        "NotoSerifSC-Bold",
        "NotoSerifSC-Regular",
        "NotoSerifSC-Bold",
    ]


def test_a_closing_mark_alone_on_its_line_does_not_hang() -> None:
    widths = [line.width for line in Paragraph("。", CHAIN).lines(9)]

    assert widths == [1.0]


@given(st.text(MARKS + "甲1", min_size=1, max_size=40))
def test_marks_that_meet_draw_all_that_follows_nearer(text: str) -> None:
    (line,) = Paragraph(text, CHAIN).lines(99)

    assert starts_on(line) == pytest.approx(starts_one_by_one(text))


def starts_on(line: SetLine) -> list[float]:
    """Return where each character of a line starts."""
    return [
        start
        for segment in line.segments
        for start in accumulate(advances(segment.text)[:-1], initial=segment.x)
    ]


def starts_one_by_one(text: str) -> list[float]:
    """Return the same, all that follows moved anew by each pair of marks."""
    starts = list(accumulate(advances(text)[:-1], initial=0.0))
    for at, (one, other) in enumerate(pairwise(text), start=1):
        is_blank = one in CLOSING and other in CLOSING | OPENING
        if is_blank or (one in OPENING and other in OPENING):
            starts[at:] = [start + SQUEEZE for start in starts[at:]]
    return starts


def advances(text: str) -> list[float]:
    """Return the width of each character in ems."""
    return [CHAIN.face(each).advance(each) for each in text]


@pytest.mark.parametrize(
    "repeated",
    ["，。", "绩效目标，“按时”完成。（安装）", "（", "=", "～", "≥甲", " ", "a", "1,"],
)
def test_breaking_the_longest_text_takes_a_moment(repeated: str) -> None:
    text = (repeated * LONGEST)[:LONGEST]
    begun = process_time()
    Paragraph(text, CHAIN).lines(5.0)

    assert process_time() - begun < MOST_SECONDS


def test_the_gap_between_han_and_latin_is_a_wish_of_the_definition() -> None:
    (without,) = Paragraph("共3台", CHAIN).lines(9)
    (spaced,) = Paragraph("共3台", CHAIN, gap=True).lines(9)

    assert spaced.width - without.width == pytest.approx(0.4)


def test_a_character_no_face_has_is_named() -> None:
    assert Paragraph("甲\ue000乙\ue000", CHAIN).missing == "\ue000"


def test_control_and_format_characters_are_not_set() -> None:
    assert printable_text("甲\u202e\u200b\x00乙\t丙\r\n丁") == "甲乙 丙\n丁"


def test_each_line_break_typed_begins_a_paragraph() -> None:
    assert [p.text for p in paragraphs("甲\n\n乙", CHAIN)] == ["甲", "", "乙"]


@given(texts, st.floats(7.5, 30))
def test_no_line_breaks_the_rules(text: str, width: float) -> None:
    for paragraph in paragraphs(text, CHAIN):
        lines = [line.text for line in paragraph.lines(width)]
        if paragraph.widest_atom() <= width:
            assert not [line for line in lines[1:] if line[0] in NEVER_FIRST - {"-"}]
            assert not [
                line
                for line in lines[:-1]
                if line.rstrip(" \u3000")[-1:] and line[-1] in NEVER_LAST
            ]


@given(texts, st.floats(0.5, 30))
def test_no_character_is_lost_or_doubled(text: str, width: float) -> None:
    lines = [
        "".join(line.text for line in paragraph.lines(width))
        for paragraph in paragraphs(text, CHAIN)
    ]

    assert "\n".join(lines) == printable_text(text)


@given(texts, st.floats(7.5, 30))
def test_no_number_is_parted_where_it_fits(text: str, width: float) -> None:
    for paragraph in paragraphs(text, CHAIN):
        if paragraph.need > width:
            continue
        for line in paragraph.lines(width)[:-1]:
            after = paragraph.text.split(line.text, 1)[1]
            assert not (re.search(r"[0-9.]$", line.text) and re.match("[0-9]", after))


@given(st.text(MARKS + "甲1", max_size=40), st.floats(1, 12))
def test_no_line_is_wider_than_asked(text: str, width: float) -> None:
    for line in Paragraph(text, CHAIN).lines(width):
        assert line.width <= width + 1e-6


def test_the_numbers_of_the_generated_texts_need_less_than_the_widths() -> None:
    assert max(Paragraph(number, CHAIN).need for number in NUMBERS) < 7.5
