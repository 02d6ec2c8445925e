"""XML of packages, parsed so that nothing outside of it is ever looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.reading.limits import TOO_DEEP
from models.reading.unreadable import Unfit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ENCODING = re.compile(rb"""<\?xml[^>]*encoding=["']([\w.-]+)["']""")
_ENCODINGS = frozenset([b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"])
"""Those of packages; others would only hide what is counted here."""

_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00<")
_DOCTYPE = "<!DOCTYPE"
_ENTITIES = tuple(_DOCTYPE.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of a part; tags are given without their namespaces.

    Strict and transitional files differ in these alone.

    Raises:
        Unfit: It is damaged, or declares entities; the name says which
            part.
    """
    from lxml import etree

    _refuse_tricks(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unfit(_complaint(error.msg or "", name)) from None
    for element in root.iter():
        element.tag = local(element.tag)
    return root


def markup_size(data: bytes) -> int:
    """Return a measure of the memory that a part takes once it is parsed."""
    return data.count(b"<") + data.count(b"=")


def local(name: str | bytes | bytearray) -> str:
    """Return a name without its namespace."""
    return str(name).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return the value of an attribute in whatever namespace, or ""."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return str(value)
    return ""


def _refuse_tricks(data: bytes, name: str) -> None:
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf")[:200].lstrip())
    is_usual = declared is None or declared.group(1).lower() in _ENCODINGS
    if not is_usual or not data.lstrip().startswith(_STARTS):
        raise Unfit(f"已损坏（其中的 {name} 不是正常的内容），请重新拷贝，或用 WPS、Office 另存一次")
    if any(each in data for each in _ENTITIES):
        raise Unfit(f"里的 {name} 带有外部声明（DOCTYPE），为安全起见不读取，请用 WPS、Office 另存一次")


def _complaint(message: str, name: str) -> str:
    if "depth" in message.lower():
        return TOO_DEEP
    if "huge" in message.lower():
        return f"里有一段文字太长（{name}），不像是绩效目标表"
    return f"已损坏（其中的 {name} 不完整），请重新拷贝，或用 WPS、Office 另存一次"
