"""The characters of text files, in whatever encoding; none is replaced."""

from __future__ import annotations

import codecs
from pathlib import Path

from models.reading.unreadable import Unreadable

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

UTF_8_WORD = "绩效".encode()
"""Every form has this word; its bytes mean nothing likely in GB18030."""


def read_text(path: Path, data: bytes) -> str:
    """Return the characters of a text file.

    Strict UTF-8 is tried first, with or without a byte order mark, then
    UTF-16 with one, then GB18030.  Nothing is ever replaced.

    Raises:
        Unreadable: It is no text, or in some other encoding.
    """
    text = _decoded(path, data)
    if "\0" in text:
        raise Unreadable(path, "不是文本文件，请换用 .txt 文件")
    if not text.strip():
        raise Unreadable(path, "里没有内容，请检查是不是选错了文件")
    return text


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(path, data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if UTF_8_WORD in data:
            raise Unreadable(path, _fault(data, error)) from None
    return _strictly(path, data, "gb18030").translate(GB18030_2022)


def _strictly(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        reason = "不是文本文件，或文字编码已损坏，请另存为 UTF-8 或 GB18030 编码的 .txt 文件"
        raise Unreadable(path, reason) from None


def _fault(data: bytes, error: UnicodeDecodeError) -> str:
    """Return what is wrong with a text that was UTF-8 once."""
    if error.reason == "unexpected end of data":
        return "不完整，最后一个字缺了一半，请重新拷贝"
    line = data.count(b"\n", 0, error.start) + 1
    return f"第 {line} 行有损坏的字，请重新拷贝"
