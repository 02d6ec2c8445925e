from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB

from models.store.generations import Generations, NotWhole
from models.store.sealed_storage import SealedStorage


def open_tables(storage: SealedStorage) -> TinyDB:
    return TinyDB(storage=lambda: storage)


def test_several_changes_become_one_generation(tmp_path: Path) -> None:
    storage = SealedStorage(Generations(tmp_path), 1)
    tables = open_tables(storage)
    with storage.as_one_generation():
        tables.table("form").insert({"title": "甲"})
        tables.table("about").insert({"title": "乙"})
        tables.table("about").update({"kept": "打印"})

    assert [path.name for path in tmp_path.iterdir()] == ["g000000001.json"]
    assert storage.read() == {
        "form": {"1": {"title": "甲"}},
        "about": {"1": {"title": "乙", "kept": "打印"}},
    }


def divide_by_zero(_document: object) -> None:
    raise ZeroDivisionError


def test_an_error_in_between_writes_nothing(tmp_path: Path) -> None:
    storage = SealedStorage(Generations(tmp_path), 1)
    tables = open_tables(storage)
    with pytest.raises(ZeroDivisionError), storage.as_one_generation():
        tables.table("form").insert({"title": "甲"})
        tables.table("form").update(divide_by_zero)

    assert list(tmp_path.iterdir()) == []


def test_a_single_change_is_a_generation_of_its_own(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    SealedStorage(generations, 1).write({"form": {"1": {"title": "甲"}}})

    tables = open_tables(SealedStorage(generations, 1))

    assert tables.table("form").all() == [{"title": "甲"}]


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        [],
        {"form": None},
        {"form": []},
        {"form": {"1": None}},
        {"form": {"1": []}},
        {"form": {"abc": {}}},
        {"form": {" 1": {}}},
        {"form": {"1_0": {}}},
        {"form": {"١": {}}},
    ],
)
def test_what_tinydb_would_stumble_over_is_not_whole(
    tmp_path: Path, data: object
) -> None:
    generations = Generations(tmp_path)
    generations.add(1, data)

    with pytest.raises(NotWhole):
        SealedStorage(generations, 1).read()
