"""What the program needs is pinned, and has its reason."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

import pytest

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]


def setup() -> ConfigParser:
    """Return setup.cfg."""
    found = ConfigParser(interpolation=None)
    found.read(ROOT / "setup.cfg", encoding="utf-8")
    return found


def requirements(text: str) -> list[Requirement]:
    """Return the requirements in a text, one a line."""
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    return [Requirement(line) for line in lines]


RUN_TIME = requirements(setup()["options"]["install_requires"])
WORKSHOP = requirements(setup()["options.extras_require"]["dev"])
CLUSTER = requirements(setup()["options.extras_require"]["cluster"])
PINNED = {
    canonicalize_name(each.name): next(iter(each.specifier)).version
    for each in requirements((ROOT / "packaging/constraints.txt").read_text())
}


@pytest.mark.parametrize("requirement", [*RUN_TIME, *CLUSTER, *WORKSHOP], ids=str)
def test_every_tested_version_lies_in_its_range(requirement: Requirement) -> None:
    assert PINNED[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("requirement", [*RUN_TIME, *CLUSTER], ids=str)
def test_every_dependency_has_its_reason_and_range(requirement: Requirement) -> None:
    decisions = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    row = next(line for line in decisions.splitlines() if requirement.name in line)
    written = [cell.strip() for cell in row.split("|")]

    assert requirement.specifier == Requirement(f"x{written[2]}").specifier


def test_qt_stays_below_the_version_that_aborts() -> None:
    (qt,) = [each for each in RUN_TIME if each.name == "PySide6-Essentials"]

    assert "6.12.0" not in qt.specifier
    assert "6.7.3" in qt.specifier
