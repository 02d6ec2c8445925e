"""Whatever a definition's file says, some code goes by it."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from models.definitions import definition

ROOT = Path(__file__).resolve().parents[3]
READERS = {"block_file.py", "definition_file.py", "entry.py"}

VALUES = [
    each
    for _, each in inspect.getmembers(definition, is_dataclass)
    if each.__module__ == definition.__name__
]


@cache
def asked_for() -> frozenset[str]:
    """Return the attributes that code asks for, its readers aside."""
    return frozenset(
        node.attr
        for layer in ("models", "printing", "ui")
        for path in (ROOT / layer).rglob("*.py")
        if path.name not in READERS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    )


@pytest.mark.parametrize("values", VALUES, ids=lambda each: str(each.__name__))
def test_each_value_of_a_definition_is_used(values: type) -> None:
    unused = [each.name for each in fields(values) if each.name not in asked_for()]

    assert unused == []
