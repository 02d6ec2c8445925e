"""Workbooks of the old kind become grids."""

from __future__ import annotations

import struct

import pytest

from models.reading.files.kind import file_kind
from models.reading.files.workbook.spreadsheet import HIDDEN_SHEET
from models.reading.files.workbook.xls_file import DAMAGED, LOST, xls_grids
from models.reading.unreadable import Unfit
from tests.models.reading.files.compound import compound
from tests.models.reading.files.packed import label
from tests.models.reading.files.xls_builder import (
    Content,
    Formats,
    XlsSheet,
    workbook,
    xls,
    xls_of,
)
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid

LOCKED = b"\x2f\0\4\0" + bytes(9)
"""The record of a password."""


def row(*contents: Content) -> XlsSheet:
    """Return a sheet with one row; each cell has the format of its place."""
    return XlsSheet({(0, at): (each, at) for at, each in enumerate(contents)})


def test_merged_cells_keep_their_extent() -> None:
    drawing = """
        项目名称 | 更换路灯 | < | <
        产出指标 | 数量指标 | 安装⏎路灯 | 40
        ^       | ^       | 更换灯杆 | 4
        ^       | 质量指标 | 合格率 | 98
        """
    (found,) = xls_grids(xls_of(grid(drawing)))

    assert drawn(found) == dedented(drawing)


def test_numbers_are_read_as_their_cells_show_them() -> None:
    formats: Formats = ["0.00", "0%", "yyyy-m-d", 14]
    (found,) = xls_grids(xls({"表": row(4.98, 50.0, 0.5, 46387.0, 46387.0)}, formats))

    assert drawn(found) == "4.98 | 50.00 | 50% | 2026-12-31 | 2026/12/31"


def test_digits_that_a_format_hides_are_kept_and_told() -> None:
    (found,) = xls_grids(xls({"表": row("甲", 681.071914)}, ["0.00"]))

    assert drawn(found) == "甲 | 681.071914"
    assert found.remarks == (
        "单元格显示的位数比存的少，已按存的数读入，请核对：B1（显示 681.07）",
    )


def test_a_bad_number_is_named_and_the_rest_is_read() -> None:
    (found,) = xls_grids(xls({"表": row("甲", float("nan"), 4.98)}, [0, 0]))

    assert drawn(found) == "甲 | nan | 4.98"
    assert found.remarks == ("单元格的数值有误，已按文字读入，请核对：B1（nan）",)


def test_other_kinds_of_cells_are_read_as_they_show() -> None:
    sheet = XlsSheet({(0, 0): (True, 0), (0, 1): (b"\x17", 0), (0, 2): ("甲", 0)})
    (found,) = xls_grids(xls({"表": sheet}))

    assert drawn(found) == "TRUE | . | 甲"
    assert found.remarks == ("公式的结果是错误值，没有读入：B1（#REF!）",)


def test_sheets_are_read_and_hidden_ones_only_told() -> None:
    hidden = XlsSheet({(0, 0): ("乙", 0)}, is_hidden=True)
    first, second = xls_grids(xls({"一": row("甲"), "二": hidden}))

    assert (first.name, drawn(first), first.remarks) == ("一", "甲", ())
    assert (second.name, drawn(second)) == ("二", "")
    assert second.remarks == (HIDDEN_SHEET,)


def test_a_cell_far_out_is_told() -> None:
    sheet = XlsSheet({(0, 0): ("甲", 0), (65535, 255): ("乙", 0)})
    (found,) = xls_grids(xls({"表": sheet}))

    assert drawn(found) == "甲"
    assert found.remarks == ("第 5000 行以后或第 200 列以后的内容没有读入：A65536",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (compound({"Workbook": bytes(5000)}), "不完整"),
        (xls_of(grid("甲"))[:2000], "不完整"),
        (compound({"Workbook": workbook({})[:20] + LOCKED}), "打开密码"),
        (bytes(20 * 1024 * 1024 + 1), "内容太多"),
    ],
    ids=label,
)
def test_what_cannot_be_read_is_said(data: bytes, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        xls_grids(data)


def record(kind: int, data: bytes) -> bytes:
    """Return a record of a workbook."""
    return struct.pack("<HH", kind, len(data)) + data


def with_bad_name() -> bytes:
    """Return a workbook in which a name stands for cells beside its own."""
    formula = b"\x2d" + struct.pack("<4H", 0, 1, 0xC000, 0xC001)
    head = struct.pack("<HBBHHH4B", 0, 0, 1, len(formula), 0, 0, 0, 0, 0, 0)
    name = record(0x18, head + b"\0a" + formula)
    globals_, sheet = workbook({"表": row("甲", 4.98)}, [0]).split(b"\x0a\0\0\0", 1)
    place = struct.pack("<I", len(globals_) + 4)
    moved = struct.pack("<I", len(globals_) + 4 + len(name))
    return globals_.replace(place, moved, 1) + name + b"\x0a\0\0\0" + sheet


def cut_at_the_end() -> bytes:
    """Return a workbook whose last record is longer than the rest of it."""
    whole = workbook({"表": row("甲", 4.98)}, [0])
    return whole[:-4] + struct.pack("<HH", 0xE5, 8_000)


def crossed() -> bytes:
    """Return a file whose short streams and workbook share their sectors."""
    file = bytearray(compound({"Workbook": workbook({"表": row("甲", 4.98)}, [0])}))
    root = file.index("Root Entry".encode("utf-16-le"))
    struct.pack_into("<II", file, root + 116, 2, 512)
    return bytes(file)


def meeting_itself() -> bytes:
    """Return a file in which the chain of the directory has no end."""
    file = bytearray(compound({"Workbook": workbook({"表": row("甲", 4.98)}, [0])}))
    struct.pack_into("<I", file, 512 + 4, 1)
    return bytes(file)


@pytest.mark.parametrize(
    "data",
    [
        compound({"Workbook": with_bad_name()}),
        compound({"Book": cut_at_the_end()}),
        crossed(),
        meeting_itself(),
    ],
    ids=["name", "cut", "crossed", "endless"],
)
def test_the_cells_of_a_damaged_workbook_are_read_and_the_damage_told(
    data: bytes,
) -> None:
    (found,) = xls_grids(data)

    assert drawn(found) == "甲 | 4.98"
    assert found.remarks == (DAMAGED,)


def test_a_sheet_that_is_lost_is_told_and_the_others_are_read() -> None:
    whole = workbook({"一": row("甲"), "二": row("乙")})
    end = whole.rindex(b"\x09\x08")
    first, second = xls_grids(compound({"Workbook": whole[:end] + b"\xff" * 4_000}))

    assert (drawn(first), first.remarks) == ("甲", (DAMAGED,))
    assert (drawn(second), second.remarks) == ("", (LOST,))


@pytest.mark.parametrize("name", ["WORKBOOK", "workbook", "BOOK"])
def test_the_case_of_the_name_of_the_stream_says_nothing(name: str) -> None:
    data = compound({name: workbook({"表": row("甲")})})

    assert file_kind(data) == "xls"
    assert drawn(xls_grids(data)[0]) == "甲"
