"""The mark that keeps spreadsheets from taking a text for a formula.

A spreadsheet that opens a .csv takes what begins with = + - @ for a formula,
wide ones too, and drops blanks and line breaks in front of them; OWASP ("CSV
Injection") names tab and line ends as well.  A ' in front makes a text of
it.  What already looks guarded gets one more, so that each can be undone.
"""

from __future__ import annotations

import re

GUARD = "'"

_RISKY = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def needs_guard(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula."""
    return _RISKY.match(text) is not None


def guarded(text: str) -> str:
    """Return a text as it may stand in a .csv."""
    return GUARD + text if needs_guard(text) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded, any other as it is."""
    plain = text.removeprefix(GUARD)
    return plain if plain != text and needs_guard(plain) else text
