"""Good files of every kind that is read, to be damaged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from models.reading.files.text_grid import text_grid
from models.reading.source_grid import SourceGrid
from tests.models.reading.files import doc_builder as old
from tests.models.reading.files import docx_builder as word
from tests.models.reading.files import xlsx_builder as excel
from tests.models.reading.files.docx_builder import docx, docx_of
from tests.models.reading.files.html_builder import html_of
from tests.models.reading.files.ods_builder import ods_of
from tests.models.reading.files.rtf_builder import rtf_of
from tests.models.reading.files.xls_builder import Content, XlsSheet, xls, xls_of
from tests.models.reading.files.xlsx_builder import xlsx, xlsx_of
from tests.models.reading.files.xml_builder import cell, workbook
from tests.models.reading.pdf_pages.drawn_grid import grid

LIBREOFFICE = Path(__file__).parents[1] / "models/reading/data/libreoffice"
TEXT = Path(__file__).parents[1] / "models/reading/data/three_forms.txt"

MERGED = """
    2026年项目支出绩效目标表
    项目名称 | 更换路灯 | < | < | < | < | < | <
    年度本级预算金额 | 50 | 项目类别 | 特定目标类 | < | < | < | <
    指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位 | 指标值类型 | 备注
    ^ | 产出指标 | 数量指标 | 安装⏎路灯 | 40 | 盏 | ≥ | .
    ^ | ^ | ^ | 更换灯杆 | 4 | 根 | = | .
    ^ | ^ | 质量指标 | 合格率 | 98 | % | ≥ | 按合同
    """


@cache
def samples() -> Mapping[str, tuple[bytes, ...]]:
    """Return good files by their kind."""
    text = TEXT.read_text("utf-8")
    three, one = text_grid(text), grid(MERGED)
    return {
        "docx": (docx_of(three), docx_of(one), _rich_docx()),
        "doc": (old.doc_of(three), old.doc_of(one, "fast"), *_rich_docs()),
        "rtf": (rtf_of(three), rtf_of(one), *_others_of("rtf")),
        "xlsx": (xlsx_of(three), xlsx_of(one), _rich_xlsx()),
        "xls": (xls_of(three), xls_of(one), _rich_xls()),
        "ods": (ods_of(three), ods_of(one)),
        "xml": (_rich_xml("utf-8"), _rich_xml("gb2312")),
        "html": (html_of(three), html_of(one), html_of(one).decode().encode("gb18030")),
        "csv": (_separated(three, ","), _separated(one, ";")),
        "txt": (text.encode(), text.encode("gb18030"), text.encode("utf-16")),
    }


def _separated(found: SourceGrid, mark: str) -> bytes:
    """Return a .csv of a grid, every line as long as the longest."""
    width = max(row.width for row in found.rows)
    lines = []
    for row in found.rows:
        by_column = {cell.column: cell.text for cell in row.cells}
        texts = (by_column.get(at, "").replace('"', '""') for at in range(width))
        lines.append(mark.join(f'"{text}"' for text in texts))
    return "\r\n".join(lines).encode()


def _others_of(kind: str) -> tuple[bytes, ...]:
    """Return files of a kind that another program wrote."""
    files = sorted(LIBREOFFICE.glob(f"*.{kind}"))
    return tuple(each.read_bytes() for each in files if each.stem == "merged")


def _rich_docs() -> tuple[bytes, ...]:
    """Return documents with everything that those of old can have."""
    line, cell, row, row_end = old.line, old.cell, old.row, old.row_end
    three = old.described([0, 900, 1_800, 2_700], [0x60, 1, 2])
    inner = [cell("内", depth=2), row_end(three, depth=2)]
    join, down = b"\x24\x56\x00\x02", b"\x2b\xd6\x02\x02\x03"
    struck, hidden, gone = b"\x37\x08\x01", b"\x3c\x08\x01", b"\x00\x08\x01"
    body = [
        line("2026年项目支出绩效目标表"),
        line("第", "\x13 PAGE \x147\x15", ("划", struck), ("密", hidden), ("删", gone)),
        *row("项目名称", "更换路灯", "", more=join + down),
        *[cell("预算"), *inner, cell("50"), cell("x\x0by\x01"), row_end(three)],
        *row(*["格"] * 30, says=[0] * 30),
    ]
    beside = old.Stories([line("脚注")], [line("附件")], [line("填表人")])
    return (old.doc(body, "fast", beside=beside), *_others_of("doc"))


def _rich_docx() -> bytes:
    """Return a document with everything that documents can have."""
    p, r, tbl, tc, tr = word.p, word.r, word.tbl, word.tc, word.tr
    box = f"<w:txbxContent>{p('框')}{tbl(tr('甲', '乙'))}</w:txbxContent>"
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    control = f"<w:sdt><w:sdtContent>{tc('丙')}</w:sdtContent></w:sdt>"
    body = [
        p("2026年项目支出绩效目标表", f"<w:r><w:drawing>{box}</w:drawing></w:r>"),
        tbl(
            tr("项目名称", tc(p("路灯", f"<w:ins>{r('更换')}</w:ins>"), 3)),
            tr("预算", tc(p(f"<w:del>{r('50')}</w:del>", r("密", "<w:vanish/>")))),
            tr(tc("左", merge="restart"), control),
            tr(tc("", merge="continue"), tc(tbl(tr("甲", "乙"), tr("丙", "丁")) + p())),
        ),
        f"<w:p>{number}{r('一项')}</w:p>",
        p('<w:r><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:br/></w:r>'),
    ]
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{level}<w:lvlText w:val="%1、"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    return docx("".join(body), header=p("附件"), footer=p("填表人"), numbering=numbering)


def _rich_xlsx() -> bytes:
    """Return a workbook with everything that workbooks can have."""
    text, value = excel.text, excel.value
    rows = excel.data(
        excel.row(text("2026年项目支出绩效目标表"), number=1),
        excel.row(text("项目名称"), value("0", kind="s"), number=2),
        excel.row(text("预算"), value("50", style=1), value("0.5", style=2), number=3),
        excel.row(value("46387", style=3), value("TRUE", kind="b"), number=4),
        excel.row("<c><f>A1</f></c>", value("#REF!", kind="e"), number=5),
    )
    merged = excel.merges("A1:H1", "B2:H2", "A4:A5")
    strings = ["<si><r><t>更换</t></r><r><t>路灯</t></r></si>"]
    return xlsx(
        rows + merged,
        formats=["#,##0.00", "0%", "yyyy/m/d;@"],
        strings=strings,
        others={"隐藏": excel.data("甲")},
        hidden=["隐藏"],
    )


def _rich_xml(encoding: str) -> bytes:
    """Return a workbook in XML, with merged cells, numbers and a date."""
    wide = 'ss:MergeAcross="7" ss:MergeDown="1"'
    percent, date = 'ss:StyleID="p"', 'ss:StyleID="d" ss:Index="3"'
    return workbook(
        f"<Row>{cell('2026年项目支出绩效目标表', attributes=wide)}</Row>"
        f"<Row ss:Index='3'>{cell('项目名称')}{cell('更换路灯')}</Row>"
        f"<Row>{cell('0.5', 'Number', percent)}"
        f"{cell('2026-12-31T00:00:00', 'DateTime', date)}</Row>",
        encoding,
    )


def _rich_xls() -> bytes:
    """Return a workbook of the old kind, with numbers and two sheets."""
    cells: dict[tuple[int, int], tuple[Content, int]] = {
        (0, 0): ("2026年项目支出绩效目标表", 0),
        (1, 0): ("项目名称", 0),
        (1, 1): ("更换路灯", 0),
        (2, 0): (0.5, 1),
        (2, 1): (46387.0, 2),
        (2, 2): (True, 0),
        (2, 3): (b"\x17", 0),
    }
    sheets = {"表": XlsSheet(cells, [(0, 0, 0, 7)]), "二": XlsSheet({}, is_hidden=True)}
    return xls(sheets, ["0%", "yyyy/m/d"])
