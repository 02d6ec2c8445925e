"""File names for exported forms: legal on Linux, Windows and USB sticks."""

from __future__ import annotations

import re
import unicodedata

from models.filled_form import FilledForm
from models.keys import BUDGET_YEAR, DEPARTMENT_NAME, PROJECT_NAME, REPORTING_UNIT

MOST_BYTES = 200
"""In UTF-8 and with the suffix; ext4 allows 255, and -2 needs some room."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
_INVISIBLE = ("Cc", "Cf", "Cn", "Cs")
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³])", re.IGNORECASE)


def export_file_name(filled: FilledForm, suffix: str) -> str:
    """Return a name such as 单位_项目_2026年_项目支出绩效目标表.pdf.

    Whatever was typed, the name has no path in it, nothing invisible, no
    device of Windows, and at most 200 bytes.  The suffix starts with a dot.
    """
    fields = filled.form.fields
    year = fields[BUDGET_YEAR]
    parts = [
        fields[REPORTING_UNIT] or fields[DEPARTMENT_NAME],
        fields[PROJECT_NAME],
        f"{year}年" if year.isdecimal() else year,
        filled.definition.name,
    ]
    named = [each for each in map(_plain, parts) if each] or ["表"]
    stem = "_".join(_shortened(named, MOST_BYTES - _bytes(suffix)))
    return _harmless(stem) + suffix


def numbered(name: str, number: int) -> str:
    """Return a name as the second, third or later one: 路灯-2.pdf."""
    stem, dot, suffix = name.rpartition(".")
    if number == 1:
        return name
    # A hidden name begins with a dot, which no suffix follows.
    return f"{stem}-{number}{dot}{suffix}" if stem else f"{name}-{number}"


def _plain(text: str) -> str:
    """Return a text as part of a name, without what some system refuses."""
    spaced = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    seen = "".join(each for each in spaced if not _is_invisible(each))
    return seen.strip(" .-~")


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE


def _shortened(parts: list[str], most: int) -> list[str]:
    """Return the parts, the longest cut first, until they fit joined by _."""
    parts = list(parts)
    while _bytes("_".join(parts)) > most:
        longest = max(range(len(parts)), key=lambda at: _bytes(parts[at]))
        parts[longest] = parts[longest][:-1].rstrip(" .-~")
    return parts


def _bytes(text: str) -> int:
    return len(text.encode())


def _harmless(stem: str) -> str:
    """Return a stem that Windows does not take for a device (CON.txt)."""
    device = _DEVICE.fullmatch(stem.split(".")[0].strip())
    return f"_{stem}" if device else stem
