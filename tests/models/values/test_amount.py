"""Amounts are read as clerks type them, and are exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.amount import (
    is_amount,
    parse_amount,
    print_amount,
    to_ten_thousand_yuan,
    to_yuan,
)

amounts = st.decimals(
    min_value=-(10**9), max_value=10**9, places=6, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("50", "50"),
        ("312.450607", "312.450607"),
        ("312.45060700", "312.450607"),
        (" 7.25 ", "7.25"),
        ("-3.2", "-3.2"),
        ("+3.2", "3.2"),
        ("007", "7"),
        ("1,234.50", "1234.5"),
        ("12,345,678", "12345678"),
        ("１２３．５", "123.5"),
        ("１，２３４", "1234"),
        ("　50　", "50"),
    ],
)
def test_what_clerks_type_is_read(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "五十",
        "50万元",
        "12,5",
        "1,2345",
        ",123",
        "1e3",
        "1_000",
        "NaN",
        "Infinity",
        ".5",
        "5.",
        "--5",
        "1 000",
        "0x10",
        "1" * 400,
    ],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    assert not is_amount(typed)
    with pytest.raises(ValueError):
        parse_amount(typed)


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("50.000000", "50"),
        ("7.250", "7.25"),
        ("100", "100"),
        ("0.000001", "0.000001"),
        ("1E+3", "1000"),
        ("-0.50", "-0.5"),
    ],
)
def test_amounts_are_printed_in_plain_digits(amount: str, printed: str) -> None:
    assert print_amount(Decimal(amount)) == printed


def test_six_decimals_of_ten_thousand_yuan_are_cents() -> None:
    assert to_yuan(Decimal("312.450607")) == Decimal("3124506.07")


def test_the_sum_of_the_projects_is_exact() -> None:
    assert parse_amount("40") + parse_amount("7.25") == parse_amount("47.25")


@given(amounts)
def test_yuan_and_back_loses_nothing(amount: Decimal) -> None:
    assert to_ten_thousand_yuan(to_yuan(amount)) == amount


@given(amounts)
def test_what_is_printed_is_read_back(amount: Decimal) -> None:
    assert parse_amount(print_amount(amount)) == amount


@given(st.text(max_size=20))
def test_any_text_is_either_an_amount_or_not(text: str) -> None:
    assert is_amount(text) in (True, False)
