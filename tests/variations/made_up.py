"""Small sheets that nobody filed, of the kinds that published ones have."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from tests.variations.sheet import Expectation, Sheet, read_sheet

PROJECT = """\
    项目支出绩效目标申报表
    （2025年度）
    填报单位（盖章）：
    项目名称|乡道路灯更换|项目负责人|周某
    主管部门|甲县住建局|实施单位|甲县照明所
    项目资金（万元）|资金总额|1200|其中：财政拨款|900
    项目概况|更换老旧路灯||
    年度绩效目标|更换路灯三百盏，改善夜间出行；群众满意。||
    绩效指标|一级指标|二级指标|三级指标|指标值|绩效标准
    |产出指标|数量指标|更换路灯数|≥300盏|计划标准
    ||质量指标|验收合格率|100%|行业标准
    ||时效指标|完工时间|11月底前|计划标准
    |效益指标|社会效益指标|夜间出行条件|改善|计划标准
    ||生态效益指标|||
    |满意度指标|服务对象满意度指标|居民满意率|≥95%|历史标准
    其他需说明的问题|||||
    """

EVALUATION = """\
    附件：
    项目支出绩效自评表(2024年度)
    项目名称|水渠清淤|||||||
    主管部门|乙县水务局|||实施单位|乙县渠道所|||
    项目资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分|
    |年度资金总额|86|80|72.5|10|90.6|9|
    |其中：本年财政拨款|86|80|72.5||||
    |其他资金|||||||
    年度总体目标|预期目标|||实际完成情况||||
    |清淤十二公里|||已清淤十一公里||||
    绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
    |产出指标(50分)|数量指标|清淤长度|12公里|11公里|20|18|雨天停工
    ||质量指标|断面达标率|≥98%|99%|20|20|
    |效益指标(30分)|社会效益指标|灌溉面积|扩大|扩大|30|30|
    """

SPLIT = """\
    丙县整体支出绩效评价指标表
    2023年度
    一级指标|二级指标|三级指标|指标性质|指标值|度量单位|分值|得分
    产出指标|数量指标|培训人数|≥|40|人|20|20
    产出指标|时效指标|按期开班率|=|100|%|10|9
    效益指标|经济效益指标|人均增收|≥|600|元|20|15
    """

BANDS = """\
    项目支出绩效目标表
    （2022年度）
    项目名称|校舍维修|主管部门|丁县教育局
    项目资金|资金总额：1,500万元||
    一级指标|二级指标(长期)|三级指标(长期)|指标值(长期)|二级指标(年度)|三级指标(年度)|指标值(年度)
    产出指标|数量指标|维修校舍数|6栋|数量指标|当年维修数|2栋
    产出指标|质量指标|||质量指标|验收合格率|100%
    """


def made_up() -> dict[str, Sheet]:
    """Return the sheets by their names."""
    return {
        "bands": _sheet(BANDS, _bands()),
        "evaluation": _sheet(EVALUATION, _evaluation()),
        "project": _sheet(PROJECT, _project()),
        "split": _sheet(SPLIT, _split()),
    }


def _sheet(drawing: str, expected: Expectation) -> Sheet:
    return read_sheet(dedent(drawing).replace("|", "\t"), [expected])


def _form(kind: str, title: str, year: int, **parts: Any) -> Expectation:
    empty: Expectation = {
        "form": kind,
        "title": title,
        "budget_year": year,
        "reporting_unit": "",
        "fields": {},
        "main_tasks": [],
        "budget": {},
        "tables": {},
        "weights": {},
        "indicators": [],
    }
    return {**empty, **parts}


def _row(levels: str, name: str, value: str, **columns: Any) -> Expectation:
    first, second = levels.split("/")
    sign, target, unit = value.split(" ")
    return {
        "first_level": first + "指标",
        "second_level": second + "指标",
        "name": name,
        "sign": sign,
        "target": target,
        "unit": unit,
        "explanation": "",
        "note": "",
        **columns,
    }


def _project() -> Expectation:
    return _form(
        "project_form",
        "项目支出绩效目标申报表",
        2025,
        fields={
            "项目名称": "乡道路灯更换",
            "项目负责人": "周某",
            "主管部门": "甲县住建局",
            "实施单位": "甲县照明所",
            "金额单位": "万元",
            "项目概况": "更换老旧路灯",
            "年度绩效目标": "更换路灯三百盏，改善夜间出行；群众满意。",
        },
        budget={"资金总额": "1200", "财政拨款": "900"},
        indicators=[
            _row("产出/数量", "更换路灯数", "≥ 300 盏", extra=_standard("计划")),
            _row("产出/质量", "验收合格率", " 100 %", extra=_standard("行业")),
            _row("产出/时效", "完工时间", " 11月底前 ", extra=_standard("计划")),
            _row("效益/社会效益", "夜间出行条件", " 改善 ", extra=_standard("计划")),
            _row(
                *("满意度/服务对象满意度", "居民满意率", "≥ 95 %"),
                extra=_standard("历史"),
            ),
        ],
    )


def _standard(kind: str) -> Expectation:
    return {"绩效标准": f"{kind}标准"}


def _evaluation() -> Expectation:
    return _form(
        "self_evaluation",
        "项目支出绩效自评表",
        2024,
        fields={
            "项目名称": "水渠清淤",
            "主管部门": "乙县水务局",
            "实施单位": "乙县渠道所",
            "预期目标": "清淤十二公里",
            "实际完成情况": "已清淤十一公里",
            "金额单位": "万元",
        },
        budget={
            "(总额)年初预算数": "86",
            "(总额)全年预算数": "80",
            "(总额)全年执行数": "72.5",
            "执行率": "90.6",
            "(财政拨款)全年执行数": "72.5",
        },
        weights={"产出指标": "50", "效益指标": "30"},
        indicators=[
            _row(
                *("产出/数量", "清淤长度", " 12 公里"),
                **{"actual": "11公里", "points": "20", "score": "18"},
                deviation_reason="雨天停工",
            ),
            _row(
                *("产出/质量", "断面达标率", "≥ 98 %"),
                **{"actual": "99%", "points": "20", "score": "20"},
            ),
            _row(
                *("效益/社会效益", "灌溉面积", " 扩大 "),
                **{"actual": "扩大", "points": "30", "score": "30"},
            ),
        ],
    )


def _split() -> Expectation:
    columns = [{"points": "20", "score": "20"}, {"points": "10", "score": "9"}]
    return _form(
        "evaluation_indicators",
        "丙县整体支出绩效评价指标表",
        2023,
        indicators=[
            _row("产出/数量", "培训人数", "≥ 40 人", **columns[0]),
            _row("产出/时效", "按期开班率", "= 100 %", **columns[1]),
            _row("效益/经济效益", "人均增收", "≥ 600 元", points="20", score="15"),
        ],
    )


def _bands() -> Expectation:
    long_term, annual = ({"目标期间": [each]} for each in ("长期", "年度"))
    return _form(
        "project_form",
        "项目支出绩效目标表",
        2022,
        fields={
            "项目名称": "校舍维修",
            "主管部门": "丁县教育局",
            "金额单位": "万元",
        },
        budget={"资金总额": "1,500万元"},
        indicators=[
            _row("产出/数量", "维修校舍数", " 6 栋", extra=long_term),
            _row("产出/数量", "当年维修数", " 2 栋", extra=annual),
            _row("产出/质量", "验收合格率", " 100 %", extra={**annual}),
        ],
    )
