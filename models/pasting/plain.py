"""What the clipboard holds for a single text: plain, as it was meant."""

from __future__ import annotations

import re

from models.form_data import clean_text
from models.pasting.table import pasted_table
from models.reading.files.tabbed import TAB, tabbed_rows, unquoted_cell

_CELL = re.compile(r"<t[dh][\s>/]", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?\Z|\n\Z")


def plain_text(html: str, text: str) -> str:
    """Return the text on the clipboard without what a spreadsheet adds.

    One cell that was copied comes with a line end behind it, and in quotes
    where it has line ends of its own.  Markup says that it is a cell; the
    text alone says so where it is all one quoted cell and a line end.  Any
    other text is as somebody wrote it, quotes and all.

    Raises:
        Unfit: There is only markup, and far too much of it.
    """
    if not text:
        table = pasted_table(html, text)
        lines = (TAB.join(table.texts(at)).rstrip() for at in range(len(table.rows)))
        return "\n".join(lines)
    cells = _cells_in(html)
    body = _LINE_END.sub("", text)
    if cells == 1:
        return unquoted_cell(body).strip()
    if cells:
        rows = tabbed_rows(clean_text(body))
        return "\n".join(TAB.join(row).rstrip() for row in rows)
    is_ended = body != text
    return unquoted_cell(body) if is_ended and _is_one_quoted(body) else text


def without_line_end(text: str) -> str:
    """Return a text for a box of one line: the last line end goes."""
    body = _LINE_END.sub("", text)
    return body.strip() if body != text else text


def _cells_in(html: str) -> int:
    return len(_CELL.findall(html)) if "<table" in html.lower() else 0


def _is_one_quoted(body: str) -> bool:
    """Return whether a text is one cell in quotes, doubled ones inside."""
    inside = body[1:-1]
    is_quoted = len(body) > 1 and body[0] == body[-1] == '"'
    return is_quoted and '"' not in inside.replace('""', "") and TAB not in inside
