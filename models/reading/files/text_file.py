"""The characters of text files, in whatever encoding; none is replaced."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from models.reading.limits import MEGABYTE, TOO_LARGE
from models.reading.unreadable import Unfit

# CPython's gb18030 codec follows the table of 2005; the one of 2022 moved
# these eighteen from the private use area.
GB18030_2022 = str.maketrans(
    dict(
        zip(
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796"
            "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
            "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"
            "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
            strict=True,
        )
    )
)

WORD = "绩效"
"""Every form has this word; its bytes in one encoding mean nothing likely in
another."""

MOST_BYTES = 20 * MEGABYTE
"""Of a text or a web page; most characters take three bytes."""

NO_TEXT = (
    "不是文本文件，也不是认得出的 Office 文件，可能已加密或损坏，"
    "请用 WPS 或 Word 打开它，另存为 .docx 或 .xlsx，再读入"
)

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Decoding:
    """What bytes say in one encoding.

    Attributes:
        encoding: Its name, as a clerk may have met it.
    """

    encoding: str
    text: str


def read_text(data: bytes) -> str:
    """Return the characters of a text file, in the likeliest encoding.

    Raises:
        Unfit: It is no text, or in some other encoding.
    """
    if len(data) > MOST_BYTES:
        raise Unfit(TOO_LARGE)
    found = next(_decodings(data), None)
    if found is None:
        raise Unfit(_fault(data))
    if not found.text.strip():
        raise Unfit("里没有内容，请检查是不是选错了文件")
    return found.text


def decodings(data: bytes) -> tuple[Decoding, ...]:
    """Return all that some bytes may say as a text, the likeliest first.

    Each encoding is taken strictly and nothing is ever replaced; where
    there are several the clerk can be shown what each would read.
    """
    return tuple(_decodings(data))


def _decodings(data: bytes) -> Iterator[Decoding]:
    return (each for each in _all_decodings(data) if "\0" not in each.text)


def _all_decodings(data: bytes) -> Iterator[Decoding]:
    if data.startswith(UTF_16_MARKS):
        yield from _strictly(data, "utf-16", "UTF-16")
        return
    utf_8 = tuple(_strictly(data, "utf-8-sig", "UTF-8"))
    yield from utf_8
    for encoding in ("utf-16-le", "utf-16-be"):
        if WORD.encode(encoding) in data:
            yield from _strictly(data, encoding, "UTF-16")
    if utf_8 or WORD.encode() not in data:
        for each in _strictly(data, "gb18030", "GB18030"):
            yield Decoding(each.encoding, each.text.translate(GB18030_2022))


def _strictly(data: bytes, encoding: str, name: str) -> Iterator[Decoding]:
    """Yield the text of the bytes, if they are one in an encoding."""
    try:
        yield Decoding(name, data.decode(encoding))
    except UnicodeDecodeError:
        return


def _fault(data: bytes) -> str:
    """Return why bytes are no text; one that was UTF-8 once may be mended."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if WORD.encode() in data:
            return _place_of(data, error)
    return NO_TEXT


def _place_of(data: bytes, error: UnicodeDecodeError) -> str:
    if error.reason == "unexpected end of data":
        return "不完整，最后一个字缺了一半，请重新拷贝"
    line = data.count(b"\n", 0, error.start) + 1
    return f"第 {line} 行有损坏的字，请重新拷贝"
