"""The parts of a zip package: .docx, .xlsx and their kin, within limits.

Names in a package are only keys: nothing is ever unpacked to the disk, and
no relationship leads out of the package.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from models.reading.files.xml_part import markup_size, parse_xml
from models.reading.limits import (
    MOST_ENTRIES,
    MOST_MARKS,
    MOST_UNPACKED,
    TOO_LARGE,
)
from models.reading.unreadable import INCOMPLETE, Unfit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CHUNK = 64 * 1024
ENCRYPTED = 0x1
_DIRECTORY_ENTRY = b"PK\x01\x02"
_FAULTS = (
    *(BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, OSError, ValueError),
)
"""What zipfile raises for damaged files."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another in the same package.

    Attributes:
        kind: The last word of its type: worksheet, header, image.
        target: The name of the part, which may not exist.
    """

    kind: str
    target: str


class Package:
    """A zip file in memory whose parts are unpacked one by one.

    What its directory says of sizes is not believed: bytes are counted
    while they are unpacked, and XML before it is parsed.

    Raises:
        Unfit: The file is damaged, locked, or goes beyond a limit; any
            method may find that out.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(_DIRECTORY_ENTRY) > MOST_ENTRIES:
            raise Unfit(TOO_LARGE)
        try:
            self._zip = ZipFile(BytesIO(data))
        except _FAULTS:
            raise Unfit(INCOMPLETE) from None
        self._entries = dict(_named(self._zip.infolist()))
        self._room = MOST_UNPACKED
        self._marks = MOST_MARKS

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts in lower case: packages ignore case."""
        return frozenset(self._entries)

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return _key(name) in self._entries

    def data(self, name: str) -> bytes:
        """Return the bytes of a part."""
        entry = self._entries.get(_key(name))
        if entry is None:
            raise Unfit(f"不完整，缺少 {name}，请重新拷贝，或用 WPS、Office 另存一次")
        if entry.flag_bits & ENCRYPTED:
            raise Unfit("有打开密码，请先在 WPS、Office 里去掉密码")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unfit("的压缩方式不能读取，请用 WPS、Office 另存一次")
        try:
            return b"".join(self._chunks(entry))
        except _FAULTS:
            raise Unfit(INCOMPLETE) from None

    def root(self, name: str) -> Element:
        """Return the root element of a part that is XML."""
        data = self.data(name)
        self._marks -= markup_size(data)
        if self._marks < 0:
            raise Unfit(TOO_LARGE)
        return parse_xml(data, posixpath.basename(name))

    def relationships(self, name: str = "") -> Mapping[str, Relationship]:
        """Return the links of a part, or of the package, by their ids.

        Those to the outside are left out.
        """
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(links):
            return {}
        return {
            each.get("Id", ""): Relationship(
                each.get("Type", "").rpartition("/")[2],
                _target(folder, each.get("Target", "")),
            )
            for each in self.root(links).iter("Relationship")
            if each.get("TargetMode") != "External"
        }

    def _chunks(self, entry: ZipInfo) -> Iterator[bytes]:
        with self._zip.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                self._room -= len(chunk)
                if self._room < 0:
                    raise Unfit(TOO_LARGE)
                yield chunk


def content_type(package: Package, name: str) -> str:
    """Return the type of a part: its own, else that of parts that end so."""
    ending = _key(posixpath.splitext(name)[1].removeprefix("."))
    found = ""
    for each in package.root("[Content_Types].xml"):
        kind = each.get("ContentType", "")
        if each.tag == "Override" and _key(each.get("PartName", "")) == _key(name):
            return kind
        if each.tag == "Default" and _key(each.get("Extension", "")) == ending:
            found = kind
    return found


def main_part(package: Package) -> str:
    """Return the name of the part that a package is about."""
    for each in package.relationships().values():
        if each.kind == "officeDocument":
            return each.target
    raise Unfit(INCOMPLETE)


def _named(entries: list[ZipInfo]) -> Iterator[tuple[str, ZipInfo]]:
    seen: set[str] = set()
    for each in entries:
        key = _key(each.filename)
        if key in seen:
            raise Unfit("里有两个同名的部分，不是正常保存的文件，请用 WPS、Office 另存一次")
        seen.add(key)
        yield key, each


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    """Return the part that a link leads to; it cannot leave the package."""
    path = posixpath.join("/", folder, target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")
