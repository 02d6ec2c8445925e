"""What a file holds and a form does not is told by every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Run

TEXT = """2026年项目支出绩效目标表
填报单位：示例馆　填表人：某甲
申报科室\t照明科\t项目名称\t更换路灯
一级指标\t二级指标\t三级指标\t指标值\t度量单位\t指标值类型
产出指标\t数量指标\t更换数量\t40\t盏\t≥
\t进度指标\t按期开工率\t100\t%\t=
"""
UNTOLD = (
    "填表人：某甲",
    "申报科室",
    "照明科",
    "二级指标：进度指标；三级指标：按期开工率；指标值：100；度量单位：%；指标值类型：=",
)


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """Return a file that is not read whole."""
    file = tmp_path / "路灯.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", ["show", "check"])
def test_commands_list_each_text_that_was_not_read(
    run: Run, lamps: Path, command: str
) -> None:
    _, told, _ = run(command, lamps)

    for text in UNTOLD:
        assert f"[未放入表中] {text}\n" in told
    assert "没有读入，请对照未读入的内容补录" in told


def test_an_export_says_how_much_of_the_file_is_not_in_it(
    run: Run, lamps: Path, tmp_path: Path
) -> None:
    _, _, said = run("export", lamps, "-o", tmp_path / "out", "--format", "json")

    assert "原文件有 4 处内容没有放入表中：填表人：某甲、申报科室" in said
    assert "“进度指标”不是本表的指标级别" in said
