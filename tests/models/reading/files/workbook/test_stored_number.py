"""Digits that a cell hides are found in the number that it stores."""

from __future__ import annotations

import re

import pytest

from models.reading.files.workbook.number_format import BLANK, Shown
from models.reading.files.workbook.stored_number import with_all_digits


@pytest.mark.parametrize(
    ("shown", "stored", "found"),
    [
        ("4.98", "4.98", Shown("4.98")),
        ("50.00", "50", Shown("50.00")),
        ("681.07", "681.071914", Shown("681.071914", "681.07")),
        ("95.5%", "0.955", Shown("95.5%")),
        ("96%", "0.955", Shown("95.5%", "96%")),
        ("1,235万元", "12345678", Shown("1,234.5678万元", "1,235万元")),
        ("约 12,346 千元", "12345678", Shown("约 12,345.678 千元", "约 12,346 千元")),
        ("￥1,234.50", "1234.5", Shown("￥1,234.50")),
        ("-3.5", "-3.5", Shown("-3.5")),
        ("(3.50)", "-3.5", Shown("(3.50)")),
        ("3.50", "-3.5", Shown("-3.50", "3.50")),
        ("2026-11-30", "20261130", Shown("2026-11-30")),
        ("1/8", "0.125", Shown("1/8", "0.125")),
        ("良", "3", Shown("良", "3")),
        ("###", "3", Shown("3", "###")),
        ("", "3", Shown("3", BLANK)),
        ("", "0", Shown("")),
        ("-", "0", Shown("0")),
        ("0", "0.0004", Shown("0.0004", "0")),
        ("0", "5", Shown("0", "5")),
        ("12", "15", Shown("12", "15")),
    ],
)
def test_what_is_shown_is_read_with_all_its_digits(
    shown: str, stored: str, found: Shown
) -> None:
    assert with_all_digits(shown, stored) == found


@pytest.mark.parametrize("bad", ["", "NaN", "１２", "a"])
def test_what_is_no_number_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(bad)}$"):
        with_all_digits("12", bad)
