"""Documents in Rich Text Format become grids, feature by feature."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from models.reading.file import read_data
from models.reading.files.word.rtf_file import rtf_grids
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit, Unreadable
from tests.fuzz.trial import PATH
from tests.models.reading.files.rtf_builder import (
    COLUMN,
    DARK,
    WHITE,
    rtf,
    rtf_of,
    table_row,
)
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid

MERGED = """
    2026年项目支出绩效目标表
    项目名称 | 更换路灯 | < | <
    产出指标 | 数量指标 | 安装⏎路灯 | 40
    ^       | ^       | 更换灯杆 | 4
    ^       | 质量指标 | 合格率 | 98
    """
LIBREOFFICE = Path(__file__).parents[2] / "data/libreoffice/merged.rtf"
PICTURES = "有图片、图表或嵌入的对象，其中的文字读不出来，请核对"


def read(body: str, head: str = "") -> SourceGrid:
    """Return the grid of a document."""
    (found,) = rtf_grids(rtf(body, head))
    return found


def test_merged_cells_keep_their_extent() -> None:
    (found,) = rtf_grids(rtf_of(grid(MERGED)))

    assert drawn(found) == dedented(MERGED)


def test_a_form_is_read_whatever_its_file_is_called() -> None:
    (found,) = read_data(PATH, rtf_of(grid(MERGED)))

    assert found.definition.id == "project_form_2026"


def test_cells_merged_sideways_are_one() -> None:
    says = [r"\clmgf", r"\clmrg"]

    assert drawn(read(table_row("甲", "", "乙", says=says))) == "甲 | < | 乙"


def test_rows_of_other_cells_stand_on_one_lattice() -> None:
    uneven = table_row("丁", "戊", edges=[3 * COLUMN // 2, 3 * COLUMN])

    assert drawn(read(table_row("甲", "乙", "丙") + uneven)) == dedented(
        "甲 | 乙 | < | 丙\n丁 | < | 戊 | <"
    )


def test_a_row_may_be_described_behind_its_cells() -> None:
    behind = r"\pard\intbl 甲\cell 乙\cell{\trowd\cellx1000\cellx3000\row}"

    assert drawn(read(behind + table_row("丙", "丁", "戊") + r"\pard 尾\par")) == dedented(
        "甲 | 乙 | <\n丙 | 丁 | 戊\n尾"
    )


def test_cells_need_no_word_that_they_stand_in_a_table() -> None:
    bare = table_row("甲", "乙").replace(r"\intbl", "")

    assert drawn(read(bare)) == "甲 | 乙"


def test_tables_in_cells_follow_their_rows() -> None:
    inner = (
        r"\pard\intbl\itap2 内\nestcell{\nonesttables\par}里\nestcell"
        r"{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}{\nonesttables\par}"
    )
    outer = rf"\trowd\cellx2000\cellx4000\pard\intbl 外\cell 前\par {inner}"

    assert drawn(read(rf"{outer}\pard\intbl 后\cell\row\pard 尾\par")) == (
        "外 | 前⏎后\n内 | 里\n尾"
    )


@pytest.mark.parametrize(
    "text",
    [
        r"\'bc\'d7",
        r"\f1 \'bc\'d7",
        r"\loch\af0\hich\af0\dbch\af1 \'bc\'d7",
        r"\u30002\'bc\'d7".replace(r"\u", r"\uc2\u"),
        r"{\upr{?}{\*\ud{\u30002?}}}",
        r"{\uc0\u30002}",
    ],
)
def test_han_may_be_written_in_many_ways(text: str) -> None:
    assert drawn(read(rf"{text}\par")) == "甲"


def test_bytes_of_the_national_code_may_stand_as_they_are() -> None:
    data = rtf(r"@\par").replace(b"@", "项目名称".encode("gbk"))
    (found,) = rtf_grids(data)

    assert drawn(found) == "项目名称"


def test_western_signs_in_a_western_face_are_no_han() -> None:
    assert drawn(read(r"\f0 25\'b0C\par")) == "25°C"


def test_a_character_of_two_halves_is_one() -> None:
    assert drawn(read(r"\u-10178?\u-8777?甲\par")) == "\U0001f9b7甲"


def test_words_for_signs_are_signs() -> None:
    body = r"\ldblquote 甲\rdblquote\emdash a\~b\_c\-d\{\\\}\par"

    assert drawn(read(body)) == "“甲”—a\xa0b-cd{\\}"


def test_signs_of_a_face_of_symbols_are_as_they_look() -> None:
    assert drawn(read(r"\f2\'fe\f0 是\f2 \u-3928?\f0 否\par")) == "☑是□否"


def test_breaks_are_lines_and_tabs_are_columns() -> None:
    assert drawn(read(r"附件\line 标题\par 左\tab 右\par")) == "附件\n标题\n左 | 右"


def test_struck_and_hidden_text_is_left_out_and_told() -> None:
    found = read(
        rf"见{{\strike 划}}{{\v 密}}{{\cf{WHITE} 白}}{{\fs2 小}}\striked1 双\striked0 字\par"
    )

    assert drawn(found) == "见字"
    assert found.remarks == (
        "划掉的文字没有读入，请核对：划、双",
        "有隐藏的文字没有读入：密、白、小",
    )


def test_white_on_a_dark_cell_is_read() -> None:
    says = [rf"\clcbpat{DARK}"]

    assert drawn(read(table_row(rf"\cf{WHITE} 甲", "乙", says=says))) == "甲 | 乙"


def test_edits_under_tracking_are_read_as_accepted() -> None:
    found = read(r"新{\revised 加}{\deleted 删}文\par")

    assert drawn(found) == "新加文"
    assert found.remarks == (
        "有修订，已按接受全部修订后的内容读入",
        "修订中删去的文字没有读入：删",
    )


def test_raised_figures_are_no_digits() -> None:
    assert drawn(read(r"40m{\super 2}\par")) == "40m²"


def test_only_what_a_field_shows_is_read() -> None:
    field = r"{\field{\*\fldinst{ PAGE }}{\fldrslt 7}}"

    assert drawn(read(rf"第{field}页\par")) == "第7页"


@pytest.mark.parametrize(
    ("says", "box"),
    [(r"\ffres1", "☑"), (r"\ffres0", "□"), (r"\ffres25\ffdefres1", "☑"), ("", "□")],
)
def test_a_box_to_tick_is_a_sign(says: str, box: str) -> None:
    form = rf"{{\*\formfield{{\fftype1{says}}}}}"
    field = rf"{{\field{{\*\fldinst{{ FORMCHECKBOX }}{form}}}{{\fldrslt}}}}"

    assert drawn(read(rf"{field}是\par")) == f"{box}是"


def test_numbers_of_lists_are_part_of_the_text() -> None:
    number = r"{\listtext\pard\plain 一、\tab}"
    point = r"{\listtext\pard\plain\f2 \'6c\tab}"

    assert drawn(read(rf"\pard{number}甲\par {point}乙\par")) == "一、甲\n乙"


def test_headers_come_first_and_footers_last() -> None:
    assert drawn(read(r"{\footer\pard 填表人\par}{\header\pard 附件1\par}正文\par")) == (
        "附件1\n正文\n填表人"
    )


def test_notes_and_remarks_are_told() -> None:
    found = read(
        r"正文{\footnote\pard 见通知}{\footnote\ftnalt 书目}{\*\annotation 核对}\par"
    )

    assert drawn(found) == "正文"
    assert found.remarks == (
        "脚注没有读入：见通知",
        "尾注没有读入：书目",
        "批注没有读入：核对",
    )


def test_text_boxes_are_read_behind_the_text_and_told() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard 框\par}}{\shprslt 旧}}"
    found = read(rf"前{box}后\par")

    assert drawn(found) == "前后\n框"
    assert found.remarks == ("文本框里的文字已接在正文后面读入，请核对",)


def test_pictures_and_bytes_are_passed_over_and_told() -> None:
    found = read(r"甲{\pict\bin4 }}}}}{\*\shppict{\pict 0fab}}乙\par")

    assert drawn(found) == "甲乙"
    assert found.remarks == (PICTURES,)


def test_what_nobody_knows_is_passed_over() -> None:
    assert drawn(read(r"{\*\unknown{甲}\}}{\info{\title 乙}}\foo1 丙\par")) == "丙"


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_document_that_was_cut_off_is_told(quarter: int) -> None:
    for data in (rtf_of(grid(MERGED)), LIBREOFFICE.read_bytes()):
        with pytest.raises(Unfit, match="不完整"):
            rtf_grids(data[: len(data) * quarter // 4])


def test_groups_far_within_each_other_are_told() -> None:
    deep = b"{" * 100_000 + b"}" * 100_000

    with pytest.raises(Unfit, match="套得太深"):
        rtf_grids(rb"{\rtf1 " + deep + b"}")


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_are_read_or_told(seed: int) -> None:
    random, data = Random(seed), bytearray(rtf_of(grid(MERGED)))
    for _ in range(random.choice((1, 3, 30))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    try:
        read_data(PATH, bytes(data))
    except Unreadable as told:
        assert told.__cause__ is None
