"""Years in texts: the form's own move on, all others stay."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.year_shift import shift_lone_year, shift_years, year_in

OTHER_YEARS = st.integers(1950, 2150).filter(lambda year: not 2026 <= year <= 2028)
AROUND = st.text("安装路灯，。完成（）第号至月日-、 12", max_size=6)
WAYS = st.sampled_from(["{}年", "{}年度", "{}年11月底前", "{}-{}年", "〔{}〕3号", "{}台"])


@pytest.mark.parametrize(
    ("text", "next_text"),
    [
        ("2026年", "2027年"),
        ("2026年1月至12月", "2027年1月至12月"),
        ("2026.1-2026.12", "2027.1-2027.12"),
        ("2026.01—2026.12", "2027.01—2027.12"),
        ("20260101-20261231", "20270101-20271231"),
        ("202601-202612", "202701-202712"),
        ("2026-06-30前", "2027-06-30前"),
        ("2026/6/30", "2027/6/30"),
        ("2026年11月底前", "2027年11月底前"),
        ("1.2026年度任务", "1.2027年度任务"),
        ("2026 年 3 月", "2027 年 3 月"),
        ("2026学年", "2027学年"),
    ],
)
def test_the_own_year_moves_on(text: str, next_text: str) -> None:
    assert shift_years(text, 2026) == next_text


@pytest.mark.parametrize(
    ("text", "next_text"),
    [
        ("２０２６年１１月底前", "２０２７年１１月底前"),
        ("二〇二六年", "二〇二七年"),
        ("二零二六年", "二零二七年"),
        ("二○二六年六月", "二○二七年六月"),
    ],
)
def test_a_year_keeps_the_way_it_is_written(text: str, next_text: str) -> None:
    assert shift_years(text, 2026) == next_text


@pytest.mark.parametrize(
    ("text", "next_text"),
    [
        ("2026-2028年", "2027-2029年"),
        ("2026年至2028年", "2027年至2029年"),
        ("2026～2028", "2027～2029"),
        ("2026年3月1日—2027年2月28日", "2027年3月1日—2028年2月28日"),
        ("2026、2027年", "2027、2028年"),
        ("2026年和2025年", "2027年和2025年"),
    ],
)
def test_a_range_moves_on_as_a_whole(text: str, next_text: str) -> None:
    assert shift_years(text, 2026) == next_text


@pytest.mark.parametrize(
    "text",
    [
        "按财预〔2021〕101号",
        "某办发〔2026〕3号",
        "某办发（2026）12号",
        "2026年第3号公告",
        "第2026-3号",
        "较2025年增长5%",
        "2025—2026年",
        "2025年7月至2026年6月",
        "2030年",
        "购置2026台",
        "投入2026.5万元",
        "一二〇二六年",
        "12026年",
        "٢٠٢٦年",
        "",
    ],
)
def test_other_years_and_other_numbers_stay(text: str) -> None:
    assert shift_years(text, 2026) == text


@pytest.mark.parametrize(
    "text",
    [
        "《办法》（2026年修订）",
        "《办法》（2026年修正）",
        "《预算法》（2026年第三次修正）",
        "《预算法实施条例》（2026年12月29日修订）",
        "预算法（2026年修订）",
        "办法（2026年修订版）",
        "目录（2026年本）",
        "《产业结构调整指导目录（2026年本）》",
        "定额2026年版",
        "定额（2026版）",
        "《2026年版教材》",
        "国办发〔2026〕3号",
        "国办发[2026]3号",
        "国办发【2026】第3号",
        "国办发（2026）三号",
        "2026年第3号公告",
        "公告2026年第三号",
        "2026年国务院令第3号",
        "2026年中央一号文件",
        "《发展规划（2026—2030年）》",
        "《发展规划（2021—2026年）》",
        "“十五五”规划（2026—2030年）",
        "三年行动计划(2026-2028年)",
        "《全国水利规划》（2026—2030年）",
        "《工作要点》(2026年印发)",
        "《办法》（财预〔2026〕3号）",
        "《办法》（二〇二六年修订）",
        "《办法》（２０２６年修订）",
        "《办法》 (2026 年修订)",
        "按2026年修订的《办法》执行",
        "2026年发布的标准",
        "《2026年工作要点》",
        "〔2026年〕12号",
        "《办法》（自2026年1月1日起施行）",
        "办法（试行）（2026年修改）",
        "《办法》（2026年12月29日第三次修正）",
    ],
)
def test_the_year_in_the_name_of_a_document_stays(text: str) -> None:
    assert shift_years(text, 2026) == text


@pytest.mark.parametrize(
    "text",
    [
        "完成《办法》（2026年6月底前）",
        "2026年修订完善制度5项",
        "2026年1月至12月",
        "2026年3号楼改造",
        "（2026年1月—12月）",
        "项目（2026年度）",
        "2026年第3期培训班",
        "2026年实施方案编制",
        "编制规划，2026—2027年完成",
        "2026年版面更新",
        "2026年印发文件20份",
        "（2026年完成）",
        "2026年底前实施",
        "按《办法》2026年完成",
        "（2026年本级预算）",
        "（2026年出版图书3种）",
        "路面改造（2026年6月实施）",
        "（2026年修订制度5项）",
    ],
)
def test_a_year_beside_what_looks_like_a_document_moves_on(text: str) -> None:
    assert shift_years(text, 2026) == text.replace("2027", "2028").replace(
        "2026", "2027"
    )


@pytest.mark.parametrize(
    "text",
    [
        "《" * 9_000,
        "（2026年" * 3_000,
        "(2026" + "水" * 9_000,
        "《水》(" + "a" * 9_000,
        "2026年令" * 3_000,
        "规划（2026" * 3_000,
        "(" * 9_000 + "2026年版)",
    ],
)
def test_a_cell_full_of_beginnings_takes_no_time(text: str) -> None:
    started = process_time()
    shift_years(text, 2026)

    assert process_time() - started < 1


@pytest.mark.parametrize("text", ["(2026{}", "2026{}年{}x", "{}2026年{}〔2026"])
def test_a_cell_full_of_blanks_takes_no_time(text: str) -> None:
    blanks = text.replace("{}", " " * 9_000)
    started = process_time()
    year_in(blanks)
    shift_years(blanks, 2026)

    assert process_time() - started < 1


def test_the_end_of_a_decade_is_carried() -> None:
    assert shift_years("2029年", 2029) == "2030年"
    assert shift_years("二〇二九年", 2029) == "二〇三〇年"
    assert shift_lone_year("２０２９") == "２０３０"


@pytest.mark.parametrize("text", ["2026", "2026年", "２０２６", " 2026年度 ", "二〇二六年"])
def test_a_year_is_read_however_it_is_written(text: str) -> None:
    assert year_in(text) == 2026


@pytest.mark.parametrize("text", ["", "26", "20260", "2026年3月", "9999", "某年"])
def test_what_is_no_year_is_none(text: str) -> None:
    assert year_in(text) == 0
    assert shift_lone_year(text) == text


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a text with the year 2026, and others far from it, in many ways."""
    years = st.just(2026) | OTHER_YEARS
    pieces = [
        draw(AROUND) + draw(WAYS).replace("{}", str(draw(years)))
        for _ in range(draw(st.integers(0, 4)))
    ]
    return "".join(pieces) + draw(AROUND)


@given(sentences())
def test_two_years_are_two_steps(text: str) -> None:
    once = shift_years(text, 2026)

    assert shift_years(once, 2027) == once.replace("2027", "2028")


@given(sentences())
def test_nothing_but_years_ever_changes(text: str) -> None:
    assert shift_years(text, 2026).replace("2027", "2026") == text
