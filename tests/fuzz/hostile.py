"""Files made to hang, fill or fool a reader, each read in its turn.

`python -m tests.fuzz.hostile` prints what became of each, and returns 1
when one is not read or refused in a sentence, within the seconds and bytes
of tests/fuzz/trial.py.
"""

from __future__ import annotations

import pickle
import struct
import sys
from collections.abc import Callable, Mapping

from tests.fuzz.hostile_old import FILES_OF_OLD
from tests.fuzz.samples import MERGED, TEXT, samples
from tests.fuzz.trial import MOST_SECONDS, Outcome, limit_memory, try_file
from tests.models.reading.files.compound import compound
from tests.models.reading.files.docx_builder import (
    MAIN,
    docx,
    docx_of,
    docx_parts,
    p,
    tbl,
    tc,
    tr,
)
from tests.models.reading.files.html_builder import page
from tests.models.reading.files.ods_builder import ods, table, td
from tests.models.reading.files.packed import packed, relationships
from tests.models.reading.files.xls_builder import XlsSheet, xls
from tests.models.reading.files.xlsx_builder import (
    data,
    merges,
    row,
    text,
    xlsx,
    xlsx_parts,
)
from tests.models.reading.pdf_pages.drawn_grid import grid

TITLE = "2026年项目支出绩效目标表"
HEAD = "一级指标\t二级指标\t三级指标\t指标值\t度量单位\n"
GOOD = docx_of(grid(MERGED))
LAUGHS = '<!ENTITY a0 "哈哈">' + "".join(
    f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)
)
MILLION = 1_000_000


def main() -> int:
    """Read all of them, and return 1 when one does harm."""
    limit_memory()
    harm = 0
    for name, make in FILES.items():
        outcome = try_file(make())
        harm += _is_harm(outcome)
        said = outcome.fault or outcome.told or "read"
        print(f"{'!!' * _is_harm(outcome)}{name}: {outcome.seconds:.1f} s, {said}")
    print(f"{len(FILES)} files, {harm} did harm")
    return 1 if harm else 0


def _is_harm(outcome: Outcome) -> bool:
    told = outcome.told
    is_sentence = not told or ("\n" not in told and told.startswith("文件“表”"))
    return bool(outcome.fault) or outcome.seconds > MOST_SECONDS or not is_sentence


def _in_docx(name: str, content: str | bytes) -> bytes:
    return packed(docx_parts(p("甲")) | {name: content})


def _in_xlsx(name: str, content: str) -> bytes:
    return packed(xlsx_parts({"表": data("甲")}) | {f"xl/{name}": content})


def _pointing_at(target: str) -> bytes:
    return _in_docx("_rels/.rels", relationships([("officeDocument", target)]))


def _laughing() -> str:
    return f"<!DOCTYPE a [{LAUGHS}]><a>&a9;</a>"


def _outside(place: str) -> str:
    return f'<!DOCTYPE a [<!ENTITY x SYSTEM "{place}">]><a>&x;</a>'


def _attributes(count: int) -> str:
    return " ".join(f'b{at}=""' for at in range(count))


def _nested(depth: int) -> bytes:
    body = p(TITLE)
    for _ in range(depth):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc/></w:tr></w:tbl>"
    return docx(body)


def _lying() -> bytes:
    bomb = packed({**docx_parts(p("甲")), MAIN: " " * 80 * MILLION})
    return bomb.replace(struct.pack("<I", 80 * MILLION), struct.pack("<I", 9))


def _flipped(at: float) -> bytes:
    spoilt = bytearray(GOOD)
    spoilt[int(len(GOOD) * at)] ^= 0x10
    return bytes(spoilt)


def _long_rows(count: int) -> str:
    return "".join(f'<row r="{at}"><c><v>1</v></c></row>' for at in range(1, count))


def _merged(*ranges: str) -> bytes:
    return xlsx(data(TITLE, "项目名称", "甲") + merges(*ranges))


def _cell_at(place: str) -> bytes:
    return xlsx(data(TITLE, row(text("甲", place), number=2)))


def _one_row(cells: str) -> bytes:
    return xlsx(data(row(cells, number=1)))


def _shared(count: int) -> bytes:
    cells = '<c t="s"><v>0</v></c>' * 100
    rows = f"<row>{cells}</row>" * count
    strings = [f"<si><t>{'预算' * 16_000}</t></si>"]
    return xlsx(f"<sheetData>{rows}</sheetData>", strings=strings)


def _tall_xls() -> bytes:
    cells = {(at, at % 200): (float(at), 0) for at in range(0, 60_000)}
    return xls({"表": XlsSheet(cells, [(0, 65_535, 0, 255)] * 1_000)})


def _page(body: str) -> bytes:
    return page(body).encode()


PACKAGES: Mapping[str, Callable[[], bytes]] = {
    "laughs in the text": lambda: _in_docx(MAIN, _laughing()),
    "laughs in the types": lambda: _in_docx("[Content_Types].xml", _laughing()),
    "laughs in the links": lambda: _in_docx("_rels/.rels", _laughing()),
    "laughs in a sheet": lambda: _in_xlsx("worksheets/sheet1.xml", _laughing()),
    "laughs in the strings": lambda: _in_xlsx("sharedStrings.xml", _laughing()),
    "laughs in UTF-16": lambda: _in_docx(MAIN, _laughing().encode("utf-16")),
    "an entity of a file": lambda: _in_docx(MAIN, _outside("file:///etc/passwd")),
    "an entity of an address": lambda: _in_docx(MAIN, _outside("http://127.0.0.1/")),
    "a bomb of blanks": lambda: _in_docx(MAIN, f"<a>{' ' * 50 * MILLION}</a>"),
    "a bomb of elements": lambda: _in_docx(MAIN, f"<a>{'<b/>' * 12 * MILLION}</a>"),
    "a bomb of attributes": lambda: _in_docx(MAIN, f"<a {_attributes(MILLION)}/>"),
    "a bomb that nobody reads": lambda: _in_docx("x.bin", "0" * 90 * MILLION),
    "a bomb with a lying size": lambda: _lying(),
    "20,000 entries": lambda: packed(
        docx_parts(p("甲")) | {f"x/{at}.xml": "" for at in range(20_000)}
    ),
    "two equal parts": lambda: _in_docx("WORD/document.xml", "<a/>"),
    "another document": lambda: _in_docx("word/document2.xml", "<a/>"),
    "names that climb": lambda: _in_docx("../../../etc/cron.d/x", "<a/>"),
    "links that climb": lambda: _pointing_at("../../../etc/passwd"),
    "links to nowhere": lambda: _pointing_at("word/nowhere.xml"),
    "links to itself": lambda: _in_docx(
        "word/_rels/document.xml.rels", relationships([("header", "document.xml")] * 9)
    ),
    "half of it": lambda: GOOD[: len(GOOD) // 2],
    "junk before": lambda: b"\0junk" * 9 + GOOD,
    "junk behind": lambda: GOOD + b"\0junk" * 9_999,
    "twice": lambda: GOOD + GOOD,
    "a flipped bit in front": lambda: _flipped(0.02),
    "a flipped bit in the middle": lambda: _flipped(0.5),
    "a flipped bit behind": lambda: _flipped(0.9),
    "locked": lambda: compound({"EncryptedPackage": b"0" * 9_999}),
    "a .doc": lambda: compound({"WordDocument": b"0" * 9_999}),
}
DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    "a span of 10⁹": lambda: docx(tbl(tr(tc("甲", 10**9), "乙"))),
    "a span of -1": lambda: docx(tbl(tr(tc("甲", -1), "乙"))),
    "a span of abc": lambda: docx(tbl(tr(tc("甲", "abc"), "乙"))),
    "200 spans of 200": lambda: docx(tbl(*[tr(*[tc("甲", 200)] * 200)] * 9)),
    "tables 50 deep": lambda: _nested(50),
    "tables 300 deep": lambda: _nested(300),
    "tables 3,000 deep": lambda: _nested(3_000),
    "300,000 paragraphs": lambda: docx("<w:p/>" * 300_000),
    "9,999 fields": lambda: docx(p("项目名称：甲") * 9_999),
    "a million cells": lambda: docx(tbl(*[tr(*["<w:tc/>"] * 100)] * 9_999)),
    "99,000 cells": lambda: docx(tbl(*[tr(*["<w:tc/>"] * 99)] * 1_000)),
    "a merge for ever": lambda: docx(tbl(*[tr(tc(merge="continue"))] * 4_999)),
    "240 wrappers": lambda: docx("<w:ins>" * 240 + p("甲") + "</w:ins>" * 240),
    "one long text": lambda: docx(p("甲" * 3 * MILLION)),
}
WORKBOOKS: Mapping[str, Callable[[], bytes]] = {
    "a cell in XFD1048576": lambda: _cell_at("XFD1048576"),
    "a cell in ZZZZZZZ9999999999": lambda: _cell_at("ZZZZZZZ9999999999"),
    "a row 9999999999": lambda: xlsx(
        '<sheetData><row r="9999999999"><c/></row></sheetData>'
    ),
    "a wrong dimension": lambda: xlsx('<dimension ref="A1:XFD9"/>' + data(TITLE)),
    "a merge over everything": lambda: _merged("A1:XFD1048576"),
    "merges over each other": lambda: _merged("A1:H9", "B2:C99", "A1:H9", "H9:J10"),
    "merges the wrong way": lambda: _merged("H9:A1", "C3", "abc", ":", "A1:"),
    "100,000 merges": lambda: _merged(*["A1:GR200"] * 100_000),
    "60,000 rows": lambda: xlsx(f"<sheetData>{_long_rows(60_000)}</sheetData>"),
    "a million rows": lambda: xlsx(f"<sheetData>{_long_rows(MILLION)}</sheetData>"),
    "100,000 columns": lambda: _one_row("<c><v>1</v></c>" * 100_000),
    "one text 99,000 times": lambda: _shared(990),
    "a number of a million digits": lambda: _one_row(f"<c><v>{'9' * MILLION}</v></c>"),
    "a long format": lambda: xlsx(
        data(row('<c s="1"><v>1</v></c>' * 9_999, number=1)), formats=['"甲' * 99_999]
    ),
    ".xls with 60,000 rows": lambda: _tall_xls(),
    "half of an .xls": lambda: samples()["xls"][0][:4_000],
    ".ods repeated for ever": lambda: ods(
        table(f"<table:table-row>{td('甲', repeated=10**9)}</table:table-row>" * 999)
    ),
}
PAGES: Mapping[str, Callable[[], bytes]] = {
    "web tables 3,000 deep": lambda: _page("<table><tr><td>甲" * 3_000),
    "100,000 open elements": lambda: _page("<div>" * 100_000),
    "a web span of 10⁹": lambda: _page(f"<table><tr><td colspan={10**9}>{TITLE}<td>"),
    "web spans all over": lambda: _page(
        "<table>" + "<tr><td colspan=199 rowspan=65534>甲" * 4_999
    ),
    "a million web cells": lambda: _page("<table>" + "<tr><td>甲" * MILLION),
    "300,000 web lines": lambda: _page("<p>项目名称：甲" * 300_000),
    "many characters by name": lambda: _page("&amp;" * 4 * MILLION),
    "laughs in a page": lambda: _page(_laughing()),
    "9,999 pictures": lambda: _page("<img src=http://127.0.0.1/>" * 9_999),
}
TEXTS: Mapping[str, Callable[[], bytes]] = {
    "20 MB in one line": lambda: "项目".encode() * 3_500_000,
    "a million tabs": lambda: (TITLE + "\n" + "\t" * MILLION).encode(),
    "50,000 blanks": lambda: f"项目名称{' ' * 50_000}甲\n".encode() * 20,
    "a million blanks": lambda: f"项目名称{' ' * 990_000}甲\n".encode() * 4,
    "9,999 heads": lambda: (TITLE + "\n" + HEAD * 9_998).encode(),
    "20,000 lines": lambda: (TITLE + "\n" + "甲\t乙\n" * 20_000).encode(),
    "9,999 titles": lambda: f"{TITLE}\n".encode() * 9_999,
    "280 forms": lambda: TEXT.read_bytes() * 93,
    "9,999 lines of colons": lambda: (
        f"{'填报单位： ' * 19}{'甲' * 300}\n".encode() * 9_999
    ),
    "columns of blanks": lambda: (
        ("甲乙  " * 24 + "\n") + ("甲乙  " * 7 + "\n") * 9_998
    ).encode(),
    "a field of 5 MB": lambda: (
        f"{TITLE}\n本年度绩效目标\t甲\n" + ("乙" * 500 + "\n") * 9_500
    ).encode(),
    "quotes": lambda: b'"' * 4 * MILLION,
    "open quotes": lambda: b'\t"' + b"a\n" * 2 * MILLION,
    "quotes and commas": lambda: b'a,"' + b'"",' * MILLION,
    "9,999 lines of commas": lambda: "甲,乙,丙,丁,戊\n".encode() * 9_999,
    "a pickle": lambda: pickle.dumps({"form": print}),
    "zeros": lambda: bytes(9 * MILLION),
    "all bytes": lambda: bytes(range(256)) * 9_999,
}
FILES = {**PACKAGES, **DOCUMENTS, **FILES_OF_OLD, **WORKBOOKS, **PAGES, **TEXTS}

if __name__ == "__main__":
    sys.exit(main())
