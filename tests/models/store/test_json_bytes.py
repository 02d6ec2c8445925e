from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store.json_bytes import (
    DEEPEST,
    MOST_BRACKETS,
    MOST_CHARACTERS,
    MOST_VALUES,
    JsonFaulty,
    brackets_in,
    dump,
    load,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_dumped_is_loaded(value: object) -> None:
    assert load(dump(value)) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_loaded_or_refused(data: bytes) -> None:
    try:
        found = load(data)
    except JsonFaulty:
        return
    assert found == json.loads(data.decode("utf-8-sig"))


def test_there_is_one_way_to_write_a_value() -> None:
    assert dump({"b": "万元", "a": [1]}) == b'{"a":[1],"b":"\\u4e07\\u5143"}'


@pytest.mark.parametrize("value", [(1,), {1: 2}, float("nan"), "\ud83d\ude00"])
def test_what_json_would_change_is_a_mistake(value: object) -> None:
    with pytest.raises(ValueError):
        dump({"value": value})


def test_brackets_and_quotes_in_texts_do_not_count() -> None:
    data = dump(['{"[\\', "\\\\", '\\"', "[" * 99])

    assert load(data) == ['{"[\\', "\\\\", '\\"', "[" * 99]


def test_a_mark_in_front_is_skipped() -> None:
    assert load(b"\xef\xbb\xbf{}\r\n") == {}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[" * 50_000, "层数太多"),
        (b"[" * 50_000 + b"]" * 50_000, "层数太多"),
        (b"[" * (MOST_BRACKETS + 1), "内容太多"),
        (b"[" + b"]" * (MOST_BRACKETS + 1), "内容太多"),
        (b"[" + b"[]," * MOST_BRACKETS + b"[]]", "内容太多"),
        (b"[" + b'"",' * (MOST_VALUES + 1) + b"1]", "内容太多"),
        (b"[" + b"1," * (MOST_VALUES + 1) + b"1]", "内容太多"),
        (b'"' + b"a" * MOST_CHARACTERS + b'"', "内容太多"),
        ('"' + "水" * MOST_CHARACTERS + '"', "内容太多"),
        (b'{"a":' * 3 * DEEPEST + b"1" + b"}" * 3 * DEEPEST, "层数太多"),
        (b'"' + b'\\"' * 1_000_000, "不是正确的 JSON"),
        (b'{"a":1,"a":2}', "重复的键名"),
        (b"NaN", "不是数的数值"),
        (b"[Infinity]", "不是数的数值"),
        (b"1" * 5_000, "不是正确的 JSON"),
        (b"", "不是正确的 JSON"),
        (b"{'a':1}", "不是正确的 JSON"),
        (b"[1,]", "不是正确的 JSON"),
        ("[“1”]".encode("gbk"), "不是正确的 JSON"),
        ('["1"]'.encode("utf-16"), "不是正确的 JSON"),
    ],
)
def test_what_is_no_json_of_ours_is_refused(data: bytes | str, message: str) -> None:
    with pytest.raises(JsonFaulty, match=message):
        load(data.encode() if isinstance(data, str) else data)


def test_characters_are_counted_not_their_bytes() -> None:
    text = "水" * (MOST_CHARACTERS // 2)

    assert load(dump(text)) == text
    assert load(f'"{text}"'.encode()) == text


def test_brackets_are_counted_where_they_are_no_text() -> None:
    assert brackets_in(b'{"[[{":[{}],"\\"[":"]"}') == 3
