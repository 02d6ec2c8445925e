"""Whatever happens to a good file, it is read or refused in a sentence."""

from __future__ import annotations

import random as dice
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reading.clipboard import clipboard_grids
from models.reading.file import read_data
from models.reading.unreadable import Unreadable
from tests.fuzz.mutations import MUTATIONS, mutant, spoilt_markup
from tests.fuzz.samples import samples
from tests.fuzz.trial import PATH

KINDS = pytest.mark.parametrize("kind", MUTATIONS)
FLIPS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30)


def read_or_refuse(data: bytes) -> None:
    """Read a file; anything but a form or a sentence fails the test."""
    try:
        assert read_data(PATH, data)
    except Unreadable as told:
        assert told.__cause__ is None
        assert "\n" not in str(told)


@KINDS
def test_good_files_are_read(kind: str) -> None:
    for data in samples()[kind]:
        assert read_data(PATH, data)


@KINDS
@given(flips=FLIPS, number=st.integers(0, 9))
def test_flipped_bytes_are_read_or_refused(
    kind: str, flips: list[tuple[int, int]], number: int
) -> None:
    files = samples()[kind]
    data = bytearray(files[number % len(files)])
    for at, byte in flips:
        data[at % len(data)] = byte

    read_or_refuse(bytes(data))


@KINDS
@given(seed=st.integers())
def test_spoilt_files_are_read_or_refused(kind: str, seed: int) -> None:
    random = dice.Random(seed)

    read_or_refuse(mutant(kind, random.choice(samples()[kind]), random))


@settings(max_examples=30)
@given(seed=st.integers())
def test_a_spoilt_clipboard_is_read_or_refused(seed: int) -> None:
    random = dice.Random(seed)
    markup = random.choice(samples()["html"][:2]).decode()

    with suppress(Unreadable):
        clipboard_grids(spoilt_markup(markup, random), "")
