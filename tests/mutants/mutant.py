"""What is broken, where, and which tests should see it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("mutants.toml")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault put into one module.

    Attributes:
        name: What is broken, in a few words; no two alike.
        module: The file, from the top of the project.
        text: What stands there, exactly once.
        replacement: What is put in its place.
        tests: The files or folders to run, the likeliest first.
        explained: Why no test sees it, where none can or should.
    """

    name: str
    module: str
    text: str
    replacement: str
    tests: tuple[str, ...]
    explained: str = ""


def read_mutants(path: Path = LIST) -> tuple[Mutant, ...]:
    """Return the mutants of a list.

    Raises:
        TypeError: A mutant has a key too many, or one is missing.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Mutant(**{**each, "tests": tuple(each["tests"])}) for each in data["mutant"]
    )


def stale(mutants: Iterable[Mutant], root: Path) -> Iterator[str]:
    """Yield a sentence for each mutant that no longer fits the code."""
    names: set[str] = set()
    for each in mutants:
        module = root / each.module
        found = module.read_text(encoding="utf-8") if module.is_file() else ""
        if (count := found.count(each.text)) != 1:
            yield f"{each.name}: its text stands {count} times in {each.module}"
        if missing := [test for test in each.tests if not (root / test).exists()]:
            yield f"{each.name}: there is no {', '.join(missing)}"
        if each.name in names:
            yield f"{each.name}: two mutants have this name"
        names.add(each.name)
