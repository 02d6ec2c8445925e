"""Numbers are shown as spreadsheets show them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reading.number_format import Shown, show_number

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
        ("13800001111", "000-0000-0000", "13800001111"),
        ("3", "[>5]0.0;0.00", "3"),
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


@given(st.decimals(-(10**9), 10**9, places=6))
def test_an_amount_to_the_cent_is_never_changed(amount: Decimal) -> None:
    for code in ("General", "0.00", "#,##0", "0", ACCOUNTING):
        assert Decimal(shown(str(amount), code).replace(",", "")) == amount


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_any_format_shows_something(number: float, code: str) -> None:
    assert isinstance(shown(repr(number), code), str)
