"""Sheets as files, with the merged cells that a text leaves to be guessed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.variations.sheet import Sheet, sheet_text


def as_text(sheet: Sheet) -> bytes:
    """Return the sheet as a text with tabs."""
    return sheet_text(sheet).encode()


WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {"txt": as_text}
"""By the ends of the names of their files."""


def write_all(
    sheets: Mapping[str, Sheet], folder: Path, kinds: Iterable[str], *, is_varied: bool
) -> int:
    """Write sheets into a folder, varied ones with what is expected."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, sheet in sheets.items():
        for kind in kinds:
            (folder / f"{name}.{kind}").write_bytes(WRITERS[kind](sheet))
            count += 1
        if is_varied:
            _write_expected(folder / "expected" / f"{name}.json", sheet)
    return count


def _write_expected(path: Path, sheet: Sheet) -> None:
    path.parent.mkdir(exist_ok=True)
    forms = [{**each, "variation": list(sheet.kinds)} for each in sheet.expected]
    path.write_text(json.dumps(forms, ensure_ascii=False, indent=1), encoding="utf-8")
