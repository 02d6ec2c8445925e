from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.store.draft_faults import DraftsUnwritable
from models.store.generations import (
    LARGEST,
    GenerationListing,
    Generations,
    GenerationTaken,
    NotWhole,
    seal,
    unseal,
)


def names(folder: Path) -> list[str]:
    """Return the names of all files below a folder."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found)


def test_a_sealed_file_is_json() -> None:
    """The checksum is that of: printf '42:{"a":1}' | sha256sum."""
    sealed = seal(42, b'{"a":1}')

    assert json.loads(sealed) == {
        "sha256": "a2f7d572b6af40dc57c9b679fd872b388b81bb8159f64a7678767225ab6e7865",
        "gen": 42,
        "data": {"a": 1},
    }


def test_a_seal_holds_for_its_number_only() -> None:
    assert unseal(42, seal(42, b"[]")) == b"[]"
    with pytest.raises(NotWhole):
        unseal(43, seal(42, b"[]"))


def test_generations_are_listed_newest_first(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    for number in (9, 10, 1_000_000_000):
        generations.add(number, {"number": number})

    assert names(tmp_path) == [
        "g000000009.json",
        "g000000010.json",
        "g1000000000.json",
    ]
    assert generations.listing().present == (1_000_000_000, 10, 9)
    assert generations.read(10) == {"number": 10}


def test_numbers_that_are_about_to_be_given_are_listed_apart(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    generations.add(1, {})
    (tmp_path / "g000000002.0123abcd.tmp").write_bytes(b"")

    found = GenerationListing(present=(1,), aside=(), begun=(2,))
    assert generations.listing() == found


def test_a_number_below_the_newest_is_not_given_by_adding(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    generations.add(2, {})

    with pytest.raises(GenerationTaken):
        generations.add(1, {})
    assert names(tmp_path) == ["g000000002.json"]


@pytest.mark.parametrize(
    "name",
    [
        "g000000001 (1).json",
        "g000000001-conflict.json",
        "g000000001.json.bak",
        "G000000001.json",
        "g1.json",
        "g0000000001.json",
        "g00000000１.json",
        "g000000001.12345678.tmp",
        ".~lock.g000000001.json#",
    ],
)
def test_other_files_are_no_generations(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(seal(1, b"{}"))

    assert Generations(tmp_path).listing().present == ()


def test_no_generation_is_written_twice(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    generations.add(1, "mine")

    with pytest.raises(GenerationTaken):
        generations.add(1, "theirs")
    assert generations.read(1) == "mine"
    assert names(tmp_path) == ["g000000001.json"]


def test_a_generation_renamed_is_not_whole(tmp_path: Path) -> None:
    Generations(tmp_path).add(1, "old")
    (tmp_path / "g000000001.json").rename(tmp_path / "g000000002.json")

    with pytest.raises(NotWhole):
        Generations(tmp_path).read(2)


def test_a_sealed_file_that_is_no_json_is_not_whole(tmp_path: Path) -> None:
    (tmp_path / "g000000001.json").write_bytes(seal(1, b"{"))

    with pytest.raises(NotWhole):
        Generations(tmp_path).read(1)


def test_what_is_set_aside_keeps_its_number_from_being_given_again(
    tmp_path: Path,
) -> None:
    generations = Generations(tmp_path)
    generations.add(1, "old")
    (tmp_path / "g000000002.json").write_bytes(b"damaged")

    generations.set_aside(2)

    (aside,) = (tmp_path / "damaged").iterdir()
    assert aside.read_bytes() == b"damaged"
    assert generations.listing().present == (1,)
    assert generations.listing().last == 2


def test_sweeping_takes_only_what_saves_left(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"g000000001.{number:08x}.tmp").write_bytes(b"")
    (tmp_path / "notes.tmp").write_bytes(b"")

    Generations(tmp_path).sweep()

    assert names(tmp_path) == ["notes.tmp"]


def test_too_large_a_draft_is_told_and_not_written(tmp_path: Path) -> None:
    with pytest.raises(DraftsUnwritable, match="最多 1 万行"):
        Generations(tmp_path).add(1, "x" * LARGEST)
    assert names(tmp_path) == []


def test_too_large_a_state_of_a_back_up_is_not_put_there(tmp_path: Path) -> None:
    with pytest.raises(DraftsUnwritable, match="最多 1 万行"):
        Generations(tmp_path).put(1, b"x" * (LARGEST + 1))
    assert names(tmp_path) == []


@pytest.mark.parametrize("data", [{1: "a"}, ("a",), {"a": float("nan")}])
def test_what_json_would_change_is_never_written(tmp_path: Path, data: object) -> None:
    with pytest.raises(ValueError):
        Generations(tmp_path).add(1, data)
    assert names(tmp_path) == []
