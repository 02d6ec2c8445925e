"""A damaged PDF is read, or refused with a sentence; there is no third way."""

from __future__ import annotations

from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz_pdf import damaged, originals, outcome

FEW = settings(max_examples=max(12, settings().max_examples // 5))


@cache
def good() -> list[bytes]:
    """Return the PDFs that get damaged."""
    return originals()


@FEW
@given(number=st.integers(0, 11), seed=st.integers(0, 10**6))
def test_a_damaged_file_is_read_or_refused(number: int, seed: int) -> None:
    data = damaged(good()[number], Random(seed))

    assert not outcome(data).startswith("FAILED")


def test_the_undamaged_ones_are_read() -> None:
    assert {outcome(data) for data in good()} == {"1 forms"}


@FEW
@given(number=st.integers(0, 11), share=st.floats(0, 1))
def test_a_file_cut_short_is_read_or_refused(number: int, share: float) -> None:
    whole = good()[number]

    assert not outcome(whole[: int(share * len(whole))]).startswith("FAILED")
