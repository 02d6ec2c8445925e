"""Numbers are shown as spreadsheets show them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reading.files.workbook.number_format import (
    BLANK,
    HASHES,
    Shown,
    show_number,
    show_text,
)

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


def shown(number: str, code: str) -> str:
    """Return what a cell shows."""
    return show_number(number, code).text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("4.9800000000000004", "General", "4.98"),
        ("487.0", "", "487"),
        ("1E-2", "General", "0.01"),
        ("-0", "General", "0"),
        ("0", "@", "0"),
        ("1e308", "General", "1E+308"),
        ("4.98", "G/通用格式", "4.98"),
        ("50", "0.00", "50.00"),
        ("45", "0.###", "45"),
        ("5", "000", "005"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0.5", "0%", "50%"),
        ("0.125", "0.00%", "12.50%"),
        ("12", '0"台"', "12台"),
        ("2026", "0年", "2026年"),
        ("12000", '0,"千元"', "12千元"),
        ("3", "[$¥-804]#,##0.00", "3.00"),
        ("-3.5", ACCOUNTING, "-3.50"),
        ("0", ACCOUNTING, "0"),
        ("0", "0;-0;;@", ""),
        ("0", '0;-0;"无"', "无"),
        ("-4", "0.0;[Red](0.0)", "(4.0)"),
        ("-4", "0.0;[Red]0.0", "-4.0"),
        ("0.125", "# ?/?", "0.125"),
        ("13800001111", "000-0000-0000", "138-0000-1111"),
        ("3", "[>5]0.0;0.00", "3.00"),
        ("3", "0.00E+00", "3"),
        ("1e25", "0.00", "1E+25"),
        ("7", '"未完', "7"),
    ],
)
def test_a_number_is_shown_by_its_format(number: str, code: str, text: str) -> None:
    assert shown(number, code) == text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("46387", "yyyy/m/d;@", "2026/12/31"),
        ("46387", 'yyyy"年"m"月"d"日"', "2026年12月31日"),
        ("46387", "yyyy年m月", "2026年12月"),
        ("46387", "[$-804]yy.mm.dd", "26.12.31"),
        ("46387.75", "yyyy-mm-dd hh:mm", "2026-12-31 18:00"),
        ("46387.75", "h:mm AM/PM", "6:00下午"),
        ("0.5", "上午/下午h时mm分", "下午12时00分"),
        ("0.0006944444444444445", "mm:ss", "01:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("59", "m-d", "2-28"),
        ("61", "m-d", "3-1"),
        ("-1", "yyyy/m/d", "-1"),
        ("99999999", "yyyy/m/d", "99999999"),
    ],
)
def test_dates_are_shown_as_dates(number: str, code: str, text: str) -> None:
    assert shown(number, code).replace(" 下", "下") == text


@pytest.mark.parametrize(
    ("number", "code", "found"),
    [
        ("681.071914", "0.00", Shown("681.071914", "681.07")),
        ("33.333333333333336", "0.00", Shown("33.333333", "33.33")),
        ("0.955", "0%", Shown("95.5%", "96%")),
        ("7", ";;;", Shown("7", "空白")),
        ("0.1234567", "0.0000000", Shown("0.1234567")),
        ("356789.25", ".00", Shown("356789.25")),
        ("356789.25", '.0"万元"', Shown("356789.25万元", "356789.3万元")),
    ],
)
def test_hidden_digits_are_kept_to_the_cent(
    number: str, code: str, found: Shown
) -> None:
    assert show_number(number, code) == found


@pytest.mark.parametrize("bad", ["", "NaN", "inf", "12,5", "１２", "1_0", "a", "1e999"])
def test_what_is_no_number_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(bad)}$"):
        show_number(bad, "0.00")


# What LibreOffice 7.4 shows, exported as shown; where it is set otherwise than
# a Chinese Excel (! as an escape, F800, e, ￥), what Excel documents.
@pytest.mark.parametrize(
    ("number", "code", "seen"),
    [
        ("356789", '0!.0000"万元"', "35.6789万元"),
        ("356789", "0!.0,", "35.7"),
        ("356789", "0\\.0,", "35.7"),
        ("356789", '0"."0000', "35.6789"),
        ("1234", '0!.0000"万元"', "0.1234万元"),
        ("50", "0!.0000", "0.0050"),
        ("3567890000", '0!.00,,"亿"', "35.68亿"),
        ("12345678", '#,##0,"千元"', "12,346千元"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("20261130", "0000-00-00", "2026-11-30"),
        ("20261130", '0000"年"00"月"00"日"', "2026年11月30日"),
        ("12345", "000\\.00", "123.45"),
        ("-12345", "000\\.00", "-123.45"),
        ("356789", '0"万"0000"元"', "35万6789元"),
        ("1234567", "0!,000", "1234,567"),
        ("1234.56", '0.0"x"0', "1234.5x6"),
        ("12345.6", "000-00", "123-46"),
        ("7", '[>=5]"优";[<5]"良";General', "优"),
        ("-3", "[>5]0.0;[<0](0.00);0.000", "(3.00)"),
        ("2", "[>5]0.0;[<0](0.00);0.000", "2.000"),
        ("9", '[=1]"是";[=0]"否";General', "9"),
        ("12000", '[>=10000]0!.0,"万";0', "1.2万"),
        ("500", '[>=10000]0!.0,"万";0', "500"),
        ("35.6", 'General"万元"', "35.6万元"),
        ("35.6", '"约"General', "约35.6"),
        ("-35.6", '"约"General"万元"', "-约35.6万元"),
        ("-4", "General;-General", "-4"),
        ("-4", "General;[Red]General", "4"),
        ("-4", "0.0;[Red]0.0", "4.0"),
        ("5", "0,000", "0,005"),
        ("0", "#", BLANK),
        ("0", "#,###", BLANK),
        ("2.5", "0", "3"),
        ("3.5", "0", "4"),
        ("-2.5", "0", "-3"),
        ("0.125", "0.00", "0.13"),
        ("99.995", "0.00", "100.00"),
        ("0.05", "0.0,", "0.0"),
        ("2.75", "# ?/?", "2 3/4"),
        ("0.3333", "# ??/??", "1/3"),
        ("5", "# ?/?", "5"),
        ("0.5", "?/?", "1/2"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.00012", "0.00E+00", "1.20E-04"),
        ("356789", "[DBNum2][$-804]General", "叁拾伍万陆仟柒佰捌拾玖"),
        ("105", "[DBNum1][$-804]General", "一百〇五"),
        ("46356", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二六年十一月三十日"),
        ("46356", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026年11月30日"),
        ("46356", "[$-x-sysdate]dddd, mmmm dd, yyyy", "2026年11月30日"),
        ("46356.75", "[$-F400]h:mm:ss\\ AM/PM", "18:00:00"),
        ("46356", "[$-804]aaaa;@", "星期一"),
        ("46356", "[$-804]aaa", "一"),
        ("46356", "[$-804]dddd", "星期一"),
        ("46356", "[$-409]d-mmm-yy", "30-Nov-26"),
        ("46356", "[$-409]mmmm d, yyyy", "November 30, 2026"),
        ("46356", "[$-409]dddd", "Monday"),
        ("46356.75", "[$-409]h:mm AM/PM", "6:00 PM"),
        ("46356", 'e"年"m"月"', "2026年11月"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("0.000694444", "[mm]:ss", "01:00"),
        ("1234.5", "[$元-804]#,##0.00", "元1,234.50"),
        ("1234.5", '"人民币"#,##0.00', "人民币1,234.50"),
        ("-1234.5678", "#,##0.00_);(#,##0.00)", "(1,234.57)"),
        ("0.5", '0.0"%"', "0.5%"),
        ("50", "0\\%", "50%"),
        ("5", "0*-", "5"),
        ("5", "0_元", "5"),
        ("1234.5", "[Blue]0.0", "1234.5"),
        ("1234.5", "[蓝色]0.0", "1234.5"),
        ("3", '"已完成"', "已完成"),
        ("-1", "yyyy/m/d", HASHES),
    ],
)
def test_what_a_cell_shows_is_read_or_told_beside(
    number: str, code: str, seen: str
) -> None:
    found = show_number(number, code)

    assert seen in (found.text, found.seen)
    assert found.how != "unsure"


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("356789", '0.00,,"万元"\n%', "35.6789万元"),
        ("35678900", "#,##0!.00,", "35678900"),
        ("12345678", "0,.00", "12345.678"),
        ("46356", "dddd", "Monday"),
        ("46356.75", "h:mm AM/PM", "6:00 下午"),
        ("46356", "[$-130000]yyyy/m/d", "2026/11/30"),
        ("46356", "ggge年", "2026年"),
        ("0.0001", "mm:ss.0", "00:09.0"),
        ("123", "[DBNum1]0", "123"),
        ("123", "[NatNum4]0", "123"),
        ("105", "[DBNum1][$-411]General", "一百〇五"),
        ("4", '[>=5]"优";[<3]"良"', "4"),
        ("-3", "[<5]0.0;0", "-3.0"),
        ("12345", "##0.0E+0", "12345"),
        ("5", '@"万"', "5"),
        ("5", "0x", "5x"),
        ("1e25", "0.00", "1E+25"),
    ],
)
def test_a_format_that_is_not_followed_for_certain_is_told(
    number: str, code: str, text: str
) -> None:
    found = show_number(number, code)

    assert (found.text, found.how) == (text, "unsure")


def test_words_that_are_for_some_numbers_are_read_and_the_number_is_told() -> None:
    found = show_number("3", '[>=5]"优";[<5]"良";General')

    assert (found, found.how) == (Shown("良", "3"), "worded")


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("35.6", '@"万元"', Shown("35.6万元")),
        ("35.6", '0;-0;0;@"万元"', Shown("35.6万元")),
        ("甲", "0.00", Shown("甲")),
        ("甲", ";;;", Shown("甲", BLANK)),
        ("", '@"万元"', Shown("")),
    ],
)
def test_a_text_has_the_words_of_its_format(
    text: str, code: str, found: Shown
) -> None:
    assert show_text(text, code) == found


@given(st.decimals(-(10**9), 10**9, places=6))
def test_an_amount_to_the_cent_is_never_changed(amount: Decimal) -> None:
    for code in ("General", "0.00", "#,##0", "0", ACCOUNTING):
        assert Decimal(shown(str(amount), code).replace(",", "")) == amount


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_any_format_shows_something(number: float, code: str) -> None:
    assert isinstance(shown(repr(number), code), str)
