"""Reports, accounts, lists and letters hold no form, whatever their tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.reading import read_data
from models.reading.file import NOTHING
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unreadable
from tests.models.pdf.papers import pdf
from tests.models.reading.pdf_pages.drawn_grid import grid
from tests.models.reading.test_varied_layouts import KINDS

NO_FORMS = {
    "quarterly report": """
        示例股份有限公司2025年第三季度报告
        单位：元　币种：人民币
        项目 | 本报告期 | 上年同期 | 增减变动幅度(%)
        营业收入 | 120000 | 110000 | 9.1
        其他资金 | 3400 | 2800 | 21.4
        项目支出 | 900 | 800 | 12.5
        备注 | 未经审计 | . | .
        """,
    "departmental budget": """
        2026年部门收支总表
        部门名称：示例馆　单位：万元
        收入 | . | 支出 | .
        项目 | 预算数 | 项目 | 预算数
        一般公共预算 | 120 | 基本支出 | 90
        政府性基金拨款 | 0 | 项目支出 | 30
        其他资金 | 0 | 资金总额 | 120
        """,
    "balance sheet": """
        资产负债表
        编制单位：示例公司 | . | 单位：元
        资产 | 期末余额 | 年初余额
        货币资金 | 100 | 90
        合计 | 100 | 90
        """,
    "list of projects": """
        2026年专项资金项目清单
        序号 | 项目名称 | 主管部门 | 实施单位 | 金额（万元）
        1 | 更换路灯 | 示例局 | 示例所 | 30
        2 | 修剪行道树 | 示例局 | 示例所 | 12
        合计 | . | . | . | 42
        """,
    "minutes": """
        会议纪要
        时间：2026年1月8日
        单位：示例馆
        会议讨论了项目支出绩效目标表，要求各单位于月底前报送。
        联系电话：12345678
        """,
    "letter": """
        关于报送2026年项目支出绩效目标表的通知
        各单位：
        请认真填写项目支出绩效目标表
        填报单位（盖章）：由办公室统一盖章
        联系人：某甲　联系电话：12345678
        """,
    "page of prose": """
        绩效管理是预算管理的一部分。
        Name=预算绩效目标表
        数量指标、质量指标、时效指标都是产出指标。
        项目名称要写全称，备注可以不写。
        """,
    "guide to a form": """
        填报说明
        项目名称 | 与预算批复一致
        项目类别 | 特定目标类、运转类
        主管部门 | 写全称
        年度资金总额 | 以万元为单位
        """,
    "contract": """
        合同登记表
        项目名称 | 更换路灯
        合同金额 | 35.6 | 其他资金 | 3
        实施单位 | 示例所 | 资金总额 | 38.6
        """,
    "year's accounts": """
        年初预算数（总额） | 120
        年度财政拨款 | 90
        其他资金 | 30
        """,
    "list of forms": """
        项目支出绩效目标汇总表
        序号 | 项目名称 | 年度本级预算金额
        1 | 更换路灯 | 30
        2 | 修剪行道树 | 12
        """,
    "who has filled in": """
        绩效目标表填报情况统计表（2026年度）
        单位名称 | 项目名称 | 备注
        示例馆 | 更换路灯 | 未报
        """,
    "list of staff": """
        职工花名册
        单位名称 | 示例馆 | 填表人 | 某甲 | 联系电话 | 12345
        序号 | 姓名 | 备注
        1 | 某乙 | .
        """,
    "purchase": """
        采购需求表
        任务名称 | 主要内容 | 数量 | 单位 | 备注
        台灯 | 护眼台灯 | 12 | 台 | .
        """,
    "production plan": """
        生产指标完成情况
        数量指标 | 120 | 118
        质量指标 | 98% | 97%
        成本指标 | 30 | 29
        经济效益 | 8 | 9
        """,
    "budget of a household": """
        家庭预算
        单位：元
        项目 | 预算数 | 执行数 | 执行率
        总分 | 100 | 90 | 90%
        """,
}


def _pdf_of(found: SourceGrid) -> bytes:
    """Return a grid as a page without rules, its texts under each other."""

    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(found.rows):
            for cell in row.cells:
                canvas.drawString(60 + 110 * cell.column, 760 - 24 * at, cell.text)

    return pdf(draw)


ALL_KINDS = {**KINDS, "pdf": _pdf_of}


@pytest.mark.parametrize("kind", sorted(ALL_KINDS))
@pytest.mark.parametrize("name", NO_FORMS)
def test_no_form_is_found_where_there_is_none(name: str, kind: str) -> None:
    data = ALL_KINDS[kind](grid(NO_FORMS[name]))

    with pytest.raises(Unreadable) as refused:
        read_data(Path(f"表.{kind}"), data)

    assert NOTHING in str(refused.value)
