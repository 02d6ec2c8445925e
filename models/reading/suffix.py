"""The endings of file names that may hold forms.

Only for looking through a folder: what a file is, its bytes say.  Whoever
adds a reader adds its endings here.
"""

from __future__ import annotations

from pathlib import PurePath

SUFFIXES = frozenset(
    {
        *(".txt", ".csv", ".tsv", ".json", ".jibiao"),
        *(".docx", ".doc", ".rtf", ".wps", ".dot"),
        *(".xlsx", ".xlsm", ".xls", ".et", ".ods", ".html", ".htm", ".pdf"),
    }
)


def may_hold_forms(name: str) -> bool:
    """Return whether a file of this name is worth being read."""
    return PurePath(name).suffix.lower() in SUFFIXES
