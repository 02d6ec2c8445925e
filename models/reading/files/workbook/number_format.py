"""Numbers of spreadsheets as the clerk sees them in their cells.

Spreadsheets keep 0.5 and show 50%.  What a format shows is read, but for
digits that it only hides: an amount is kept to the cent (six decimals of
万元), whatever its cell shows.  Where what the cell shows is not known for
certain, or is no longer the number that it keeps, that is told.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction
from typing import Literal

from models.reading.files.workbook.date_format import is_in_words, show_date
from models.reading.files.workbook.digit_pattern import (
    DigitPattern,
    digit_pattern,
    is_place,
)
from models.reading.files.workbook.format_choice import (
    SectionChoice,
    choose_section,
    text_section,
)
from models.reading.files.workbook.format_code import (
    DIGIT,
    GENERAL,
    FormatSection,
    Token,
    literals,
)
from models.values.han_numbers import FORMAL, LARGEST_HAN, PLAIN, han

EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
"""The digits of a number that spreadsheets show at most."""

LEAST_PLACES = 6
"""Decimals that are kept though a format hides them."""

LARGEST = 21
"""Digits before the point, or noughts behind it; others have an exponent."""

MOST_EXPONENT = 400
DASHES = ("-", "–", "—")
"""What an accountant's nought looks like."""

BLANK = "空白"
HASHES = "####"
"""What a cell shows where there is no such day."""

How = Literal["rounded", "otherwise", "worded", "unsure"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as a text.

    Attributes:
        seen: What the cell shows in its place, where it hides something.
        how: "rounded" where the cell hides digits, "otherwise" where it
            shows what the number is not, "worded" where it shows words,
            which are the text, and "unsure" where its format is not followed
            for certain.
    """

    text: str
    seen: str = ""
    how: How = field(default="rounded", compare=False)


def show_number(written: str, code: str, *, since_1904: bool = False) -> Shown:
    """Return a number of a file as its cell shows it.

    Raises:
        ValueError: What is written is no number.
    """
    number = parsed(written)
    choice = choose_section(code or GENERAL, number)
    if choice is None:
        return _as_text(number, code)
    shown = _shown(number, choice, since_1904=since_1904)
    if not (choice.is_sure and choice.section.is_known):
        return Shown(shown.text, shown.seen, "unsure")
    return shown


def show_text(text: str, code: str) -> Shown:
    """Return a text of a file as its cell shows it."""
    section = text_section(code)
    if section is None or not text:
        return Shown(text)
    if not section.has("text"):
        return Shown(text, literals(section.tokens).strip() or BLANK, "otherwise")
    return Shown(
        "".join(
            text if each.kind == "text" else literals((each,))
            for each in section.tokens
        )
    )


def unformatted(number: Decimal) -> str:
    """Return a number without a format: 4.98, 487, 1E+308."""
    if number and not -LARGEST < number.adjusted() < LARGEST:
        return f"{number.normalize():E}"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def parsed(written: str) -> Decimal:
    """Return a number of a file, to the digits that spreadsheets show.

    Raises:
        ValueError: What is written is no number.
    """
    if not written.isascii() or "_" in written:
        raise ValueError(written)
    try:
        number = Decimal(written.strip())
    except InvalidOperation:
        raise ValueError(written) from None
    if not number.is_finite() or abs(number.adjusted()) > MOST_EXPONENT:
        raise ValueError(written)
    return EXACT.plus(number) if number else Decimal(0)


def _as_text(number: Decimal, code: str) -> Shown:
    """Return a number in a cell for texts; programs differ on words there."""
    text = unformatted(number)
    is_worded = show_text(text, code).text != text
    return Shown(text, how="unsure" if is_worded else "rounded")


def _shown(number: Decimal, choice: SectionChoice, *, since_1904: bool) -> Shown:
    section = choice.section
    if section.is_date:
        with suppress(ValueError):
            return _dated(number, section, since_1904=since_1904)
        return Shown(unformatted(number), HASHES, "otherwise")
    if section.has("general"):
        return _general(number, choice)
    if section.numerals or section.has("exponent"):
        return _in_other_figures(number, choice)
    places = [each for each in section.tokens if is_place(each)]
    if not any(number or each.text != "?" for each in places):
        return _worded(number, section)
    if _is_fraction(section):
        return Shown(unformatted(number), _fraction(number, section), "otherwise")
    pattern = digit_pattern(section.tokens)
    if pattern is None:
        return Shown(unformatted(number), how="unsure")
    return _formatted(number, choice, pattern)


def _dated(number: Decimal, section: FormatSection, *, since_1904: bool) -> Shown:
    text = show_date(number, section, since_1904=since_1904)
    is_unsure = any(map(is_place, section.tokens)) or is_in_words(section)
    return Shown(text, how="unsure" if is_unsure else "rounded")


def _general(number: Decimal, choice: SectionChoice) -> Shown:
    """Return a number as it is, among the words around it."""
    section = choice.section
    figure = unformatted(abs(number))
    if section.numerals and figure.isdecimal() and int(figure) <= LARGEST_HAN:
        figure = han(int(figure), FORMAL if section.numerals > 1 else PLAIN)
    elif section.numerals:
        return Shown(unformatted(number), how="unsure")
    text = "".join(
        figure if each.kind == "general" else literals((each,))
        for each in section.tokens
    )
    has_digits = any(each.kind == DIGIT for each in section.tokens)
    is_unsure = has_digits or (section.numerals and section.language != "zh")
    signed = _signed(text.strip(), number, choice)
    return Shown(signed.text, signed.seen, "unsure" if is_unsure else signed.how)


def _in_other_figures(number: Decimal, choice: SectionChoice) -> Shown:
    """Return a number that is shown in 一二三, or as 1.2E+03, as it is."""
    kinds = [each.kind for each in choice.section.tokens]
    if choice.section.numerals or "exponent" not in kinds:
        return Shown(unformatted(number), how="unsure")
    front = choice.section.tokens[: kinds.index("exponent")]
    whole, _, decimals = "".join(each.text for each in front).partition(".")
    if sum(map(whole.count, "0#?")) != 1:
        return Shown(unformatted(number), how="unsure")
    figure, exponent = f"{number:.{len(decimals)}E}".split("E")
    seen = f"{figure}E{exponent[0]}{exponent[1:]:0>2}"
    return Shown(unformatted(number), seen, "otherwise")


def _worded(number: Decimal, section: FormatSection) -> Shown:
    """Return what a format without digits shows: 无, a dash, or nothing.

    Words that are for some numbers only are what was meant; others hide one.
    """
    words = literals(section.tokens).strip()
    if section.condition and words:
        return Shown(words, unformatted(number), "worded")
    if not number:
        return Shown("0" if words in DASHES else words)
    return Shown(unformatted(number), words or BLANK, "otherwise")


def _is_fraction(section: FormatSection) -> bool:
    places = [at for at, each in enumerate(section.tokens) if is_place(each)]
    return Token(DIGIT, "/") in section.tokens[places[0] : places[-1] + 2]


def _fraction(number: Decimal, section: FormatSection) -> str:
    """Return the nearest fraction with a denominator of so many digits."""
    above, _, below = "".join(each.text for each in section.tokens).partition("/")
    most = 10 ** max(1, min(sum(map(below.count, "0#?")), 3)) - 1
    whole, rest = divmod(abs(number), 1) if " " in above else (0, abs(number))
    nearest = Fraction(rest).limit_denominator(most)
    texts = [f"{each}" for each in (whole, nearest) if each]
    return " ".join(texts) or "0"


def _formatted(number: Decimal, choice: SectionChoice, pattern: DigitPattern) -> Shown:
    value = abs(number) * pattern.factor
    if value.adjusted() >= LARGEST:
        return Shown(unformatted(number), how="unsure")
    seen = _dressed(pattern.shown(value), number, choice, pattern)
    if pattern.hidden or pattern.is_scaled_before_point:
        kept = _dressed(pattern.shown(value, LEAST_PLACES), number, choice, pattern)
        return Shown(kept.text, seen.seen or seen.text, "unsure")
    if pattern.is_mask:
        return seen if _is_whole(value, pattern) else _unlike(number, seen)
    digits = pattern.shown(value, LEAST_PLACES)
    kept = _dressed(digits or "0", number, choice, pattern)
    if kept.seen:
        return Shown(kept.text, seen.seen, kept.how)
    return Shown(kept.text, (seen.text or BLANK) if kept != seen else "")


def _is_whole(value: Decimal, pattern: DigitPattern) -> bool:
    """Return whether no digit is without a place."""
    places = sum(map(is_place, pattern.decimals))
    return value == round(value, places)


def _unlike(number: Decimal, seen: Shown) -> Shown:
    return Shown(unformatted(number), seen.seen or seen.text, "otherwise")


def _dressed(
    digits: str, number: Decimal, choice: SectionChoice, pattern: DigitPattern
) -> Shown:
    text = f"{pattern.before}{digits}{pattern.after}".strip()
    return _signed(text, number, choice)


def _signed(text: str, number: Decimal, choice: SectionChoice) -> Shown:
    """Return a text with its sign, which a cell may show by red alone."""
    if number >= 0:
        return Shown(text)
    if choice.shows_sign:
        return Shown(f"-{text}")
    if any(mark in literals(choice.section.tokens) for mark in "-("):
        return Shown(text)
    return Shown(f"-{text}", text, "otherwise")
