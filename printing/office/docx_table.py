"""Tables of a Word file: true merged cells, fixed widths, heads that repeat.

The order of elements is that of ECMA-376 part 1, 17.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from printing.office.docx_paragraph import paragraph, text_run
from printing.office.package import element
from printing.office.table import Cell, Table, row_heights
from printing.office.units import twips
from printing.style import RULE, Style
from printing.wrap import printable_text

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
TALLEST_WHOLE = 0.5
"""A row taller than this share of a page may be divided between pages."""
EVENED_ROOM = 0.5
"""Left beside the lines of an evened label, in ems, for another face."""


def table_element(table: Table, style: Style) -> Element:
    """Return a table as Word has it."""
    heights = row_heights(table, lambda cell: _need(cell, style), style.row_height)
    headed = {row for head in table.heads for row in head}
    return element(
        "w:tbl",
        _properties(table, style),
        element(
            "w:tblGrid",
            *(element("w:gridCol", w_w=twips(width)) for width in table.widths),
        ),
        *(
            _row(
                _row_properties(heights[row], style, repeats=row in headed),
                [_cell(each, row, table, style) for each in cells],
            )
            for row, cells in enumerate(table.by_row())
        ),
    )


def _need(cell: Cell, style: Style) -> float:
    return cell.line_count * style.leading + 2 * style.pad_y


def _properties(table: Table, style: Style) -> Element:
    eighths = str(round(RULE * 8))
    rule = {"w_val": "single", "w_sz": eighths, "w_space": "0", "w_color": "auto"}
    # Half a rule lies inside of each cell.
    above, aside = style.pad_y - RULE / 2, style.pad_x
    pads = {"top": above, "left": aside, "bottom": above, "right": aside}
    return element(
        "w:tblPr",
        element("w:tblW", w_w=twips(sum(table.widths)), w_type="dxa"),
        element("w:jc", w_val="center"),
        element("w:tblBorders", *(element(f"w:{side}", **rule) for side in SIDES)),
        element("w:tblLayout", w_type="fixed"),
        element(
            "w:tblCellMar",
            *(
                element(f"w:{side}", w_w=twips(pad), w_type="dxa")
                for side, pad in pads.items()
            ),
        ),
    )


def _row(properties: Sequence[Element], cells: Sequence[Element]) -> Element:
    return element("w:tr", element("w:trPr", *properties), *cells)


def _row_properties(height: float, style: Style, *, repeats: bool) -> list[Element]:
    found = []
    if height <= style.inner_height * TALLEST_WHOLE:
        found.append(element("w:cantSplit"))
    found.append(element("w:trHeight", w_val=twips(height), w_hRule="atLeast"))
    if repeats:
        found.append(element("w:tblHeader"))
    return found


def _cell(cell: Cell, row: int, table: Table, style: Style) -> Element:
    """Return what a row has of a cell; below its first row, only the box."""
    begins = cell.row == row
    properties = [element("w:tcW", w_w=twips(table.width(cell)), w_type="dxa")]
    if cell.across > 1:
        properties.append(element("w:gridSpan", w_val=cell.across))
    if cell.down > 1:
        merge = {"w_val": "restart"} if begins else {}
        properties.append(element("w:vMerge", **merge))
    if cell.open_side:
        none = element(f"w:{cell.open_side}", w_val="nil")
        properties.append(element("w:tcBorders", none))
    properties.append(element("w:vAlign", w_val="center"))
    room = table.width(cell) - 2 * style.pad_x
    paragraphs = _paragraphs(cell, room, style) if begins else [paragraph("CellText")]
    return element("w:tc", element("w:tcPr", *properties), *paragraphs)


def _paragraphs(cell: Cell, room: float, style: Style) -> list[Element]:
    """Return the text of a cell, a paragraph for each line as typed."""
    size = cell.size if cell.size < style.size else 0.0
    evened = _evened(cell, room, style)
    return [
        paragraph(
            "CellText",
            *([text_run(line, size)] if line else []),
            align=cell.align,
            more=evened,
        )
        for line in printable_text(cell.text).split("\n")
    ]


def _evened(cell: Cell, room: float, style: Style) -> tuple[Element, ...]:
    """Return the indents that break a label where the sheet does.

    A label is set as narrow as its lines allow: 指标值｜类型.
    """
    if cell.place or cell.align != "centre" or len(cell.lines) == 1:
        return ()
    aside = (room - cell.ink - style.size * EVENED_ROOM) / 2
    if aside <= 0:
        return ()
    return (element("w:ind", w_left=twips(aside), w_right=twips(aside)),)
