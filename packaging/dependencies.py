"""Prints what setup.cfg asks for, one requirement a line, for pip.

Usage: python packaging/dependencies.py [EXTRA…]

The program runs from its own folder and is not installed, so pip is given
the requirements alone; nothing is built.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from configparser import ConfigParser
from pathlib import Path

SETUP = Path(__file__).resolve().parent.parent / "setup.cfg"


def dependencies(extras: Sequence[str]) -> Iterator[str]:
    """Yield the requirements of the program, then those of each extra."""
    setup = ConfigParser(interpolation=None)
    setup.read(SETUP, encoding="utf-8")
    yield from setup["options"]["install_requires"].split("\n")
    for extra in extras:
        yield from setup["options.extras_require"][extra].split("\n")


if __name__ == "__main__":
    for each in filter(None, dependencies(sys.argv[1:])):
        print(each)
