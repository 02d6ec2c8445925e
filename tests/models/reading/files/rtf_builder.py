"""Small .rtf files: from grids, or from paragraphs and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.reading.source_grid import SourceGrid, SourceRow
from tests.models.reading.files.packed import WrittenCell, tables_of, written_cells

FACES = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
    r"{\f1\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f2\fnil\fcharset2 Wingdings;}}"
)
COLOURS = (
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;}"
)
WHITE, DARK = 2, 3
COLUMN = 1000
"""Twips."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")

MERGES = {"": "", "restart": r"\clvmgf", "continue": r"\clvmrg"}


def rtf(body: str, head: str = "") -> bytes:
    """Return a document; characters beyond ASCII are written in Unicode."""
    text = rf"{{\rtf1\ansi\ansicpg936\deff0\uc1{FACES}{COLOURS}{head}{body}}}"
    return _BEYOND_ASCII.sub(_written, text).encode("ascii")


def rtf_of(grid: SourceGrid) -> bytes:
    """Return a document with the lines and tables of a grid."""
    return rtf("".join(_block(rows) for rows in tables_of(grid.rows)))


def line(text: str) -> str:
    """Return a paragraph outside of tables."""
    return rf"\pard\plain {escaped(text)}\par" + "\n"


def table_row(*texts: str, edges: Sequence[int] = (), says: Sequence[str] = ()) -> str:
    """Return a row; what is said of each cell stands before its edge."""
    rights = edges or [COLUMN * (at + 1) for at in range(len(texts))]
    each_says = [*says, *[""] * len(rights)]
    cells = "".join(rf"{say}\cellx{at}" for say, at in zip(each_says, rights))
    inside = "".join(rf"{text}\cell " for text in texts)
    return rf"\trowd\trleft0{cells}\pard\plain\intbl {inside}\row" + "\n"


def escaped(text: str) -> str:
    """Return a text without anything that would be a word of RTF."""
    for sign in "\\{}":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", r"\line ").replace("\t", r"\tab ")


def _block(rows: Sequence[SourceRow]) -> str:
    if rows[0].width == 1:
        return line(rows[0].cells[0].text if rows[0].cells else "")
    return "".join(map(_row, written_cells(rows))) + r"\pard "


def _row(cells: Sequence[WrittenCell]) -> str:
    edges, right = [], 0
    for each in cells:
        right += each.across * COLUMN
        edges.append(right)
    says = [MERGES[each.merge] for each in cells]
    texts = (escaped(each.text) for each in cells)
    return table_row(*texts, edges=edges, says=says)


def _written(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-le")
    numbers = (
        int.from_bytes(units[at : at + 2], "little", signed=True)
        for at in range(0, len(units), 2)
    )
    return "".join(rf"\u{number}?" for number in numbers)
