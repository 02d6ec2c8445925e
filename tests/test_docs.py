"""The pages of docs say what is so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_code import LAYERS, ROOT, modules, tree_of

ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
QUESTIONS = ["What comes in", "What goes out", "Where", "Why so"]


def sections(page: str) -> dict[str, str]:
    """Return the text under each heading of a page."""
    _, *parts = re.split(r"^## ", page, flags=re.MULTILINE)
    return {head: text for head, _, text in (part.partition("\n") for part in parts)}


def rows(text: str) -> list[list[str]]:
    """Return the cells of the table in a text, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def quoted(text: str) -> list[str]:
    """Return what stands in a text as code."""
    return re.findall(r"`([^`]+)`", text)


ROOMS = {
    quoted(room)[0]: quoted(callers)
    for room, _, callers in rows(sections(ARCHITECTURE)["The map of rooms"])
}


def room_of(module: str) -> str:
    """Return the folder of a module, which may itself name a folder."""
    path = ROOT / module.replace(".", "/")
    return str((path if path.is_dir() else path.parent).relative_to(ROOT))


def test_every_section_answers_the_same_questions() -> None:
    told = {
        head: re.findall(r"^\*\*(.*?)\.\*\*", text, flags=re.MULTILINE)
        for head, text in sections(ARCHITECTURE).items()
    }
    maps = {"The map of rooms", "Caches", "Where to find what"}

    assert {each for each, found in told.items() if found != QUESTIONS} == maps


def test_the_map_shows_every_room_and_no_other() -> None:
    folders = {
        path.parent.relative_to(ROOT).as_posix()
        for layer in LAYERS[:-1]
        for path in modules(layer)
    }

    assert set(ROOMS) == folders


def test_a_room_is_called_by_those_alone_that_the_map_names() -> None:
    others = [
        f"{room} <- {caller}"
        for caller, room in set(calls())
        if not any(f"{caller}/".startswith(f"{each}/") for each in ROOMS.get(room, []))
    ]

    assert sorted(others) == []


def calls() -> Iterator[tuple[str, str]]:
    """Yield the rooms of caller and called for all imports between rooms."""
    for layer in LAYERS:
        for path in modules(layer):
            caller = path.relative_to(ROOT)
            home = "main.py" if layer == "main" else caller.parent.as_posix()
            for name in imported_from(tree_of(path)):
                if name.split(".")[0] in LAYERS and room_of(name) != home:
                    yield home, room_of(name)


def imported_from(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that one imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (_module(node.module, each.name) for each in node.names)


def _module(package: str, name: str) -> str:
    """Return the room that is meant, be it a package or what is in it."""
    inner = ROOT / package.replace(".", "/") / name
    return f"{package}.{name}" if inner.is_dir() else package


PAGES = ("architecture", "format", "decisions")


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", *(f"docs/{each}.md" for each in PAGES)],
)
def test_every_module_that_a_page_names_is_there(page: str) -> None:
    named = re.findall(r"[\w/]+\.py\b", (ROOT / page).read_text(encoding="utf-8"))
    there = [f"/{path.relative_to(ROOT).as_posix()}" for path in all_modules()]

    missing = {
        name for name in named if not any(each.endswith(f"/{name}") for each in there)
    }

    assert missing == set()


def all_modules() -> Iterator[Path]:
    """Yield every module that is ours."""
    for folder in (*LAYERS, "tests", "bench", "packaging"):
        yield from modules(folder)


GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
FINE_WORDS = {
    *("band", "caret", "chain", "chunk", "claim", "composing", "crew", "desk"),
    *("ending", "errand", "evidence", "fate", "finding", "fix", "gate"),
    *("generation", "glance", "glide", "head", "ink", "landing"),
    *("lattice", "mark", "mend", "notice", "offer", "part", "place", "plan"),
    *("remark", "salvage", "seal", "session", "slip", "slot", "source"),
    *("spread", "strip", "subject", "successor", "tally", "thinning"),
    *("together", "trace", "unchecked"),
}
"""Words that say more, or less, than they say elsewhere."""

UNEXPLAINED: set[str] = set()
"""They hide a known thing, and wait for its name."""


def own_words() -> list[str]:
    """Return the words that the glossary explains as ours, in its order."""
    return [
        word.strip("` ").lower()
        for cell, _ in explained()
        for word in re.sub(r"\(.*?\)", "", cell).split(",")
    ]


def explained() -> list[list[str]]:
    """Return our own words, each with its meaning."""
    return rows(sections(GLOSSARY)["Our own words"])


def test_our_own_words_are_sorted() -> None:
    words = [row[0].lstrip("`").lower() for row in explained()]

    assert words == sorted(words)


def test_each_word_is_explained_once() -> None:
    words = own_words()

    assert [word for word in words if words.count(word) > 1] == []


def test_fine_words_that_name_a_module_or_a_class_are_explained() -> None:
    used = {word for word in FINE_WORDS if {word, f"{word}s"} & words_of_names()}

    assert used - set(own_words()) == UNEXPLAINED


def words_of_names() -> set[str]:
    """Return all words in the names of modules and public classes."""
    found: set[str] = set()
    for path in (path for layer in LAYERS for path in modules(layer)):
        found |= set(path.stem.split("_"))
        for node in tree_of(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found |= set(re.findall("[A-Z][a-z]*", node.name))
    return {word.lower() for word in found}
