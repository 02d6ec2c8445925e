"""The source code of the program and of its tests, as tests look at it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("resources", "models", "printing", "ui", "main")
"""Each may import those before it, and itself."""


def modules(layer: str) -> list[Path]:
    """Return the modules of a layer."""
    if layer == "main":
        return [ROOT / "main.py"]
    return sorted((ROOT / layer).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))
