"""Small workbooks in one file of XML, as Excel 2003 writes them."""

from __future__ import annotations

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = (
    '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>'
    '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
)


def workbook(table: str, encoding: str = "utf-8", beside: str = "") -> bytes:
    """Return a workbook of one sheet."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">{STYLES}'
        f'<Worksheet ss:Name="表"><Table>{table}</Table>{beside}</Worksheet></Workbook>'
    ).encode(encoding)


def cell(text: str, kind: str = "String", attributes: str = "") -> str:
    """Return a cell."""
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'
