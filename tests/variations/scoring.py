"""What a reader makes of a sheet, beside what has to come out.

The rules are those of the score file that lies beside the published forms,
brought in by its path.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from models.reading import ReadForm, Unreadable, read_data
from models.show import describe
from tests.variations.sheet import Expectation, Sheet, read_sheet

FORMS = Path(__file__).resolve().parents[3] / "shared" / "forms"
"""Beside the project; measured is only where it is there."""

MADE_UP_FORMS = Path(__file__).resolve().parent / "forms"
"""Whole forms that nobody filed, unlike the published ones."""


@dataclass(frozen=True)
class CellScore:
    """What became of one expected cell.

    Attributes:
        state: right, misread, unread, unshown, dropped or missing.
    """

    part: str
    name: str
    wanted: str
    state: str


@dataclass(frozen=True)
class Score:
    """What became of the expected cells of a file, and what is false."""

    cells: tuple[CellScore, ...]
    false: tuple[str, ...]
    fault: str = ""

    def states(self) -> Counter[str]:
        """Return how many cells went which way."""
        counts = Counter(each.state for each in self.cells)
        return counts + Counter({"false": len(self.false)})


def forms_in(folder: Path = FORMS) -> dict[str, Sheet]:
    """Return the forms of a folder by name, none where it is absent."""
    return {
        path.stem: read_sheet(path.read_text(encoding="utf-8"), _expected(path))
        for path in sorted(folder.glob("*.txt"))
    }


def _expected(path: Path) -> list[Expectation]:
    text = (path.parent / "expected" / f"{path.stem}.json").read_text(encoding="utf-8")
    return list(json.loads(text))


def rules(folder: Path = FORMS) -> ModuleType:
    """Return the score file as a module.

    Raises:
        FileNotFoundError: It is not beside the project.
    """
    path = folder / "score.py"
    spec = importlib.util.spec_from_file_location("score_of_published_forms", path)
    if not spec or not spec.loader:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(module: ModuleType, sheet: Sheet, data: bytes, suffix: str) -> Score:
    """Read a file in this process, and score it by the rules of a module."""
    fault = ""
    found: tuple[ReadForm, ...] = ()
    try:
        found = read_data(Path(f"form{suffix}"), data)
    except Unreadable as error:
        fault = str(error)
    got = [_described(each) for each in found]
    return _scored(module, list(sheet.expected), got, fault, found)


def _described(read: ReadForm) -> Expectation:
    shown = describe(read.filled, read.findings, read.unread)
    return dict(json.loads(json.dumps(shown)))


def _scored(
    module: ModuleType,
    expected: list[Expectation],
    got: list[Expectation],
    fault: str,
    found: tuple[ReadForm, ...],
) -> Score:
    pairs, forms = module.compared(expected, got)
    module.settle(forms, got, _held(module, found, got))
    names = {
        text
        for want in expected
        for row in want["indicators"]
        for text in module.some(row["name"])
    }
    false = [each for form in forms for each in form.false(names)]
    for want, have in pairs:
        if not want:
            false += _all_false(module, have)
    cells = [
        CellScore(each["part"], each["name"], each["wanted"], each["state"])
        for form in forms
        for each in form.cells
        if each["part"] not in ("row", "form")
    ]
    return Score(tuple(cells), tuple(false), fault)


def _all_false(module: ModuleType, have: Expectation) -> list[str]:
    """Return all texts of a form that nobody expects."""
    kept = {
        key: value
        for key, value in have.items()
        if key not in (*module.TALKS, "form", "definition", "title", "budget_year")
    }
    return ["/".join(p) + "=" + t[:40] for p, t in module.leaves(kept)]


def _held(
    module: ModuleType, found: tuple[ReadForm, ...], got: list[Expectation]
) -> Counter[str]:
    """Return the texts that the forms hold beyond those that are shown."""
    held: Counter[str] = Counter()
    for read in found:
        held.update(module.norm(text) for text in read.form.fields.values())
        for each in read.form.lists:
            for row in each.rows:
                held.update(module.norm(text) for text in row.cells.values())
    for form in got:
        shown = {k: v for k, v in form.items() if k not in module.TALKS}
        held.subtract(module.norm(text) for _, text in module.leaves(shown))
    return +held
