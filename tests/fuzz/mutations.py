"""Damage: of bytes, and of what the bytes of a good file mean."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping
from copy import deepcopy
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from models.reading.files.ole import CompoundFile
from tests.models.reading.files.compound import LEAST_STREAM, SECTOR, compound

Mutation = Callable[[bytes, Random], bytes]

NASTY = (
    *("", "-1", "0", "1", "abc", "1e308", "NaN", "9999999999", "1000000000", "１２"),
    *("XFD1048576", "A1:XFD1048576", "C3:A1", "../../etc/passwd", "http://127.0.0.1/"),
    *("continue", "restart", "&#0;", "&#xD800;", "&x;", "甲" * 300, "<", "\ufffe", '"'),
)
SENSELESS = tuple(each for each in NASTY if each.isprintable() and "&" not in each)
PIECES = ("\t", "\n", "\r", '"', ",", ";", "|", "  ", "\0", "\u3000", "：", "2026年")

DOCUMENT_STREAMS = ("WordDocument", "1Table", "Data")
HEADER = 900
"""Bytes at the beginning of a .doc that say where everything is."""

RTF_NUMBERS = (b"", b"-1", b"0", b"1", b"7", b"300", b"32767", b"-32768", b"9999999999")
RTF_WORDS = (
    *(b"{", b"}", b"\\row ", b"\\cell ", b"\\par ", b"\\trowd ", b"\\cellx9 "),
    *(b"\\intbl\\itap9 ", b"\\nestcell ", b"\\nestrow ", b"\\bin9 ", b"\\*"),
    *(b"{\\header ", b"{\\shptxt ", b"{\\listtext ", b"{\\upr{\\*\\ud "),
    *(b"\\uc9 ", b"\\u-1 ", b"{\\footnote "),
    *(b"{\\*\\nesttableprops ", b"{\\fonttbl ", b"{\\field{\\fldinst "),
    *(b"\\'", b"\\'d6"),
)

LONGEST = 1_000_000
"""Characters of a spoilt text, which may be multiplied some more times."""

_WORD = re.compile(rb"\\[a-z]{1,32}-?\d{0,10} ?|[{}]|\\'..")
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r'(?<==")[^"]*(?=")|(?<=>)[^<]+(?=<)')


def damaged(data: bytes, random: Random) -> bytes:
    """Return the bytes with a few of them changed, lost, doubled or added."""
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at = random.randrange(len(spoilt) + 1)
        length = random.choice((1, 1, 2, 8, 100, 5000))
        match random.randrange(6):
            case 0 if spoilt:
                spoilt[at % len(spoilt)] ^= 1 << random.randrange(8)
            case 1:
                spoilt[at : at + length] = random.randbytes(length % 200)
            case 2:
                del spoilt[at : at + length]
            case 3:
                spoilt[at:at] = spoilt[at : at + length]
            case 4:
                spoilt[at : at + length] = bytes(length)
            case _:
                del spoilt[at:]
        if not spoilt:
            break
    return bytes(spoilt)


def spoilt_markup(text: str, random: Random) -> str:
    """Return XML or HTML with values changed, and elements moved or lost."""
    for _ in range(random.choice((1, 2, 5, 30))):
        pattern = random.choice((_TAG, _VALUE))
        places = [each.span() for each in pattern.finditer(text)]
        if not places or len(text) > LONGEST:
            return text
        start, end = random.choice(places)
        other_start, other_end = random.choice(places)
        other = text[other_start:other_end]
        piece = {
            0: "",
            1: other,
            2: text[start:end][:LONGEST] * random.choice((2, 2, 3, 30)),
            3: random.choice(NASTY),
            4: text[start:end] + other,
        }[random.randrange(5)]
        text = text[:start] + piece + text[end:]
    return text


def spoilt_tree(data: bytes, random: Random) -> bytes:
    """Return XML that is still XML, with elements moved and values changed."""
    root = etree.fromstring(data)
    for _ in range(random.choice((1, 2, 5, 30))):
        elements = list(root.iter())
        one, other = random.choice(elements), random.choice(elements)
        parent = one.getparent()
        match random.randrange(6):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None:
                parent.insert(random.randrange(len(parent)), deepcopy(one))
            case 2 if other not in one.iter():
                other.append(deepcopy(one))
            case 3:
                one.text = random.choice(SENSELESS)
            case 4:
                one.tag = other.tag
            case _ if one.attrib:
                one.set(random.choice(list(one.attrib)), random.choice(SENSELESS))
    return etree.tostring(root)


def spoilt_package(data: bytes, random: Random) -> bytes:
    """Return a package with whole parts spoilt, lost, doubled or swapped."""
    with ZipFile(BytesIO(data)) as package:
        parts = [(each, package.read(each)) for each in package.namelist()]
    at = random.randrange(len(parts))
    name, content = parts[at]
    match random.randrange(12):
        case 0:
            del parts[at]
        case 1:
            parts.append((name.upper(), content))
        case 2:
            parts[at] = (name, parts[random.randrange(len(parts))][1])
        case 3:
            parts[at] = (name, damaged(content, random))
        case 4:
            markup = spoilt_markup(content.decode("utf-8", "replace"), random)
            parts[at] = (name, markup.encode("utf-8", "replace"))
        case _ if content[:1] == b"<":
            parts[at] = (name, spoilt_tree(content, random))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return file.getvalue()


def spoilt_page(data: bytes, random: Random) -> bytes:
    """Return a web page with its markup spoilt."""
    return spoilt_markup(data.decode("utf-8", "replace"), random).encode(
        "utf-8", "replace"
    )


def spoilt_text(data: bytes, random: Random) -> bytes:
    """Return a text with its lines moved, and marks thrown in."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(random.choice((1, 3, 30))):
        at = random.randrange(len(lines))
        cut = random.randrange(len(lines[at]) + 1)
        piece = random.choice(PIECES) * random.choice((1, 1, 2, 300))
        lines[at] = lines[at][:cut] + piece + lines[at][cut:]
        lines.insert(random.randrange(len(lines)), random.choice(lines))
    return "\n".join(lines).encode("utf-8", "replace")


def spoilt_workbook(data: bytes, random: Random) -> bytes:
    """Return an .xls with its records spoilt, lost, doubled or moved."""
    records = _records(data[-_stream_length(data) :])
    for _ in range(random.choice((1, 1, 3, 20))):
        at = random.randrange(len(records))
        kind, content = records[at]
        match random.randrange(6):
            case 0 if len(records) > 1:
                del records[at]
            case 1:
                records.insert(random.randrange(len(records)), (kind, content))
            case 2:
                records[at] = (random.choice(records)[0], content)
            case 3:
                records[at] = (kind, content[: random.randrange(len(content) + 1)])
            case 4:
                records[at] = (random.randrange(0x10000), content)
            case _:
                records[at] = (kind, _with_nasty_number(content, random))
    written = (struct.pack("<HH", kind, len(each)) + each for kind, each in records)
    return compound({"Workbook": b"".join(written)})


def spoilt_document(data: bytes, random: Random) -> bytes:
    """Return a .doc with its streams spoilt or swapped, in a whole shell."""
    file = CompoundFile(data)
    streams = {name: file.stream(name) for name in DOCUMENT_STREAMS}
    for _ in range(random.choice((1, 1, 3, 20))):
        name = random.choice(DOCUMENT_STREAMS)
        content = streams[name]
        match random.randrange(8):
            case 0:
                streams[name] = content[: random.randrange(len(content) + 1)]
            case 1:
                streams[name] = damaged(content, random) if content else b""
            case 2:
                streams[name] = streams[random.choice(DOCUMENT_STREAMS)]
            case 3:
                head = _with_nasty_number(streams["WordDocument"][:HEADER], random)
                streams["WordDocument"] = head + streams["WordDocument"][HEADER:]
            case _:
                streams[name] = _with_nasty_number(content, random)
    return compound(streams)


def spoilt_words(data: bytes, random: Random) -> bytes:
    """Return an .rtf with words lost, doubled, or with other numbers."""
    for _ in range(random.choice((1, 2, 5, 30))):
        places = [each.span() for each in _WORD.finditer(data)]
        if not places or len(data) > LONGEST:
            return data
        start, end = random.choice(places)
        other_start, other_end = random.choice(places)
        other = data[other_start:other_end]
        word = data[start:end].rstrip(b"-0123456789 ")
        piece = {
            0: b"",
            1: other,
            2: data[start:end] * random.choice((2, 3, 300)),
            3: word + random.choice(RTF_NUMBERS) + b" ",
            4: random.choice(RTF_WORDS),
        }[random.randrange(5)]
        data = data[:start] + piece + data[end:]
    return data


def _stream_length(data: bytes) -> int:
    """Return how long the only stream is, which our builder puts last."""
    tables = int(struct.unpack_from("<I", data, 44)[0])
    return max(LEAST_STREAM, len(data) - (1 + tables + 1) * SECTOR)


def _records(stream: bytes) -> list[tuple[int, bytes]]:
    records, at = [], 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 and length == 0:
            break
        records.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return records


def _with_nasty_number(content: bytes, random: Random) -> bytes:
    number = random.choice((0, 1, 0xFF, 0x100, 0x7FFF, 0xFFFF))
    at = random.randrange(len(content) + 1)
    return content[:at] + struct.pack("<H", number) + content[at + 2 :]


MUTATIONS: Mapping[str, tuple[Mutation, ...]] = {
    "docx": (damaged, spoilt_package, spoilt_package, spoilt_package),
    "xlsx": (damaged, spoilt_package, spoilt_package, spoilt_package),
    "ods": (damaged, spoilt_package, spoilt_package, spoilt_package),
    "doc": (damaged, spoilt_document, spoilt_document, spoilt_document),
    "rtf": (damaged, spoilt_words, spoilt_words),
    "xls": (damaged, spoilt_workbook, spoilt_workbook),
    "xml": (damaged, spoilt_page, spoilt_tree),
    "html": (damaged, spoilt_page, spoilt_page),
    "csv": (damaged, spoilt_text),
    "txt": (damaged, spoilt_text),
}


def mutant(kind: str, data: bytes, random: Random) -> bytes:
    """Return a good file of a kind, damaged in one of the ways of its kind."""
    return random.choice(MUTATIONS[kind])(data, random)
