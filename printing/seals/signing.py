"""The room for those who sign a form by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

from models.definitions.definition import MM, TextLine
from printing.style import LINE_GAP, Style

HEIGHT, WIDTH = 12 * MM, 25 * MM
"""What a name written by hand takes."""
BLANK = "\u3000"
_SIGNED = re.compile(
    f"签[字名章][）)]?[:：]?(?P<blank>[ {BLANK}]*)$|[:：](?P<room>[ {BLANK}]{{2,}})$"
)


def is_signed(text: str) -> bool:
    """Return whether a text of a definition is for a name by hand."""
    return _SIGNED.search(text) is not None


def with_room(line: TextLine, style: Style) -> TextLine:
    """Return a line with room to sign, where it asks for a signature."""
    texts = (line.left, line.centre, line.right)
    if not any(map(is_signed, texts)):
        return line
    left, centre, right = (_widened(text, style) for text in texts)
    own = style.leading + style.size * LINE_GAP
    above = max(line.above, (HEIGHT - own) / style.leading)
    return replace(line, left=left, centre=centre, right=right, above=above)


def _widened(text: str, style: Style) -> str:
    """Return a text with blanks behind it as wide as a name by hand."""
    if not is_signed(text):
        return text
    kept = text.rstrip(f" {BLANK}")
    return kept + BLANK * max(len(text) - len(kept), ceil(WIDTH / style.size))
