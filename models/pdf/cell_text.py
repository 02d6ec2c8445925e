"""Makes one text of the lines in a cell, as it was before it was broken.

A line that ends where the next piece would have fit was ended by the clerk,
and keeps its break.  Up to four lines in the middle of a cell may have been
made equally long; there a break is only seen where there are more lines than
the text needs.  What is on no paper cannot be read from it: a break at the
end of a full line, and blanks at the ends of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.pdf.ink import TextRun
from models.pdf.text_line import BLANKS

MOST_EVENED = 4
"""Lines that may have been made equally long."""

DOUBT = 0.3
"""Of its size, so much room more there must be than a piece needs."""

TIE = 0.02
"""In points: places in a file are rounded."""

ASIDE = 0.5
"""Of its size, so far from the middle a line may stand."""

LEADING, WIDEST_LEADING = 1.3, 2.3
"""Of its size, from one line to the next; further down, one was left out."""

MOST_BLANK = 9

_OPENING = re.escape("（《〈「『【〔〖“‘([{￥$")
_CLOSING = re.escape("，。、；：？！）》〉」』】〕〗”’．…—·～%％℃‰!,.:;?)]}/／-－–")
_HALF_BLANK = frozenset("，。、；：）》〉」』】〕〗”’．")
_SIGNS = re.escape("+-±≥≤≧≦＞＜＝=<>~～")
_WORD = "[0-9０-９A-Za-z]+"
_HAN = "[\u4e00-\u9fff]"
_CORE = (
    f"[{_OPENING}]*(?:[{_SIGNS}]*{_WORD}(?:[-.,:/'_@&+#~～–．：／]{_WORD})*"
    f"{_HAN}{{0,4}}(?:[/／·]{_HAN}{{1,4}})*|—+|…+|.)[{_CLOSING}]*"
)
_PIECE = re.compile(f"{_CORE}(?:(?<=[/／]){_CORE})*", re.DOTALL)
"""What is never divided: a number with its unit, a word, one character."""

_WORD_AT_END, _WORD_AT_START = re.compile("[!-~]+$"), re.compile("^[!-~]+")


def unbroken_text(lines: Sequence[TextRun], left: float, right: float) -> str:
    """Return the text of lines that may reach from left to right."""
    text = lines[0].text if lines else ""
    ends = _ends(lines, left, right)
    for before, line, is_end in zip(lines, lines[1:], ends):
        joint = "\n" if is_end else _joint(before, line, right - left)
        blank = _blank_lines(before, line)
        text = text.rstrip() + ("\n" * (blank + 1) if blank else joint)
        text += line.text.lstrip()
    return text.strip()


def is_ended(
    lines: Sequence[TextRun], following: TextRun, left: float, right: float
) -> bool:
    """Return whether the last of the lines was ended by the clerk."""
    return list(_ends((*lines, following), left, right))[-1]


def is_full(line: TextRun, following: TextRun, limit: float) -> bool:
    """Return whether the first piece of the next line would not fit in it."""
    room = limit - _ink_end(line)
    _, ink = next(_pieces(following), (0.0, 0.0))
    return room <= ink + DOUBT * line.size


def _ends(lines: Sequence[TextRun], left: float, right: float) -> Iterator[bool]:
    """Yield whether a line was ended by the clerk, for all but the last."""
    is_centred = all(_is_centred(line, left, right) for line in lines)
    may_be_evened = is_centred and 1 < len(lines) <= MOST_EVENED
    evened = may_be_evened and _lines_needed(lines, right - left) >= len(lines)
    for line, following in zip(lines, lines[1:]):
        limit = line.lefts[0] + right - left if is_centred else right
        yield not evened and not is_full(line, following, limit)


def _blank_lines(line: TextRun, following: TextRun) -> int:
    """Return how many lines were left blank between two."""
    gap = (following.y - line.y) / max(line.size, following.size, 0.1)
    return min(MOST_BLANK, round(gap / LEADING) - 1) if gap > WIDEST_LEADING else 0


def _is_centred(line: TextRun, left: float, right: float) -> bool:
    """Return whether a line is in the middle, its last mark's blank or not."""
    shift = line.lefts[0] - left - (right - _ink_end(line))
    blank = line.size / 2 if line.text.rstrip(BLANKS)[-1:] in _HALF_BLANK else 0.0
    return min(abs(shift), abs(shift - blank)) <= ASIDE * line.size


def _lines_needed(lines: Sequence[TextRun], width: float) -> int:
    """Return how many lines of this width the text fills, in doubt more."""
    count, room = 1, width
    for line in lines:
        for piece, ink in _pieces(line):
            if ink > room - TIE and room < width:
                count, room = count + 1, width
            room -= piece
    return count


def _pieces(line: TextRun) -> Iterator[tuple[float, float]]:
    """Yield how wide each undivided piece is, and its ink at a line's end."""
    for piece in _PIECE.finditer(line.text):
        start, end = piece.span()
        width = line.rights[end - 1] - line.lefts[start]
        blank = line.size / 2 if line.text[end - 1] in _HALF_BLANK else 0.0
        yield width, width - blank


def _ink_end(line: TextRun) -> float:
    """Return where the last character ends that is no blank."""
    count = len(line.text.rstrip(BLANKS))
    return line.rights[count - 1] if count else line.lefts[0]


def _joint(before: TextRun, after: TextRun, width: float) -> str:
    """Return what stood between two lines, a blank or nothing.

    A word that is cut is wider than the cell; others have a blank between.
    """
    last = before.text.rstrip(BLANKS)[-1:]
    first = after.text.lstrip(BLANKS)[:1]
    if not (_is_narrow(last) or _is_narrow(first)):
        return ""
    if before.text[-1] in BLANKS or after.text[0] in BLANKS:
        return " "
    if not (_is_letter(last) and _is_letter(first)):
        return ""
    end, start = _WORD_AT_END.search(before.text), _WORD_AT_START.search(after.text)
    wide = before.rights[-1] - before.lefts[end.start() if end else 0]
    wide += after.rights[start.end() - 1 if start else 0] - after.lefts[0]
    return "" if wide > width else " "


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_narrow(character: str) -> bool:
    return "" < character < "\u0250"
