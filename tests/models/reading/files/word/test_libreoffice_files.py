"""Files that another program wrote are read as they look there."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.reading.files.kind import file_kind
from models.reading.grids import read_grids
from models.reading.source_grid import SourceGrid
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn

FOLDER = Path(__file__).parents[2] / "data/libreoffice"
KINDS = pytest.mark.parametrize("kind", ["doc", "rtf"])


def read(name: str, kind: str) -> SourceGrid:
    """Return the grid of one of the files, whose bytes say what it is."""
    data = (FOLDER / f"{name}.{kind}").read_bytes()
    assert file_kind(data) == kind
    (found,) = read_grids(file_kind(data), data)
    return found


@KINDS
def test_merged_cells_keep_their_extent(kind: str) -> None:
    assert drawn(read("merged", kind)) == dedented(
        """
        2026年项目支出绩效目标表
        项目名称 | 更换路灯 | < | < | < | < | < | <
        年度本级预算金额 | 50 | 项目类别 | 特定目标类 | < | < | < | <
        指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位 | 指标值类型 | 备注
        ^ | 产出指标 | 数量指标 | 安装⏎路灯 | 40 | 盏 | ≥ | .
        ^ | ^ | ^ | 更换灯杆 | 4 | 根 | = | .
        ^ | ^ | 质量指标 | 合格率 | 98 | % | ≥ | 按合同
        """
    )


@KINDS
def test_tables_in_cells_follow_their_rows(kind: str) -> None:
    assert drawn(read("nested", kind)) == (
        "标题\n外 | 前⏎后\n甲 | 乙\n丙 | 深\n一 | 二\n下 | 末\n尾"
    )


@KINDS
def test_what_cannot_be_seen_is_left_out_and_told(kind: str) -> None:
    found = read("looks", kind)

    assert drawn(found).rstrip() == "见字\n甲 | 米²\n乙 | m²"
    assert found.remarks == (
        "有隐藏的文字没有读入：密、白、x",
        "划掉的文字没有读入，请核对：划、双",
    )


@KINDS
def test_numbers_of_lists_are_part_of_the_text(kind: str) -> None:
    assert drawn(read("numbers", kind)).rstrip() == (
        "一、一项\n（1）小\n（2）小二\n二、二项\n甲 | 三、三项"
    )
