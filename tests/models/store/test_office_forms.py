"""The office keeps its own forms as files, and shares them as such."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from models.definitions.definition import Column, Definition, Field, IndicatorBlock
from models.definitions.definition_writer import write_definition
from models.definitions.entry import DefinitionFaulty
from models.store.folders import shared_forms_folder
from models.store.office_forms import (
    doubts_about,
    forget_form,
    keep_form,
    office_forms,
    read_office_form,
)
from tests.derived import GOALS, LINES, TREE, with_blocks

SHEET = with_blocks(GOALS, LINES, TREE)


def names(*folders: Path) -> list[str]:
    """Return what the forms in folders are called."""
    return [each.name for each in office_forms(folders).definitions]


def test_a_form_is_kept_under_a_name(tmp_path: Path) -> None:
    kept = keep_form(SHEET, "县里的自评表", tmp_path / "forms")

    assert names(tmp_path / "forms") == ["县里的自评表"]
    assert office_forms([tmp_path / "forms"]).definitions == (kept,)
    assert kept.origin == "office"
    assert [each.name for each in (tmp_path / "forms").iterdir()] == [f"{kept.id}.toml"]


@pytest.mark.parametrize("name", ["../../外面", "C:\\a", "a/b", "CON", "\u202e表"])
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    keep_form(SHEET, name, tmp_path / "forms")

    assert names(tmp_path / "forms") == [name]
    assert [each.name for each in tmp_path.iterdir()] == ["forms"]


def test_a_form_kept_twice_is_one(tmp_path: Path) -> None:
    for _ in range(2):
        keep_form(SHEET, "自评表", tmp_path)

    assert names(tmp_path) == ["自评表"]


def test_a_form_that_is_forgotten_is_gone(tmp_path: Path) -> None:
    forget_form(keep_form(SHEET, "自评表", tmp_path), tmp_path)

    assert names(tmp_path) == []


def test_a_form_is_handed_on_as_one_file(tmp_path: Path) -> None:
    kept = keep_form(SHEET, "自评表", tmp_path)
    sent = tmp_path / "发来的.toml"
    sent.write_bytes(b"\xef\xbb\xbf" + write_definition(kept).replace(b"\n", b"\r\n"))

    assert read_office_form(sent) is kept


def test_a_shared_folder_is_one_more_and_its_equals_are_one(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    keep_form(SHEET, "自评表", own)
    keep_form(SHEET, "自评表", shared)
    keep_form(SHEET, "共享的表", shared)

    assert names(own, shared, tmp_path / "gone") == ["共享的表", "自评表"]


def test_a_faulty_file_leaves_the_others_usable(tmp_path: Path) -> None:
    keep_form(SHEET, "自评表", tmp_path)
    (tmp_path / "坏.toml").write_text("colour = 1", encoding="utf-8")
    os.mkfifo(tmp_path / "管道.toml")
    found = office_forms([tmp_path])

    assert [each.name for each in found.definitions] == ["自评表"]
    assert found.faults == (
        "表样文件“坏.toml”的“id”没有填写",
        "表样文件“管道.toml”读不出来，请检查文件是否还在、有没有权限",
    )


def test_a_file_cannot_pose_as_one_of_the_program(tmp_path: Path) -> None:
    posing = replace(SHEET, id="project_form_2026")
    (tmp_path / "x.toml").write_bytes(write_definition(posing))

    assert read_office_form(tmp_path / "x.toml").id.startswith("derived_")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "x"\n' * 2, "不是正确的 TOML"),
        ("a = " + "[" * 5000, "太深了"),
        ("#" * 600_000, "超过 512 KB，太大了"),
        ('id = "' + "长" * 5000 + '"', "太长，最多 4000 字"),
        ('id = "../x"', "应为不多于 80 个的字母、数字、汉字或下划线"),
        ('id = "a"\nform = "a"\nname = "b"\ntitle = "\\u0000"', "里有不能打印的控制字符"),
        ('id = "a"\nversion = 1e999', "太大，最多 10000"),
        ('id = "a"\nversion = nan', "应为不小于 0 的数"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")

    with pytest.raises(DefinitionFaulty, match=said):
        read_office_form(tmp_path / "x.toml")


def test_what_is_never_printed_is_told() -> None:
    odd = replace(SHEET, fields=(*SHEET.fields, Field("phone", "电话")))

    assert list(doubts_about(SHEET)) == []
    assert list(doubts_about(odd)) == ["字段“电话”没有印在表上，填了也看不到"]


def test_a_tree_without_names_is_told() -> None:
    (tree,) = SHEET.indicator_blocks
    bare = IndicatorBlock((Column("score", 20, 10, 30, "得分"),), tree.levels)

    assert list(doubts_about(with_tree(bare)))[-1] == (
        "指标表里没有三级指标的列（key = \"name\"）"
    )


def with_tree(tree: IndicatorBlock) -> Definition:
    """Return a form that has nothing but a tree."""
    return replace(SHEET, blocks=(tree,), fields=())


def test_the_shared_folder_is_named_or_noted(tmp_path: Path) -> None:
    config = tmp_path / "jibiao"
    config.mkdir()
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}

    assert shared_forms_folder(environment, "linux") is None
    (config / "forms_folder.txt").write_text("/srv/表样\n", encoding="utf-8")
    assert shared_forms_folder(environment, "linux") == Path("/srv/表样")
    environment["JIBIAO_FORMS_DIR"] = "/srv/other"
    assert shared_forms_folder(environment, "linux") == Path("/srv/other")
