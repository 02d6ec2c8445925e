"""What a cell shows of a number, held against the number that it stores.

Some files bring both: the text that was on the screen, and the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal

from models.reading.files.workbook.number_format import (
    BLANK,
    DASHES,
    LEAST_PLACES,
    Shown,
    parsed,
    unformatted,
)

WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
FACTORS = tuple(map(Decimal, ("1", "1e-3", "1e-4", "1e-6", "1e-8")))
"""What formats multiply by: 千, 万, 百万, 亿."""

HUNDRED = Decimal(100)
SIGNS = "-−－("

_NUMERAL = re.compile(r"\d[\d,]{0,60}(?:\.\d{1,60})?", re.ASCII)


def with_all_digits(shown: str, written: str) -> Shown:
    """Return the text of a cell, with the digits that it only hides.

    Raises:
        ValueError: The value is no number.
    """
    number = parsed(written)
    found = list(_NUMERAL.finditer(shown))
    if not found:
        return _without_digits(shown, number)
    if len(found) == 1 and (kept := _kept(found[0].group(), shown, number)) is not None:
        figure = _like(kept, found[0].group())
        text = shown[: found[0].start()] + figure + shown[found[0].end() :]
        return _signed(Shown(text, shown if text != shown else ""), number)
    digits = "".join(each.group() for each in found).replace(",", "")
    if digits.lstrip("0") == unformatted(abs(number)):
        return Shown(shown)
    return Shown(shown, unformatted(number), "worded")


def _without_digits(shown: str, number: Decimal) -> Shown:
    """Return a cell that shows words, a dash, hashes or nothing."""
    words = shown.strip()
    if not number:
        return Shown("0" if words in DASHES else shown)
    if words and words.strip("#") and words not in DASHES:
        return Shown(shown, unformatted(number), "worded")
    return Shown(unformatted(number), words or BLANK, "otherwise")


def _kept(numeral: str, shown: str, number: Decimal) -> Decimal | None:
    """Return the number that a numeral shows, with the digits it hides.

    None where it is another number.
    """
    figure = Decimal(numeral.replace(",", ""))
    places = len(numeral.partition(".")[2])
    for factor in _factors(figure, shown):
        value = abs(number) * factor
        if WIDE.quantize(value, Decimal(1).scaleb(-places)) == figure:
            least = Decimal(1).scaleb(-max(places, LEAST_PLACES))
            return WIDE.quantize(value, least)
    return None


def _factors(figure: Decimal, shown: str) -> Iterator[Decimal]:
    """Yield what a number may have been multiplied by; a nought fits all."""
    if "%" in shown:
        yield HUNDRED
    yield from FACTORS if figure else FACTORS[:1]


def _like(number: Decimal, numeral: str) -> str:
    """Return a number as a numeral is written, if it is not the same."""
    if number == Decimal(numeral.replace(",", "")):
        return numeral
    whole, _, decimals = unformatted(number).partition(".")
    front = f"{int(whole):,}" if "," in numeral else whole
    return f"{front}.{decimals}" if decimals else front


def _signed(shown: Shown, number: Decimal) -> Shown:
    """Return a text with a minus where the cell has but a colour."""
    if number >= 0 or any(each in shown.text for each in SIGNS):
        return shown
    return Shown(f"-{shown.text}", shown.seen or shown.text, "otherwise")
