"""What a file is shows in its bytes, never in its name."""

from __future__ import annotations

import re

import pytest

from models.reading.files.kind import file_kind
from models.reading.unreadable import Unfit
from tests.models.reading.files.compound import compound
from tests.models.reading.files.doc_builder import doc, line
from tests.models.reading.files.docx_builder import docx, docx_parts, p
from tests.models.reading.files.html_builder import page
from tests.models.reading.files.ods_builder import ods, ods_parts, table
from tests.models.reading.files.packed import content_types, label, packed
from tests.models.reading.files.rtf_builder import rtf
from tests.models.reading.files.xls_builder import XlsSheet, xls
from tests.models.reading.files.xlsx_builder import data, xlsx, xlsx_parts
from tests.models.reading.files.xml_builder import workbook

STREAM = b"\0" * 10


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("项目名称\t甲".encode(), "text"),
        (b"", "text"),
        ("<填报单位>".encode(), "text"),
        (b'\xef\xbb\xbf {"format":1}', "own"),
        (page("").encode(), "html"),
        (page("").encode("utf-16"), "html"),
        (b"\r\n<!-- x --><TABLE border=1>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "html"),
        (b"%PDF-1.7", "pdf"),
        (docx(p("甲")), "docx"),
        (b"junk" + docx(p("甲")), "docx"),
        (xlsx(data("甲")), "xlsx"),
        (xls({"表": XlsSheet({})}), "xls"),
        (compound({"WordDocument": STREAM, "1Table": STREAM}), "doc"),
        (doc([line("甲")]), "doc"),
        (rtf(""), "rtf"),
        (b"{\\rt", "rtf"),
        (ods(table("")), "ods"),
        (workbook(""), "xml"),
        (workbook("", "utf-16"), "xml"),
    ],
    ids=label,
)
def test_a_file_is_what_its_bytes_say(content: bytes, kind: str) -> None:
    assert file_kind(content) == kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"GIF89a", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"MIME-Version: 1.0\r\n", "单个文件的网页"),
        (b'<w:wordDocument xmlns:w="x/office/word/2003/wordml">', "XML 格式的 Word"),
        (compound({"EncryptedPackage": STREAM}), "打开密码"),
        (compound({"PowerPoint Document": STREAM}), "演示文稿"),
        (compound({"Contents": STREAM}), "不是 Word、Excel 97 以后的文件"),
        (compound({})[:600], "不完整"),
        (packed({"a.txt": "甲"}), "压缩包"),
        (packed({"OFD.xml": ""}), "OFD"),
        (packed({"manifest.json": ""}), "备份"),
        (packed(ods_parts("") | {"mimetype": "opendocument.text"}), "OpenDocument"),
    ],
    ids=label,
)
def test_what_cannot_be_read_is_told_what_it_is(content: bytes, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        file_kind(content)


@pytest.mark.parametrize(
    ("content_type", "reason"),
    [
        ("application/vnd.openxmlformats.presentationml.main+xml", "演示文稿"),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "二进制的 Excel"),
        ("text/plain", "不是 Word 或 Excel"),
    ],
)
def test_other_office_packages_are_told(content_type: str, reason: str) -> None:
    types = content_types({"word/document.xml": content_type})
    parts = docx_parts(p("甲")) | {"[Content_Types].xml": types}

    with pytest.raises(Unfit, match=reason):
        file_kind(packed(parts))


@pytest.mark.parametrize(
    ("parts", "kind"), [(docx_parts(p("甲")), "docx"), (xlsx_parts({"表": ""}), "xlsx")]
)
def test_a_type_may_be_told_of_all_parts_that_end_alike(
    parts: dict[str, str | bytes], kind: str
) -> None:
    written = str(parts["[Content_Types].xml"])
    typed = re.sub('Override PartName="[^"]*"', 'Default Extension="XML"', written)
    beside = '<Override PartName="/word/a.xml" ContentType="text/plain"/></Types>'
    types = typed.replace("</Types>", beside)

    assert file_kind(packed(parts | {"[Content_Types].xml": types})) == kind


@pytest.mark.parametrize("length", [1_400, 1_424, 1_536])
def test_a_file_that_ends_within_its_directory_is_still_known(length: int) -> None:
    assert file_kind(compound({"Workbook": STREAM})[:length]) == "xls"


def test_what_is_embedded_says_nothing_of_a_file() -> None:
    book = compound({"1": STREAM, "Workbook": STREAM}, embedded=["WordDocument"] * 9)
    letter = compound({"1": STREAM, "WordDocument": STREAM}, embedded=["Workbook"])

    assert file_kind(book) == "xls"
    assert file_kind(letter) == "doc"
