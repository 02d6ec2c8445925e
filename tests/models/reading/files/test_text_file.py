"""Bytes become characters, or a sentence says why not."""

from __future__ import annotations

import pytest

from models.reading.files.text_file import decodings, read_text
from models.reading.unreadable import Unfit


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"]
)
def test_every_usual_encoding_is_understood(encoding: str) -> None:
    assert read_text("项目名称\t甲".encode(encoding)) == "项目名称\t甲"


def test_the_characters_that_gb18030_moved_in_2022_are_right() -> None:
    assert read_text(b"\xfe\x59\xa6\xd9\xd2\xbb") == "\u9fb4\ufe10一"


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
    with pytest.raises(Unfit, match=reason):
        read_text(data)


def test_utf_16_without_its_mark_is_known_by_the_word_of_all_forms() -> None:
    assert read_text("绩效目标表".encode("utf-16-le")) == "绩效目标表"


def test_every_encoding_that_makes_sense_is_offered_the_likeliest_first() -> None:
    found = [(each.encoding, each.text) for each in decodings("什".encode("gb18030"))]

    assert found == [("UTF-8", "ʲ"), ("GB18030", "什")]


@pytest.mark.parametrize("data", [b"", b"a\0", b"\xff", "绩效目标表".encode()[:-1]])
def test_nothing_is_offered_that_cannot_be_meant(data: bytes) -> None:
    assert all(each.text == "" for each in decodings(data))


def test_too_long_a_text_is_not_even_decoded() -> None:
    with pytest.raises(Unfit, match="内容太多"):
        read_text(b" " * (20 * 1024 * 1024 + 1))
