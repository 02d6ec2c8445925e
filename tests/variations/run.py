"""Varies the published forms by a seed, reads each, and tells what is lost.

    python -m tests.variations.run [--forms FOLDER] [--count N] [--seed S]
        [--only KIND …] [--as docx] [-v]
    python -m tests.variations.run --write FOLDER --kinds docx,xlsx [--varied]

A kind is a variation (tests/variations/kinds.py); its line has the cells of
all files to which it was done, beside what the same forms give unchanged.
Those of another folder are read with --forms: tests/variations/forms has some
that nobody filed.  With --count 0 they are only read as they are.  With
--write they are written, unchanged or varied, as files of the kinds of
tests/variations/writing.py.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.variations.kinds import BEHIND, KINDS, chosen
from tests.variations.scoring import FORMS, Score, forms_in, rules, score
from tests.variations.sheet import Sheet
from tests.variations.writing import WRITERS, write_all

COUNT = 500
STATES = ("right", "unread", "unshown", "misread", "dropped", "false")


@dataclass
class Tally:
    """The cells of all files of one kind.

    Attributes:
        before: What the same forms give unchanged.
    """

    files: int = 0
    states: Counter[str] = field(default_factory=Counter)
    before: Counter[str] = field(default_factory=Counter)

    def add(self, found: Score, before: Score | None) -> None:
        """Count one file more."""
        self.files += 1
        self.states += found.states()
        if before:
            self.before += before.states()


def main(words: Sequence[str] | None = None) -> int:
    """Print a line for each kind, and one for all."""
    arguments = _parsed(words)
    sheets = forms_in(arguments.forms)
    if not sheets or not FORMS.exists():
        print("The published forms, or how they are scored, are not here.")
        return 0
    # Faults are told here, not in the log of whoever runs this.
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp()
    if arguments.write:
        return _write(arguments, sheets)
    began = time.monotonic()
    module, kind = rules(), arguments.kind
    unchanged = {
        name: score(module, sheet, WRITERS[kind](sheet), f".{kind}")
        for name, sheet in sheets.items()
    }
    tallies: dict[str, Tally] = {}
    whole = Tally()
    for name, sheet in chosen(sheets, arguments.count, arguments.seed, arguments.only):
        found = score(module, sheet, WRITERS[kind](sheet), f".{kind}")
        before = unchanged[name.partition("_")[2]]
        whole.add(found, before)
        for each in sheet.kinds:
            tallies.setdefault(each, Tally()).add(found, before)
        if arguments.v:
            _tell(name, sheet, found)
    if arguments.v:
        for name, found in unchanged.items():
            _tell(name, sheets[name], found)
    _report(tallies, whole, unchanged, time.monotonic() - began)
    return 0


def _parsed(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--forms", type=Path, default=FORMS)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], choices=[*KINDS, BEHIND])
    parser.add_argument("--as", dest="kind", default="txt", choices=sorted(WRITERS))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--kinds", default="docx,xlsx,html,pdf")
    parser.add_argument("--varied", action="store_true")
    parser.add_argument("-v", action="store_true")
    return parser.parse_args(words)


def _write(arguments: argparse.Namespace, sheets: Mapping[str, Sheet]) -> int:
    """Write the forms unchanged, or varied with what is expected of them."""
    if arguments.varied:
        sheets = dict(chosen(sheets, arguments.count, arguments.seed, arguments.only))
    kinds = arguments.kinds.split(",")
    count = write_all(sheets, arguments.write, kinds, is_varied=arguments.varied)
    print(f"{count} files in {arguments.write}")
    return 0


def _tell(name: str, sheet: Sheet, found: Score) -> None:
    print(f"{name}: {', '.join(sheet.kinds)}  {found.fault}")
    for cell in found.cells:
        if cell.state != "right":
            what = f"{cell.part:7} {cell.name[:26]:26} {cell.wanted[:50]}"
            print(f"    {cell.state:8} {what}")
    for text in found.false:
        print(f"    FALSE    {text}")


def _report(
    tallies: Mapping[str, Tally],
    whole: Tally,
    unchanged: Mapping[str, Score],
    seconds: float,
) -> None:
    heads = "".join(f"{each:>8}" for each in ("files", "cells", *STATES))
    print(f"{'kind':28}{heads}   right   unchanged")
    for kind in [each for each in (*KINDS, BEHIND) if each in tallies]:
        print(_line(kind, tallies[kind]))
    print(_line("all variations", whole))
    ten = Tally(len(unchanged), _sum(each.states() for each in unchanged.values()))
    print(_line("the forms unchanged", ten))
    print(f"{whole.files} variations in {seconds:.1f} s")


def _sum(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def _line(kind: str, tally: Tally) -> str:
    counts = Counter(tally.states)
    cells = sum(counts[each] for each in STATES if each != "false")
    numbers = (tally.files, cells, *(counts[each] for each in STATES))
    texts = "".join(f"{each:8}" for each in numbers)
    before = f"{_share(tally.before):10.1%}" if tally.before else ""
    return f"{kind:28}{texts} {_share(counts):7.1%}{before}"


def _share(counts: Counter[str]) -> float:
    """Return how much of the cells is right."""
    whole = counts.total() - counts["false"]
    return counts["right"] / max(1, whole)


if __name__ == "__main__":
    raise SystemExit(main())
