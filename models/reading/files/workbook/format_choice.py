"""Which section of a format's code a number is shown by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.reading.files.workbook.format_code import Condition, FormatSection, sections

WITH_TEXT = 4
"""The section for texts, when there are as many."""


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section, and what is to be known about why.

    Attributes:
        shows_sign: Whether a minus is put before a negative number; the
            section for negative numbers has one of its own, or means red.
        is_sure: Whether every spreadsheet would choose the same.
    """

    section: FormatSection
    shows_sign: bool = True
    is_sure: bool = True


def choose_section(code: str, number: Decimal) -> SectionChoice | None:
    """Return the choice for a number, None for a code that is for texts."""
    parts = numeric_sections(code)
    if not parts:
        return None
    if any(each.condition for each in parts):
        return _by_condition(parts, number)
    if number < 0 and len(parts) > 1:
        return SectionChoice(parts[1], shows_sign=False)
    return SectionChoice(parts[2] if number == 0 and len(parts) > 2 else parts[0])


def numeric_sections(code: str) -> tuple[FormatSection, ...]:
    """Return the sections that are for numbers, three at most."""
    found = sections(code)
    return tuple(each for each in found[:3] if not each.has("text"))


def text_section(code: str) -> FormatSection | None:
    """Return the section for texts; None where they show as they are."""
    found = sections(code)
    named = [each for each in found if each.has("text")]
    if named:
        return named[-1]
    return found[-1] if len(found) == WITH_TEXT else None


def _by_condition(parts: tuple[FormatSection, ...], number: Decimal) -> SectionChoice:
    """Return the section whose condition holds, else the one for the rest.

    Where there is none for the rest, spreadsheets differ, and some show
    but hashes.
    """
    for each in parts[:2]:
        if each.condition and each.condition.holds(number):
            return _with_sign(each, number)
    rest = [each for each in parts if not each.condition]
    if parts[0].condition and rest:
        return _with_sign(rest[-1], number)
    section = rest[0] if rest else FormatSection(is_known=False)
    return SectionChoice(section, is_sure=False)


def _with_sign(section: FormatSection, number: Decimal) -> SectionChoice:
    shows_sign = not _is_for_negatives(section.condition)
    return SectionChoice(section, shows_sign, is_sure=number >= 0 or not shows_sign)


def _is_for_negatives(condition: Condition | None) -> bool:
    return (
        condition is not None and condition.mark in ("<", "<=") and condition.limit <= 0
    )
