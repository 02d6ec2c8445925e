"""Whatever is kept so as not to be worked out again is listed, and can go."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import models
import printing
import resources
import ui
from models.caches import caches

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = (models, printing, resources, ui)
PAGE = ROOT / "docs" / "architecture.md"
BEFORE = """
from models.caches import caches, clear_caches
from models.definitions.definition_file import definitions
from printing.compose import compose
from printing.pdf import write_pdf
from printing.wrap import paragraphs
from tests.pictures import tree

def sheet():
    form = tree("project_name: 更换路灯")
    return compose(form, definitions()[form.definition])
"""
KEEPING = ("cache", "lru_cache")
"""What outlives its objects; a cached_property goes with the one it is of."""


def listed() -> dict[str, str]:
    """Return the caches named in the documents, with how large each gets."""
    section = PAGE.read_text(encoding="utf-8").split("\n## Caches\n")[1]
    section = section.split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    rows = [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in lines]
    return {name: most for name, _, _, most in rows}


def code() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_the_documents_list_every_cache_and_how_large_it_gets() -> None:
    for package in PACKAGES:
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(each.name)
    found = {name: each.cache_parameters()["maxsize"] for name, each in caches()}

    told = listed()
    assert sorted(told) == sorted(found)
    numbered = {name: int(most) for name, most in told.items() if most.isdecimal()}
    assert numbered == {name: most for name, most in found.items() if most}


def test_cleared_they_are_all_empty() -> None:
    assert said_by("""
        write_pdf(sheet())
        filled = [name for name, each in caches() if each.cache_info().currsize]
        clear_caches()
        left = [name for name, each in caches() if each.cache_info().currsize]
        print(len(filled) > 20, left)
    """) == "True []"


def test_after_it_a_sheet_is_measured_anew_and_comes_out_the_same() -> None:
    assert said_by("""
        first = write_pdf(sheet())
        clear_caches()
        unused = paragraphs.cache_info().misses
        second = write_pdf(sheet())
        print(unused, paragraphs.cache_info().misses > 0, second == first)
    """) == "0 True True"


def said_by(lines: str) -> str:
    """Return what a program of its own prints; other tests keep faces."""
    found = subprocess.run(
        [sys.executable, "-c", BEFORE + dedent(lines)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout.strip()


def test_nothing_is_kept_beside_them() -> None:
    """A cache within a class, or a dict of a module, would not be found."""
    kept = [
        f"{name}: {ast.unparse(node)[:40]}"
        for name, module in code()
        for node in (
            *filter(_is_empty_at_first, module.body),
            *filter(_keeps, ast.walk(module)),
        )
    ]

    assert kept == []


def _keeps(node: ast.AST) -> bool:
    """Return whether something in a class or a function is cached."""
    return isinstance(node, (ast.ClassDef, ast.FunctionDef)) and any(
        ast.unparse(mark).split("(")[0].split(".")[-1] in KEEPING
        for inner in ast.walk(node)
        if isinstance(inner, ast.FunctionDef) and inner is not node
        for mark in inner.decorator_list
    )


def _is_empty_at_first(node: ast.stmt) -> bool:
    """Return whether a name of a module begins as something to be filled."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
        return False
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    return isinstance(target, ast.Name) and (
        ast.unparse(node.value) in ("{}", "[]", "set()", "dict()", "list()")
    )
