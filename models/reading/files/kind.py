"""What kind of file some bytes are, whatever its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from models.reading.files import ole
from models.reading.unreadable import INCOMPLETE, Unfit

if TYPE_CHECKING:
    from models.reading.files.package import Package

ReadableKind = Literal[
    "own", "text", "html", "docx", "doc", "rtf", "xlsx", "xls", "ods", "xml", "pdf"
]

BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
HEAD = 2_000
"""Bytes at the beginning that tell markup from other text."""

RTF_START = b"{\\rt"
"""Some programs leave the rest of the first word out."""

PDF_START = 1_024
JUNK = 4_096
"""Bytes that may stand before a package."""

PICTURE = "是图片，不能读取，请换用有文字的文件"
ARCHIVE = "是压缩包，请先解压，再打开里面的文件"
LOCKED = "有打开密码，请先在 WPS、Office 里去掉密码，另存后再打开"
OTHER_COMPOUND = "已损坏，或不是 Word、Excel 97 以后的文件，请用写它的程序另存为 .docx 文件"

FOREIGN = {
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0"), PICTURE),
    **dict.fromkeys((b"MM\0*", b"RIFF"), PICTURE),
    **dict.fromkeys((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ"), ARCHIVE),
    b"MIME-Version:": "是单个文件的网页（.mht），请在 WPS、Office 里另存为 .docx 或 .xlsx 文件",
}
"""The first bytes of files that hold no form, or none that can be read."""

PACKAGES: dict[str, ReadableKind] = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
    "word.document.macroenabled.main+xml": "docx",
    "word.template.macroenabledtemplate.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
    "excel.sheet.macroenabled.main+xml": "xlsx",
    "excel.template.macroenabled.main+xml": "xlsx",
}
"""How the content types of main parts end."""

FOREIGN_PACKAGES = {
    "presentationml": "是演示文稿，不是表格，请换用 Word 或 Excel 文件",
    "excel.sheet.binary": "是二进制的 Excel 文件（.xlsb），请另存为 .xlsx 文件",
}

_HTML = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|meta|title|link|"
    rb"style|script|body|table|div|center|font|form|span|p|br|b)\b",
    re.DOTALL,
)
_XML_TABLE = b"urn:schemas-microsoft-com:office:spreadsheet"
_XML_DOCUMENTS = (b"office/word/2003/wordml", b"office/2006/xmlpackage")


def file_kind(data: bytes) -> ReadableKind:
    """Return what kind of file it is; text, when nothing else is known.

    Raises:
        Unfit: It is of a kind that cannot be read.
    """
    for start, reason in FOREIGN.items():
        if data.startswith(start):
            raise Unfit(reason)
    if data.startswith(RTF_START):
        return "rtf"
    # Some programs put bytes before the mark of a PDF.
    if b"%PDF" in data[:PDF_START]:
        return "pdf"
    if data.startswith(ole.SIGNATURE[:4]):
        return _kind_of_compound(data)
    if b"PK\x03\x04" in data[:JUNK] or data.startswith(b"PK\x05\x06"):
        return _kind_of_package(data)
    return _kind_of_text(data)


def _kind_of_compound(data: bytes) -> ReadableKind:
    names = ole.top_level_names(data)
    if names & {"workbook", "book"}:
        return "xls"
    if "encryptedpackage" in names:
        raise Unfit(LOCKED)
    if "worddocument" in names:
        return "doc"
    if "powerpoint document" in names:
        raise Unfit(FOREIGN_PACKAGES["presentationml"])
    raise Unfit(OTHER_COMPOUND if names else INCOMPLETE)


def _kind_of_package(data: bytes) -> ReadableKind:
    # Texts need no zipfile, and most files that commands read are texts.
    from models.reading.files.package import Package

    package = Package(data)
    if package.has("[Content_Types].xml"):
        return _kind_of_office_package(package)
    if package.has("mimetype"):
        return _kind_of_open_document(package.data("mimetype"))
    if package.has("OFD.xml"):
        raise Unfit("是 OFD 版式文件，目前还不能读取，请换用转换之前的 Word 或 Excel 文件")
    if package.has("manifest.json"):
        raise Unfit("是备份文件，请用“恢复备份”打开")
    raise Unfit(ARCHIVE)


def _kind_of_office_package(package: Package) -> ReadableKind:
    from models.reading.files.package import content_type, main_part

    main = content_type(package, main_part(package)).lower()
    for ending, kind in PACKAGES.items():
        if main.endswith(ending):
            return kind
    for word, reason in FOREIGN_PACKAGES.items():
        if word in main:
            raise Unfit(reason)
    raise Unfit("不是 Word 或 Excel 文件，请换用有绩效目标表的文件")


def _kind_of_open_document(mime_type: bytes) -> ReadableKind:
    if b"opendocument.spreadsheet" in mime_type:
        return "ods"
    raise Unfit("是 OpenDocument 文件，请在 WPS、Office 里另存为 .docx 文件")


def _kind_of_text(data: bytes) -> ReadableKind:
    if data.lstrip(BLANKS).startswith((b"{", b"[")):
        return "own"
    head = data[:HEAD].lstrip(BLANKS).replace(b"\0", b"").lower()
    if head.startswith(b"<"):
        if _XML_TABLE in head:
            return "xml"
        if any(each in head for each in _XML_DOCUMENTS):
            raise Unfit("是 XML 格式的 Word 文件，请在 WPS、Word 里另存为 .docx 文件")
        if _HTML.match(head):
            return "html"
    return "text"
