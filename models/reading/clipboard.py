"""What spreadsheets and documents put on the clipboard, as grids."""

from __future__ import annotations

from pathlib import Path

from models.reading.files.html_grid import html_grid
from models.reading.files.text_grid import text_grid
from models.reading.grids import refuse_too_much
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import naming

CLIPBOARD = Path("剪贴板")


def clipboard_grids(html: str, text: str) -> tuple[SourceGrid, ...]:
    """Return the cells on the clipboard, none when there are none.

    A table in the markup tells merged cells; without one the plain text
    is read, its cells parted by tabs.

    Raises:
        Unreadable: It is far too much for a form.
    """
    with naming(CLIPBOARD, noun=""):
        grids = (_grid(html, text),)
        refuse_too_much(grids)
    return tuple(each for each in grids if any(row.cells for row in each.rows))


def _grid(html: str, text: str) -> SourceGrid:
    if "<table" in html.lower() or not text.strip():
        # Windows puts lines about the markup in front of it.
        found = html_grid(html[max(0, html.find("<")) :])
        if any(row.cells for row in found.rows) or not text.strip():
            return found
    return text_grid(text)
