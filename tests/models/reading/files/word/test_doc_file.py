"""Documents of Word 97 to 2003 become grids, feature by feature."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from models.reading.file import read_data
from models.reading.files.kind import LOCKED
from models.reading.files.word.doc_file import doc_grids
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit, Unreadable
from tests.fuzz.trial import PATH
from tests.models.reading.files.compound import compound
from tests.models.reading.files.doc_builder import (
    COLUMN,
    Paragraph,
    Pieces,
    Stories,
    cell,
    described,
    doc,
    doc_of,
    in_tables,
    line,
    row,
    row_end,
)
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid

MERGED = """
    2026年项目支出绩效目标表
    项目名称 | 更换路灯 | < | <
    产出指标 | 数量指标 | 安装⏎路灯 | 40
    ^       | ^       | 更换灯杆 | 4
    ^       | 质量指标 | 合格率 | 98
    """
STRUCK, VANISHED = b"\x37\x08\x01", b"\x3c\x08\x01"
DELETED, INSERTED = b"\x00\x08\x01", b"\x01\x08\x01"
RAISED, WHITE, TINY = b"\x48\x2a\x01", b"\x70\x68\xff\xff\xff\0", b"\x43\x4a\x02\0"
DARK_ROW = b"\x12\xd6\x0a" + struct.pack("<IIH", 0, 0x643820, 0)
THREE = [0, COLUMN, 2 * COLUMN, 3 * COLUMN]
FIRST, GOES_ON = 0x60, 0x20
LIBREOFFICE = Path(__file__).parents[2] / "data/libreoffice/merged.doc"
FIELD = "\x13 SEQ 表 \\* ARABIC \x14"


def read(paragraphs: Sequence[Paragraph], pieces: Pieces = "wide") -> SourceGrid:
    """Return the grid of a document."""
    (found,) = doc_grids(doc(paragraphs, pieces))
    return found


@pytest.mark.parametrize("pieces", ["wide", "fast"])
def test_merged_cells_keep_their_extent(pieces: Pieces) -> None:
    (found,) = doc_grids(doc_of(grid(MERGED), pieces))

    assert drawn(found) == dedented(MERGED)


def test_a_form_is_read_whatever_its_file_is_called() -> None:
    (found,) = read_data(PATH, doc_of(grid(MERGED)))

    assert found.definition.id == "project_form_2026"


def test_western_pieces_have_a_byte_for_a_character() -> None:
    found = read([line("caf\u00e9 \u2014 25\u00b0C")], "narrow")

    assert drawn(found) == "caf\u00e9 \u2014 25\u00b0C"
    assert found.remarks == ()


def test_bytes_of_the_national_code_are_han_and_told() -> None:
    texts = row("项目名称", "更换路灯3盏", "好")
    (found,) = doc_grids(doc(_by_bytes(texts), "narrow", code="latin-1"))

    assert drawn(found) == "项目名称 | 更换路灯3盏 | 好"
    assert found.remarks == ("有的文字按国标码（GB）读入，请核对",)


def _by_bytes(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs whose characters are bytes of the national code."""
    return [
        Paragraph(
            tuple((text.encode("gbk").decode("latin-1"), b"") for text, _ in each.runs),
            each.properties,
            each.end,
        )
        for each in paragraphs
    ]


def test_characters_of_two_units_do_not_move_what_follows() -> None:
    found = read([line("𠮷𠮷甲", ("乙", VANISHED), "丙")])

    assert drawn(found) == "𠮷𠮷甲丙"


@pytest.mark.parametrize("changes", [VANISHED, 0x5C << 1 | 1 << 8])
def test_what_a_piece_changes_comes_on_top(changes: bytes | int) -> None:
    hidden = Paragraph((("乙", b""),), changes=changes)
    found = read([line("甲"), hidden, line("丙")], "fast")

    assert drawn(found).split() == ["甲", "丙"]
    assert found.remarks == ("有隐藏的文字没有读入：乙",)


def test_a_piece_may_put_a_paragraph_into_a_table() -> None:
    into = 0x18 << 1 | 1 << 8
    bare = [Paragraph(((text, b""),), end="\x07", changes=into) for text in "甲乙"]

    assert drawn(read([*bare, row_end(described([0, 9, 18]))], "fast")) == "甲 | 乙"


def test_what_is_merged_by_later_properties_is_merged() -> None:
    join = b"\x24\x56\x00\x02"
    above = row("甲", "", "乙", more=join + b"\x2b\xd6\x02\x02\x03")
    below = row("丙", "丁", "", more=b"\x2b\xd6\x02\x02\x01")

    assert drawn(read([*above, *below])) == dedented("甲 | < | 乙\n丙 | 丁 | ^")


def test_later_properties_split_widen_put_in_and_take_out_cells() -> None:
    split = b"\x25\x56\x00\x02"
    insert = b"\x21\x76\x01\x01" + struct.pack("<H", COLUMN)
    delete = b"\x22\x56\x02\x03"
    widen = b"\x23\x76\x01\x02" + struct.pack("<H", 2 * COLUMN)

    assert drawn(
        read(
            [
                *row("一", "二", "三", "四"),
                *row("甲", "乙", says=[1, 2], more=split),
                *[cell("丙"), cell("丁"), cell("戊")],
                row_end(described([0, COLUMN, 2 * COLUMN]) + insert),
                *[cell("己"), cell("庚")],
                row_end(described(THREE) + delete + widen),
            ]
        )
    ) == dedented("一|二|三|四\n甲|乙|.|.\n丙|丁|戊|.\n己|庚|<|.")


@pytest.mark.parametrize("says", [[1, 2, 2, 0], [2, 1, 1, 0], [3, 1, 1, 0]])
def test_cells_merged_sideways_are_known_by_either_numbers(says: list[int]) -> None:
    assert drawn(read(row("甲", "", "", "乙", says=says))) == "甲 | < | < | 乙"


def test_rows_may_be_described_in_the_old_way() -> None:
    edges = [0, COLUMN, 2 * COLUMN]
    above = [cell("甲"), cell("乙"), row_end(described(edges, [FIRST], old=True))]
    below = [cell(""), cell("丙"), row_end(described(edges, [GOES_ON], old=True))]

    assert drawn(read([*above, *below])) == dedented("甲 | 乙\n^ | 丙")


def test_long_descriptions_stand_in_another_stream() -> None:
    texts = [f"第{at}格" for at in range(30)]

    assert drawn(read(row(*texts, says=[0] * 30))) == " | ".join(texts)


def test_rows_of_other_cells_stand_on_one_lattice() -> None:
    edges = [0, 3 * COLUMN // 2, 3 * COLUMN]
    uneven = [cell("丁"), cell("戊"), row_end(described(edges))]

    assert drawn(read([*row("甲", "乙", "丙"), *uneven])) == dedented(
        "甲 | 乙 | < | 丙\n丁 | < | 戊 | <"
    )


def test_edges_that_were_drawn_by_hand_are_one() -> None:
    edges = [-20, COLUMN + 15, 2 * COLUMN - 9]
    crooked = [cell("丙"), cell("丁"), row_end(described(edges))]

    assert drawn(read([*row("甲", "乙"), *crooked])) == dedented("甲 | 乙\n丙 | 丁")


def test_cells_that_no_row_describes_are_kept() -> None:
    assert drawn(read([cell("甲"), cell("乙"), row_end(b"")])) == "甲 | 乙"
    assert drawn(read([cell("甲"), cell("乙")])) == "甲 | 乙"


def test_tables_in_cells_follow_their_rows() -> None:
    inner = described([0, COLUMN, 2 * COLUMN])
    table = [cell("内", depth=2), cell("里", depth=2), row_end(inner, depth=2)]
    before = Paragraph((("前", b""),), in_tables(1))
    outer = [cell("外"), before, *table, cell("后"), row_end(inner)]

    assert drawn(read([*outer, line("尾")])) == "外 | 前⏎后\n内 | 里\n尾"


def test_breaks_within_a_cell_are_lines() -> None:
    first = Paragraph((("甲\x0b乙", b""),), in_tables(1))

    assert drawn(read([first, *row("丙", "丁")])) == "甲⏎乙⏎丙 | 丁"


def test_only_what_a_field_shows_is_read() -> None:
    nested = "\x13 IF \x13 PAGE \x141\x15 = 1 \x14甲\x15"

    assert drawn(read([line("第", FIELD, "7", "\x15", "页", nested)])) == "第7页甲"


def test_a_field_left_open_hides_no_other_story() -> None:
    beside = Stories(footer=[line("填表人")])
    (found,) = doc_grids(doc([line("甲", "\x13 PAGE ")], beside=beside))

    assert drawn(found) == "甲\n填表人"


def test_struck_and_hidden_text_is_left_out_and_told() -> None:
    found = read(
        [line("见", ("划", STRUCK), ("密", VANISHED), ("白", WHITE), ("小", TINY), "字")]
    )

    assert drawn(found) == "见字"
    assert found.remarks == (
        "划掉的文字没有读入，请核对：划",
        "有隐藏的文字没有读入：密、白、小",
    )


def test_white_on_a_dark_cell_is_read() -> None:
    described_row = described([0, COLUMN, 2 * COLUMN]) + DARK_ROW

    assert drawn(read([cell(("甲", WHITE)), cell("乙"), row_end(described_row)])) == (
        "甲 | 乙"
    )


def test_white_in_a_table_whose_style_fills_cells_is_read() -> None:
    filled = struct.pack("<7H", 0, 0xFFF3, 0x0003, 0, 0, 0, 0) + _list(DARK_ROW)
    styles = struct.pack("<HHHHH", 4, 2, 10, 0, len(filled)) + filled
    end = described([0, COLUMN, 2 * COLUMN]) + b"\x3a\x56\x01\0"
    cells = [cell(("甲", WHITE)), cell("乙"), row_end(end)]

    (found,) = doc_grids(doc(cells, parts={1: styles}))

    assert drawn(found) == "甲 | 乙"


def _list(properties: bytes) -> bytes:
    return struct.pack("<H", len(properties)) + properties


def test_symbols_are_as_they_look() -> None:
    box = b"\x09\x6a" + struct.pack("<HH", 1, 0xF0FE)

    (found,) = doc_grids(
        doc([line(("((", box), "是(否)")], parts={15: _faces("宋体", "Wingdings")})
    )

    assert drawn(found) == "☑☑是(否)"


def _faces(*names: str) -> bytes:
    written = struct.pack("<HH", len(names), 0)
    for each in names:
        body = bytes(39) + f"{each}\0".encode("utf-16-le")
        written += bytes([len(body)]) + body
    return written


@pytest.mark.parametrize(
    ("says", "usual", "box"), [(1, 0, "☑"), (0, 1, "□"), (25, 1, "☑"), (25, 0, "□")]
)
def test_a_box_to_tick_is_a_sign(says: int, usual: int, box: str) -> None:
    at, name = 4, "甲".encode("utf-16-le") + b"\0\0"
    field = struct.pack("<IHHH", 0xFFFFFFFF, says << 2 | 1, 0, 20)
    field += struct.pack("<H", 1) + name + struct.pack("<H", usual)
    data = struct.pack("<IH", 0x44 + len(field), 0x44).ljust(0x44, b"\0") + field
    mark = b"\x06\x08\x01\x03\x6a" + struct.pack("<I", at)
    paragraph = line("\x13 FORMCHECKBOX ", ("\x01", mark), "\x14\x15是")

    (found,) = doc_grids(doc([paragraph], data=data))

    assert drawn(found) == f"{box}是"


def test_edits_under_tracking_are_read_as_accepted() -> None:
    found = read([line("新", ("加", INSERTED), ("删", DELETED), "文")])

    assert drawn(found) == "新加文"
    assert found.remarks == (
        "有修订，已按接受全部修订后的内容读入",
        "修订中删去的文字没有读入：删",
    )


def test_a_hidden_row_is_left_out_and_told() -> None:
    hidden = Paragraph((), row_end(described([0, COLUMN, 2 * COLUMN])).properties)
    mark = Paragraph((("\x07", VANISHED),), hidden.properties, end="")
    found = read([*row("甲", "乙"), cell("丙"), cell("丁"), mark])

    assert drawn(found) == "甲 | 乙"
    assert found.remarks == ("有隐藏的文字没有读入：丙 丁",)


def test_raised_figures_are_no_digits() -> None:
    assert drawn(read([line("40m", ("2", RAISED))])) == "40m²"


def test_headers_come_first_and_footers_last() -> None:
    beside = Stories(header=[line("附件1")], footer=[line("填表人")])
    (found,) = doc_grids(doc([line("正文")], beside=beside))

    assert drawn(found) == "附件1\n正文\n填表人"


def test_footnotes_are_told() -> None:
    beside = Stories(footnotes=[line("\x02 见通知")])
    (found,) = doc_grids(doc([line("正文\x02")], beside=beside))

    assert drawn(found) == "正文"
    assert found.remarks == ("脚注没有读入：见通知",)


def test_pictures_are_told() -> None:
    found = read([line("甲\x01")])

    assert drawn(found) == "甲"
    assert found.remarks == ("有图片、图表或嵌入的对象，其中的文字读不出来，请核对",)


def test_what_a_style_hides_is_hidden() -> None:
    (found,) = doc_grids(
        doc(
            [line("甲"), Paragraph((("乙", b""),), style=1)],
            parts={1: _styles(b"", VANISHED)},
        )
    )

    assert drawn(found).strip() == "甲"
    assert found.remarks == ("有隐藏的文字没有读入：乙",)


def _styles(*texts: bytes) -> bytes:
    """Return styles of paragraphs, each with properties of its text."""
    written = struct.pack("<HHH", 4, len(texts), 10)
    for each in texts:
        of_paragraphs, of_text = struct.pack("<HH", 2, 0), struct.pack("<H", len(each))
        body = struct.pack("<7H", 0, 0xFFF1, 0x0002, 0, 0, 0, 0)
        body += of_paragraphs + of_text + each
        body += b"\0" * (len(body) % 2)
        written += struct.pack("<H", len(body)) + body
    return written


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [
        (2, 0x68, "Word 95"),
        (10, 0x0300, LOCKED),
        (0, 0xA5DC, "Word 95"),
        (0, 0x1234, "不完整"),
        (76, 0xFFFF, "不完整"),
    ],
)
def test_what_the_header_forbids_is_told(at: int, value: int, reason: str) -> None:
    data = bytearray(doc([line("甲")]))
    header = data.index(struct.pack("<2H", 0xA5EC, 0xC1))
    struct.pack_into("<H", data, header + at, value)

    with pytest.raises(Unfit, match=reason):
        doc_grids(bytes(data))


def test_a_length_that_is_to_be_ignored_is_ignored() -> None:
    data = bytearray(doc([line("甲")], beside=Stories(footnotes=[line("注")])))
    header = data.index(struct.pack("<2H", 0xA5EC, 0xC1))
    struct.pack_into("<I", data, header + 88, 7_777)

    (found,) = doc_grids(bytes(data))

    assert drawn(found) == "甲"


def test_a_document_without_its_text_is_told() -> None:
    with pytest.raises(Unfit, match="不完整"):
        doc_grids(compound({"WordDocument": b"\0" * 10}))


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_document_that_was_cut_off_is_read_whole_or_told(quarter: int) -> None:
    for data in (doc_of(grid(MERGED)), LIBREOFFICE.read_bytes()):
        (full,) = doc_grids(data)
        try:
            (found,) = doc_grids(data[: len(data) * quarter // 4])
        except Unfit as told:
            assert "不完整" in str(told)
        else:
            assert drawn(found) == drawn(full)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_are_read_or_told(seed: int) -> None:
    random, data = Random(seed), bytearray(doc_of(grid(MERGED), "fast"))
    for _ in range(random.choice((1, 3, 30))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    try:
        read_data(PATH, bytes(data))
    except Unreadable as told:
        assert told.__cause__ is None
