"""Office files as packages: XML parts in a zip.

The same parts give the same bytes: no time, no user, no machine gets in.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the first that a zip can name."""

XmlValue = str | int


def element(
    tag: str, *children: Element, text: str = "", **attributes: XmlValue
) -> Element:
    """Return an element of a part; a _ in a name stands for the colon.

    Text has to be what XML can carry: see plain_text().
    """
    made = Element(
        tag, {name.replace("_", ":"): str(value) for name, value in attributes.items()}
    )
    made.extend(children)
    made.text = text or None
    return made


def xml_bytes(root: Element) -> bytes:
    """Return a part as it stands in the package."""
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of parts, in the order given."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            # Else the entry would tell on which system it was written.
            entry.create_system = 0
            package.writestr(entry, data)
    return written.getvalue()
