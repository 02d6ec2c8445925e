"""The digits of a number put into the places of a format: #,##0.00."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from models.reading.files.workbook.format_code import DIGIT, Token, Tokens, literals

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
"""Spreadsheets round a half away from nought."""

HUNDRED, THOUSAND, TEN = Decimal(100), Decimal(1000), Decimal(10)
PLACES = "0#?"
GROUP, POINT, PER_CENT = Token(DIGIT, ","), Token(DIGIT, "."), Token(DIGIT, "%")
WRITTEN_POINTS = (".", "．")
"""Points that somebody quoted: 0"."0000 is how 元 are shown as 万元."""


@dataclass(frozen=True, slots=True)
class DigitPattern:
    """How a section shows digits.

    Attributes:
        before, after: The words on either side.
        whole, decimals: Places on either side of the point, with what is
            written between them.
        factor: What a number is multiplied by before it is shown.
        is_grouped: Whether commas part the thousands.
        hidden: What stands below the line that a cell shows.
        is_scaled_before_point: Whether commas before a point divide, which
            only some programs follow: 0,.00.
    """

    before: str
    after: str
    whole: Tokens
    decimals: Tokens
    factor: Decimal
    is_grouped: bool
    hidden: str = ""
    is_scaled_before_point: bool = False

    @property
    def is_mask(self) -> bool:
        """Whether something is written between the digits: 000-0000."""
        return not all(map(is_place, (*self.whole, *self.decimals)))

    def shown(self, value: Decimal, least_places: int = 0) -> str:
        """Return a number, not below 0 and times the factor, in its places.

        It has as many decimals as least_places, if there are as many.
        """
        most = max(len(_places(self.decimals)), least_places)
        rounded = WIDE.quantize(value, Decimal(1).scaleb(-most))
        front, _, behind = f"{rounded:f}".partition(".")
        whole = self._whole(front)
        decimals = self._decimals(behind)
        return f"{whole or '0'}.{decimals}" if decimals else whole

    def _whole(self, digits: str) -> str:
        zeros = sum(each.text == "0" for each in _places(self.whole))
        digits = digits.lstrip("0").zfill(zeros)
        if self.is_grouped:
            return _grouped(digits)
        if not _places(self.whole):
            # .00 has no place before its point, and shows the digits there.
            return digits
        return "".join(reversed(list(_from_the_right(self.whole, digits))))

    def _decimals(self, digits: str) -> str:
        places = "".join(each.text for each in _places(self.decimals))
        least = len(places.rstrip("#?"))
        kept = digits[:least] + digits[least:].rstrip("0")
        if not self.is_mask:
            return kept
        ahead = iter(kept)
        texts = (
            next(ahead, "") if is_place(each) else each.text for each in self.decimals
        )
        return "".join(texts)


def is_place(token: Token) -> bool:
    """Return whether a digit goes where a token stands."""
    return token.kind == DIGIT and token.text in PLACES


def digit_pattern(tokens: Tokens) -> DigitPattern | None:
    """Return how a section with places shows digits, None where unsure."""
    at = [number for number, each in enumerate(tokens) if is_place(each)]
    first, last = at[0], at[-1] + 1
    first -= tokens[first - 1 : first] == (POINT,)
    before, body, after = tokens[:first], tokens[first:last], tokens[last:]
    scale = _leading_groups(after)
    after, hidden = _seen_and_hidden(after[scale:])
    whole, decimals = _parted(body)
    around = {each.text for each in (*before, *after) if each.kind == DIGIT}
    if around - {"%", "."} or not _is_clear(body, decimals):
        return None
    inner = _leading_groups(whole[::-1])
    places = tuple(each for each in whole if each != GROUP)
    is_grouped = whole.count(GROUP) > inner
    if is_grouped and not all(map(is_place, places)):
        return None
    per_cents = tokens.count(PER_CENT)
    factor = HUNDRED**per_cents / THOUSAND ** (scale + inner)
    if POINT not in body and (shift := _written_point(places)):
        factor /= TEN**shift
        places, decimals = places[: -shift - 1], places[-shift:]
    texts = literals(before), literals(after)
    return DigitPattern(
        *texts,
        places,
        decimals,
        factor,
        is_grouped,
        hidden,
        is_scaled_before_point=inner > 0,
    )


def _is_clear(body: Tokens, decimals: Tokens) -> bool:
    """Return whether places hold nothing that only some programs follow."""
    digits = [each.text for each in body if each.kind == DIGIT]
    return (
        not {"%", "/"}.intersection(digits)
        and digits.count(".") <= 1
        and GROUP not in decimals
        and all(each.kind in (DIGIT, "literal") for each in body)
    )


def _parted(body: Tokens) -> tuple[Tokens, Tokens]:
    """Return what stands before the point, and what behind."""
    if POINT not in body:
        return body, ()
    at = body.index(POINT)
    return body[:at], body[at + 1 :]


def _leading_groups(tokens: Tokens) -> int:
    """Return how many commas stand in front; each divides by a thousand."""
    count = 0
    while count < len(tokens) and tokens[count] == GROUP:
        count += 1
    return count


def _seen_and_hidden(after: Tokens) -> tuple[Tokens, str]:
    """Return what is behind the digits, a per cent sign below them aside.

    Put into a line of its own, which a cell does not show, it makes 万 of
    元: 0.00,,"万元"⏎%.
    """
    for at, each in enumerate(after):
        if each.kind == "literal" and "\n" in each.text:
            line, _, rest = each.text.partition("\n")
            below = rest.strip() + literals(after[at + 1 :]).strip()
            if below and not below.strip("%"):
                return (*after[:at], Token("literal", line)), below
    return after, ""


def _written_point(places: Tokens) -> int:
    """Return how many decimals stand behind a point that is only written."""
    written = [at for at, each in enumerate(places) if not is_place(each)]
    if len(written) != 1 or places[written[0]].text not in WRITTEN_POINTS:
        return 0
    behind = places[written[0] + 1 :]
    return len(behind) if all(each.text == "0" for each in behind) else 0


def _places(tokens: Tokens) -> Tokens:
    return tuple(filter(is_place, tokens))


def _grouped(digits: str) -> str:
    head = len(digits) % 3
    groups = [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return ",".join(filter(None, [digits[:head], *groups]))


def _from_the_right(tokens: Tokens, digits: str) -> Iterator[str]:
    """Yield digits and what is written between them, the last one first.

    Digits without a place stand before the first one.
    """
    places = _places(tokens)
    extra = len(digits) - len(places)
    ahead = list(digits[max(extra, 0) :])
    for each in reversed(tokens):
        if is_place(each):
            if ahead:
                yield ahead.pop()
            if each is places[0] and extra > 0:
                yield digits[:extra]
        else:
            yield each.text
