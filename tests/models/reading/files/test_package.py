"""Packages are opened within limits, and nothing outside of them is."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from models.reading.files.package import Package, main_part
from models.reading.unreadable import Unfit
from tests.models.reading.files.docx_builder import MAIN, docx_parts, p
from tests.models.reading.files.packed import LINK, packed

MEGABYTE = 1024 * 1024


def lying(name: str, data: bytes, size: int) -> bytes:
    """Return a zip with one entry whose size is written down wrong."""
    made = packed({name: data})
    return made.replace(struct.pack("<I", len(data)), struct.pack("<I", size))


def test_parts_are_found_whatever_the_case_and_slashes_of_their_names() -> None:
    package = Package(packed({"Word\\Document.xml": "<a/>"}))

    assert package.data("/word/document.xml") == b"<a/>"


def test_a_relationship_cannot_leave_the_package() -> None:
    links = (
        f'<Relationships><Relationship Id="a" Type="{LINK}/x" Target="../../etc/a"/>'
        f'<Relationship Id="b" Type="{LINK}/x" Target="file:///etc/passwd"/>'
        '<Relationship Id="c" Target="http://a/" TargetMode="External"/>'
        f'<Relationship Id="d" Type="{LINK}/x" Target="media\\\\a.png"/>'
        "</Relationships>"
    )
    package = Package(packed({"word/_rels/document.xml.rels": links}))

    assert {
        key: link.target for key, link in package.relationships(MAIN).items()
    } == {"a": "etc/a", "b": "word/file:/etc/passwd", "d": "word/media/a.png"}


def test_the_main_part_is_the_one_that_the_package_points_at() -> None:
    parts = docx_parts(p("甲")) | {"word/document2.xml": "<a/>"}

    assert main_part(Package(packed(parts))) == MAIN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "不完整"),
        (packed({"a": "甲"})[:40], "不完整"),
        (packed({f"{at}": "" for at in range(5_001)}), "内容太多"),
        (packed({"a": "", "A": ""}), "两个同名的部分"),
    ],
    ids=["empty", "cut", "many", "twins"],
)
def test_a_package_that_cannot_be_opened_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        Package(data)


@pytest.mark.parametrize("size", [61 * MEGABYTE, 10])
def test_a_bomb_is_counted_while_it_unpacks(size: int) -> None:
    package = Package(lying("a", bytes(61 * MEGABYTE), size))

    with pytest.raises(Unfit, match="内容太多|不完整"):
        package.data("a")


def test_parts_are_counted_together() -> None:
    package = Package(packed({"a": bytes(31 * MEGABYTE), "b": bytes(31 * MEGABYTE)}))
    package.data("a")

    with pytest.raises(Unfit, match="内容太多"):
        package.data("b")


def test_a_flipped_bit_is_noticed() -> None:
    data = bytearray(packed({"a": "绩效" * 100}))
    data[40] ^= 1

    with pytest.raises(Unfit, match="不完整"):
        Package(bytes(data)).data("a")


def test_a_locked_part_is_told() -> None:
    listed = b"PK\1\2\x14\x03\x14\0"
    data = packed({"a": "甲"}).replace(listed + b"\0", listed + b"\1")

    with pytest.raises(Unfit, match="打开密码"):
        Package(data).data("a")


def test_only_the_usual_way_of_packing_is_unpacked() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_BZIP2) as package:
        package.writestr("a", bytes(MEGABYTE))

    with pytest.raises(Unfit, match="压缩方式"):
        Package(file.getvalue()).data("a")


def test_a_missing_part_is_named() -> None:
    with pytest.raises(Unfit, match="缺少 word/document.xml"):
        Package(packed({})).data(MAIN)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<a><b></a>", "已损坏（其中的 a.xml 不完整）"),
        ("", "已损坏"),
        ('<!DOCTYPE a [<!ENTITY x "甲">]><a>&x;</a>', "DOCTYPE"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', "DOCTYPE"),
        ('<?xml version="1.0" encoding="UTF-7"?><a/>', "已损坏"),
        ("<a>" * 300, "套得太深"),
        ("<a>" + "甲" * 11_000_000 + "</a>", "太长|已损坏"),
        ("<a>" + "<b/>" * 1_500_000 + "</a>", "内容太多"),
    ],
    ids=["crossed", "blank", "entity", "DTD", "UTF-7", "deep", "long", "many"],
)
def test_xml_that_is_damaged_or_full_of_tricks_is_refused(
    xml: str, reason: str
) -> None:
    package = Package(packed({"x/a.xml": xml}))

    with pytest.raises(Unfit, match=reason):
        package.root("x/a.xml")


def test_utf_16_hides_no_tricks() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")

    with pytest.raises(Unfit, match="DOCTYPE"):
        Package(packed({"a.xml": xml})).root("a.xml")
