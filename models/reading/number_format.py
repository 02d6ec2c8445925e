"""Numbers of spreadsheets as the clerk sees them in their cells.

Spreadsheets keep 0.5 and show 50%.  What a format shows is read, but for
digits that it only hides: an amount is kept to the cent (six decimals of
万元), whatever its cell shows.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from models.reading.date_format import show_date
from models.reading.format_code import (
    DIGIT,
    GENERAL,
    Section,
    Token,
    is_date,
    is_plain,
    sections,
)

EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
"""The digits of a number that spreadsheets show at most."""

LEAST_PLACES = 6
"""Decimals that are kept though a format hides them."""

LARGEST = 21
"""Digits before the point, or noughts behind it; others have an exponent."""

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
MOST_EXPONENT = 400
HUNDRED, THOUSAND = Decimal(100), Decimal(1000)
PLACES = "0#?"
DASHES = ("-", "–", "—")
"""What an accountant's nought looks like."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as a text.

    Attributes:
        seen: What the cell shows in its place, where it hides digits.
    """

    text: str
    seen: str = ""


def show_number(written: str, code: str, *, since_1904: bool = False) -> Shown:
    """Return a number of a file as its cell shows it.

    Raises:
        ValueError: What is written is no number.
    """
    number = _read(written)
    section = _section(code or GENERAL, number)
    if section is None or is_plain(section):
        return Shown(plain(number))
    if is_date(section):
        with suppress(ValueError):
            return Shown(show_date(number, section, since_1904=since_1904))
        return Shown(plain(number))
    if not any(_is_place(each) and (number or each.text != "?") for each in section):
        return _worded(number, section)
    return _formatted(number, section)


def plain(number: Decimal) -> str:
    """Return a number without a format: 4.98, 487, 1E+308."""
    if number and not -LARGEST < number.adjusted() < LARGEST:
        return f"{number.normalize():E}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read(written: str) -> Decimal:
    """Return a number of a file, to the digits that spreadsheets show."""
    if not written.isascii() or "_" in written:
        raise ValueError(written)
    try:
        number = Decimal(written.strip())
    except InvalidOperation:
        raise ValueError(written) from None
    if not number.is_finite() or abs(number.adjusted()) > MOST_EXPONENT:
        raise ValueError(written)
    return EXACT.plus(number) if number else Decimal(0)


def _section(code: str, number: Decimal) -> Section | None:
    """Return the part of a code that is for a number, None for texts."""
    found = sections(code)
    if number < 0 and len(found) > 1:
        return found[1]
    if number == 0 and len(found) > 2:
        return found[2]
    return found[0] if found else None


def _worded(number: Decimal, section: Section) -> Shown:
    """Return what a format without digits shows: 无, a dash, or nothing."""
    words = _literals(section).strip()
    if number:
        return Shown(plain(number), words or "空白")
    return Shown("0" if words in DASHES else words)


def _formatted(number: Decimal, section: Section) -> Shown:
    places = [at for at, each in enumerate(section) if _is_place(each)]
    before, after = section[: places[0]], section[places[-1] + 1 :]
    inside = section[places[0] : places[-1] + 1]
    if any(each.kind != DIGIT or each.text in "/%" for each in inside):
        return Shown(plain(number))
    value = abs(number) * HUNDRED ** _count(section, "%") / THOUSAND ** _scale(after)
    if value.adjusted() >= LARGEST:
        return Shown(plain(number))
    pattern = "".join(each.text for each in inside)
    kept, shown = _digits(value, pattern, LEAST_PLACES), _digits(value, pattern, 0)
    texts = [_literals(before) + each + _literals(after) for each in (kept, shown)]
    signed = [_signed(each, number, section).strip() for each in texts]
    return Shown(signed[0], signed[1] if signed[0] != signed[1] else "")


def _digits(value: Decimal, pattern: str, least_places: int) -> str:
    """Return the digits of a number in a pattern such as #,##0.0#."""
    whole, _, decimals = pattern.partition(".")
    decimals = decimals.replace(",", "")
    most = max(len(decimals), least_places)
    rounded = WIDE.quantize(value, Decimal(1).scaleb(-most))
    front, _, behind = f"{rounded:f}".partition(".")
    if "," in whole:
        front = f"{int(front):,}"
    front = front.zfill(whole.count("0"))
    least = len(decimals.rstrip("#?"))
    behind = behind[:least] + behind[least:].rstrip("0")
    return f"{front}.{behind}" if behind else front


def _signed(text: str, number: Decimal, section: Section) -> str:
    has_sign = any(mark in _literals(section) for mark in "-(")
    return text if number >= 0 or has_sign else f"-{text}"


def _literals(section: Section) -> str:
    return "".join(each.text for each in section if _is_seen(each))


def _is_seen(token: Token) -> bool:
    return token.kind != DIGIT or token.text == "%"


def _is_place(token: Token) -> bool:
    return token.kind == DIGIT and token.text in PLACES


def _count(section: Section, mark: str) -> int:
    return sum(each.kind == DIGIT and each.text == mark for each in section)


def _scale(after: Section) -> int:
    """Return how many commas right behind the digits divide the number."""
    scale = 0
    while scale < len(after) and after[scale] == Token(DIGIT, ","):
        scale += 1
    return scale
