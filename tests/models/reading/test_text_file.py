"""Bytes become characters, or a sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.reading.text_file import read_text
from models.reading.unreadable import Unreadable

FILE = Path("表.txt")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"]
)
def test_every_usual_encoding_is_understood(encoding: str) -> None:
    assert read_text(FILE, "项目名称\t甲".encode(encoding)) == "项目名称\t甲"


def test_the_characters_that_gb18030_moved_in_2022_are_right() -> None:
    assert read_text(FILE, b"\xfe\x59\xa6\xd9\xd2\xbb") == "\u9fb4\ufe10一"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "没有内容"),
        (b" \r\n\t\n", "没有内容"),
        (b"\x00\x01", "不是文本文件"),
        (b"\x80\x04\xff\xff\xff", "不是文本文件"),
        ("绩效目标".encode()[:-1], "不完整"),
        (b"\xff\xfe\x00", "不是文本文件"),
        ("表\n绩效目标\n".encode() + b"\xe7\xbb\n", "第 3 行有损坏的字"),
    ],
)
def test_what_is_no_text_is_named_so(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"文件“表.txt”.*{reason}"):
        read_text(FILE, data)
