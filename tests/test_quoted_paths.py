"""A path that a sentence quotes may be anybody's, and must not mislead."""

from __future__ import annotations

import ast

import pytest

from tests.source_code import ROOT, modules

PATHS = {"path", "paths", "folder", "file", "log", "note", "config", "data_folder"}
NAMED = {*PATHS, "source", "incoming", "document"}
"""What has a name of a file, which is foreign, too."""


def raw_paths_in(code: str) -> list[str]:
    """Return the paths that Chinese sentences quote as they are."""
    return [
        ast.unparse(part.value)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.JoinedStr) and _is_chinese(node)
        for part in node.values
        if isinstance(part, ast.FormattedValue) and _is_path(part.value)
    ]


def _is_chinese(node: ast.JoinedStr) -> bool:
    texts = (each.value for each in node.values if isinstance(each, ast.Constant))
    return any("\u3000" <= character for text in texts for character in str(text))


def _is_path(value: ast.expr) -> bool:
    """Return whether an expression is a path, or its name, by its words."""
    match value:
        case ast.Name(name):
            return name in PATHS
        case ast.Attribute(base, "name" | "parent" | "stem"):
            return _is_path(base) or _last_name(base) in NAMED
        case ast.Attribute(_, name):
            return name.lstrip("_") in PATHS
        case ast.Call(ast.Name("str" | "Path" | "clip"), inner):
            return any(map(_is_path, inner))
        case ast.Call(ast.Attribute(base, "absolute" | "resolve")):
            return _is_path(base)
    return False


def _last_name(value: ast.expr) -> str:
    match value:
        case ast.Name(name) | ast.Attribute(_, name):
            return name.lstrip("_")
    return ""


@pytest.mark.parametrize("layer", ["printing", "ui", "main"])
def test_every_path_in_a_sentence_is_one_that_cannot_mislead(layer: str) -> None:
    found = {
        str(path.relative_to(ROOT)): raw
        for path in modules(layer)
        if (raw := raw_paths_in(path.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('f"写不进“{folder}”"', ["folder"]),
        ('f"已存为 {Path(file).absolute()}"', ["Path(file).absolute()"]),
        ('f"读入“{incoming.name}”"', ["incoming.name"]),
        ('f"存在{clip(path.name, 80)}里"', ["clip(path.name, 80)"]),
        ('f"在“{self._desk.folder}”里"', ["self._desk.folder"]),
        ('f"写不进“{path_in_words(folder)}”"', []),
        ('f"{path.name}-2.pdf"', []),
    ],
)
def test_a_path_that_a_sentence_quotes_is_found(code: str, found: list[str]) -> None:
    assert raw_paths_in(code) == found
