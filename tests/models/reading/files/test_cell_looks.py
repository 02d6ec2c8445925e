"""What is struck through, unseen or a note's mark is no text in workbooks."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

import pytest

from models.reading.files.kind import file_kind
from models.reading.files.looks import NOTE_MARKS, STRUCK
from models.reading.files.remarks import HIDDEN
from models.reading.files.workbook.spreadsheet import MAYBE_STRUCK, MAYBE_WHITE
from models.reading.grids import read_grids
from models.reading.source_grid import SourceGrid
from tests.models.reading.files.compound import compound
from tests.models.reading.files.ods_builder import number, ods, table
from tests.models.reading.files.packed import HEAD, packed
from tests.models.reading.files.xls_builder import XlsFont, XlsSheet, workbook
from tests.models.reading.files.xlsx_builder import SHEET, data, row, value, xlsx_parts
from tests.models.reading.files.xml_builder import SPACE, cell
from tests.models.reading.files.xml_builder import workbook as xml_workbook
from tests.models.reading.pdf_pages.drawn_grid import drawn

LOOKS = ("struck", "white", "tiny", "plain")

XLSX_FONTS = {
    "struck": "<strike/>",
    "white": '<color rgb="FFFFFFFF"/>',
    "tiny": '<sz val="1"/>',
    "plain": '<strike val="0"/><sz val="11"/><color theme="1"/>',
}


def read(content: bytes) -> SourceGrid:
    """Return the grid of a workbook of one sheet."""
    (found,) = read_grids(file_kind(content), content)
    return found


def xlsx_styled(content: str, fill: str = "none", beside: str = "") -> bytes:
    """Return a workbook whose style n is of the nth font."""
    fonts = "".join(f"<font>{each}</font>" for each in XLSX_FONTS.values())
    colour = '<fgColor rgb="FF1F4E79"/>'
    ground = f'<patternFill patternType="{fill}">{colour}</patternFill>'
    styles = "".join(
        f'<xf fontId="{at}" fillId="0" numFmtId="0"/>' for at in (3, *range(len(LOOKS)))
    )
    parts = xlsx_parts({"表": content + beside})
    parts["xl/styles.xml"] = (
        f'{HEAD}<styleSheet xmlns="{SHEET}"><fonts>{fonts}</fonts>'
        f"<fills><fill>{ground}</fill></fills><cellXfs>{styles}</cellXfs>"
        "<dxfs><dxf><font><strike/></font></dxf><dxf/></dxfs></styleSheet>"
    )
    return packed(parts)


def xlsx_cells(look: str) -> bytes:
    styled = value("12", style=1 + LOOKS.index(look))
    return xlsx_styled(data(row("甲", styled, number=1)))


def xls_cells(look: str) -> bytes:
    fonts = {
        "struck": XlsFont(is_struck=True),
        "white": XlsFont(colour=9),
        "tiny": XlsFont(points=1),
        "plain": XlsFont(),
    }
    sheet = XlsSheet({(0, 0): ("甲", 0), (0, 1): (12.0, 1)})
    return compound({"Workbook": workbook({"表": sheet}, fonts=[fonts[look]])})


def ods_cells(look: str) -> bytes:
    said = {
        "struck": 'style:text-line-through-style="solid"',
        "white": 'fo:color="#FFFFFF"',
        "tiny": 'fo:font-size="1pt"',
        "plain": 'style:text-line-through-style="none" fo:color="#000000"',
    }
    base = (
        '<style:style style:family="table-cell" style:name="base">'
        f'<style:text-properties xmlns:fo="fo" {said[look]}/></style:style>'
        '<style:style style:family="table-cell" style:name="s"'
        ' style:parent-style-name="base"/>'
    )
    named = ' table:style-name="s" office:value-type'
    styled = number("12", "12").replace(" office:value-type", named)
    plain = "<table:table-cell><text:p>甲</text:p></table:table-cell>"
    rows = f"<table:table-row>{plain}{styled}</table:table-row>"
    return ods(table(rows), base)


def xml_cells(look: str) -> bytes:
    said = {
        "struck": 'ss:StrikeThrough="1"',
        "white": 'ss:Color="#FFFFFF"',
        "tiny": 'ss:Size="1"',
        "plain": 'ss:StrikeThrough="0"',
    }
    styles = (
        f'<Styles><Style ss:ID="b"><Font {said[look]}/></Style>'
        '<Style ss:ID="s" ss:Parent="b"/></Styles>'
    )
    styled = cell("12", "Number", 'ss:StyleID="s"')
    content = xml_workbook(f"<Row>{cell('甲')}{styled}</Row>").decode()
    start, end = content.index("<Styles>"), content.index("<Worksheet")
    return (content[:start] + styles + content[end:]).encode()


KINDS: Mapping[str, Callable[[str], bytes]] = {
    "xlsx": xlsx_cells,
    "xls": xls_cells,
    "ods": ods_cells,
    "xml": xml_cells,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("look", "sentence"), [("struck", STRUCK), ("white", HIDDEN), ("tiny", HIDDEN)]
)
def test_a_cell_that_does_not_count_is_not_read_and_told(
    kind: str, look: str, sentence: str
) -> None:
    found = read(KINDS[kind](look))

    assert drawn(found) == "甲"
    assert found.remarks == (f"{sentence}：B1（12）",)


@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_like_any_other_is_read(kind: str) -> None:
    found = read(KINDS[kind]("plain"))

    assert (drawn(found), found.remarks) == ("甲 | 12", ())


def condition(cells: str, number: int) -> str:
    """Return a rule that gives cells one of the conditional formats."""
    rule = f'<cfRule dxfId="{number}"/>'
    return f'<conditionalFormatting sqref="{cells}">{rule}</conditionalFormatting>'


def rich(*pieces: tuple[str, str]) -> str:
    """Return a cell of .xlsx with pieces of text, each in a font."""
    runs = (f"<r><rPr>{font}</rPr><t>{text}</t></r>" for font, text in pieces)
    return f'<c t="inlineStr"><is>{"".join(runs)}</is></c>'


def test_pieces_of_a_text_are_struck_raised_or_unseen_in_xlsx() -> None:
    raised = '<vertAlign val="superscript"/>'
    texts = [
        rich(("<strike/>", "12"), ("", "15")),
        rich(("", "4.98"), (raised, "1")),
        rich(("", "m"), (raised, "2")),
        rich(('<color theme="0"/>', "密"), ("", "乙")),
    ]
    found = read(xlsx_styled(data(row(*texts, number=1))))

    assert drawn(found) == "15 | 4.98 | m² | 乙"
    assert found.remarks == (
        f"{STRUCK}：A1（12）",
        f"{NOTE_MARKS}：B1（4.98[1]）",
        f"{HIDDEN}：D1（密）",
    )


def test_white_on_a_ground_is_read() -> None:
    found = read(xlsx_styled(data(row(value("12", style=2), number=1)), fill="solid"))

    assert (drawn(found), found.remarks) == ("12", ())


def test_white_where_a_condition_may_set_a_ground_is_read_and_told() -> None:
    rule = condition("A1", 1)
    content = data(row(value("12", style=2), number=1))
    found = read(xlsx_styled(content, beside=rule))

    assert (drawn(found), found.remarks) == ("12", (f"{MAYBE_WHITE}：A1",))


def test_what_a_condition_may_strike_is_read_and_told() -> None:
    found = read(xlsx_styled(data("12"), beside=condition("A1:B9", 0)))

    assert (drawn(found), found.remarks) == ("12", (f"{MAYBE_STRUCK}：A1:B9",))


def test_pieces_of_a_text_are_struck_or_raised_in_xls() -> None:
    def label(row: int, text: str, runs: bytes) -> bytes:
        encoded = text.encode("utf-16-le")
        place = struct.pack("<4HB", row, 0, 0, len(text), 1)
        body = place + encoded + struct.pack("<H", len(runs) // 4) + runs
        return struct.pack("<HH", 0xD6, len(body)) + body

    fonts = [XlsFont(is_struck=True), XlsFont(escapement=1)]
    whole = workbook({"表": XlsSheet({})}, fonts=fonts)
    rich_cells = label(0, "1215", struct.pack("<4H", 0, 1, 2, 0))
    rich_cells += label(1, "4.981", struct.pack("<2H", 4, 2))
    found = read(compound({"Workbook": whole[:-4] + rich_cells + whole[-4:]}))

    assert drawn(found) == "15\n4.98"
    assert found.remarks == (
        f"{STRUCK}：A1（12）",
        f"{NOTE_MARKS}：A2（4.98[1]）",
    )


def test_pieces_of_a_text_are_struck_or_raised_in_ods() -> None:
    styles = "".join(
        f'<style:style style:family="text" style:name="{name}">'
        f"<style:text-properties {said}/></style:style>"
        for name, said in [
            ("s", 'style:text-line-through-type="single"'),
            ("r", 'style:text-position="super 58%"'),
        ]
    )
    paragraph = (
        '<text:p><text:span text:style-name="s">12</text:span>15'
        '<text:span text:style-name="r">①</text:span></text:p>'
    )
    only = f"<table:table-cell>{paragraph}</table:table-cell>"
    found = read(ods(table(f"<table:table-row>{only}</table:table-row>"), styles))

    assert drawn(found) == "15"
    assert found.remarks == (f"{STRUCK}：A1（12）", f"{NOTE_MARKS}：A1（15[①]）")


@pytest.mark.parametrize("kind", ["string", "float"])
def test_a_struck_line_of_a_cell_is_left_out_in_ods(kind: str) -> None:
    style = (
        '<style:style style:family="paragraph" style:name="p">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    typed = f'office:value-type="{kind}" office:value="12"'
    lines = '<text:p text:style-name="p">12</text:p>'
    only = f"<table:table-cell {typed}>{lines}</table:table-cell>"
    beside = "<table:table-cell><text:p>甲</text:p></table:table-cell>"
    rows = f"<table:table-row>{beside}{only}</table:table-row>"

    found = read(ods(table(rows), style))

    assert drawn(found) == "甲"
    assert found.remarks == (f"{STRUCK}：B1（12）",)


def test_pieces_of_a_text_are_struck_or_raised_in_xml() -> None:
    spaces = f'xmlns="http://www.w3.org/TR/REC-html40" xmlns:ss="{SPACE}"'
    marked = f'<ss:Data ss:Type="String" {spaces}>'
    text = f"<Cell>{marked}<S>12</S><B>15</B><Sup>1</Sup></ss:Data></Cell>"
    found = read(xml_workbook(f"<Row>{text}</Row>"))

    assert drawn(found) == "15"
    assert found.remarks == (f"{STRUCK}：A1（12）", f"{NOTE_MARKS}：A1（15[1]）")
