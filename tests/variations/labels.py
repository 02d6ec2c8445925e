"""Labels in their other spellings, with what clerks put round them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from tests.variations.sheet import (
    LABELLED,
    Expectation,
    Sheet,
    answers,
    core,
    each_cell,
    field_pairs,
    plain,
    renamed,
    replaced_cell,
)
from tests.variations.spellings import AMOUNTS, HEADS, LABELS, MEANT
from tests.variations.tree import find_tree

MARKED = ("{}（必填）", "*{}", "{}*")
NUMBERS = "一二三四五六七八九"


def spelt_otherwise(sheet: Sheet, random: Random) -> Sheet:
    """Call some fields by their other names."""
    return _spelt(sheet, LABELS, random)


def amounts_spelt_otherwise(sheet: Sheet, random: Random) -> Sheet:
    """Call rows and columns of money by their other names."""
    return _spelt(sheet, AMOUNTS, random)


def heads_spelt_otherwise(sheet: Sheet, random: Random) -> Sheet:
    """Call columns of the tree by their other names."""
    tree = find_tree(sheet)
    if not tree:
        return sheet
    taken = {plain(head) for head in tree.heads}
    rows = sheet.rows
    for column, head in enumerate(tree.heads):
        names = [each for each in HEADS.get(plain(head), ()) if each not in taken]
        if MEANT.get(plain(head)) == "points" and not _has_points(sheet):
            continue
        if names:
            new = random.choice(names)
            taken.add(new)
            rows = replaced_cell(rows, _row_of(sheet, column), column, new)
            sheet = sheet.expecting(_column_renamer(plain(head), new))
    return sheet.with_rows(rows)


def with_colons(sheet: Sheet, random: Random) -> Sheet:
    """Put a colon behind the labels of fields."""
    return _decorated(sheet, "{}：" if random.random() < 0.5 else "{}:")


def marked(sheet: Sheet, random: Random) -> Sheet:
    """Mark the labels of fields as those that have to be filled in."""
    return _decorated(sheet, random.choice(MARKED))


def numbered(sheet: Sheet, random: Random) -> Sheet:
    """Number the labels of fields."""
    style = random.choice(("一、{}", "1.{}", "（一）{}"))
    rows, count = sheet.rows, 0
    for at, column in field_pairs(sheet)[: len(NUMBERS)]:
        before = style.replace("一", NUMBERS[count]).replace("1", str(count + 1))
        count += 1
        old, new = rows[at][column], before.format(rows[at][column])
        rows = replaced_cell(rows, at, column, new)
        sheet = sheet.expecting(_field_renamer(old, new))
    return sheet.with_rows(rows)


def spaced(sheet: Sheet, random: Random) -> Sheet:
    """Put blanks between the characters of short labels, as to align them."""
    rows = sheet.rows
    for at, column in field_pairs(sheet):
        text = rows[at][column]
        if len(text) <= 4:
            gap = random.choice((" ", "  ", "\u3000"))
            rows = replaced_cell(rows, at, column, gap.join(text))
    return sheet.with_rows(rows)


def _decorated(sheet: Sheet, pattern: str) -> Sheet:
    rows = sheet.rows
    for at, column in field_pairs(sheet):
        old, new = rows[at][column], pattern.format(rows[at][column].rstrip(":："))
        rows = replaced_cell(rows, at, column, new)
        sheet = sheet.expecting(_field_renamer(old, new))
    return sheet.with_rows(rows)


def _field_renamer(old: str, new: str) -> Callable[[Expectation], None]:
    """Return what lets a field be known as it is now printed, too."""

    def rename(form: Expectation) -> None:
        form["fields"] = {
            f"{key}|{new}" if answers(old, key) else key: value
            for key, value in form["fields"].items()
        }

    return rename


def _spelt(
    sheet: Sheet, names: Mapping[str, Sequence[str]], random: Random
) -> Sheet:
    """Rename most labels of a table of names, each everywhere alike."""
    present = {core(text) for *_, text in each_cell(sheet)}
    for old in sorted(present & set(names)):
        free = [each for each in names[old] if core(each) not in present]
        if free and _is_expected(sheet, old) and random.random() < 0.7:
            new = random.choice(free)
            present.add(core(new))
            sheet = _renamed_label(sheet, old, new)
    return sheet


def _is_expected(sheet: Sheet, label: str) -> bool:
    keys = (key for part in LABELLED for key in sheet.form[part])
    return any(renamed(key, label, "新") != key for key in keys)


def _renamed_label(sheet: Sheet, old: str, new: str) -> Sheet:
    rows = sheet.rows
    for at, column, text in each_cell(sheet):
        if core(text) == old:
            changed = plain(text).replace(old, new)
            rows = replaced_cell(rows, at, column, changed)

    def rename(form: Expectation) -> None:
        for part in LABELLED:
            form[part] = {renamed(k, old, new): v for k, v in form[part].items()}

    return sheet.with_rows(rows).expecting(rename)


def _row_of(sheet: Sheet, column: int) -> int:
    """Return the row in which the head of a column of the tree stands."""
    tree = find_tree(sheet)
    if not tree:
        raise ValueError("no tree")
    rows = range(tree.body - 1, tree.head - 1, -1)
    filled = (at for at in rows if any(sheet.rows[at][column : column + 1]))
    return next(filled, tree.head)


def _has_points(sheet: Sheet) -> bool:
    """Return whether a column 分值 holds points: some hold descriptions."""
    return any("points" in each for each in sheet.form["indicators"])


def _column_renamer(old: str, new: str) -> Callable[[Expectation], None]:
    """Return what lets a column be known by its other name too."""

    def rename(form: Expectation) -> None:
        rows = form["indicators"]
        form["indicators"] = [_with_column(each, old, new) for each in rows]

    return rename


def _with_column(indicator: Expectation, old: str, new: str) -> Expectation:
    found = {_other(key, old, new): value for key, value in indicator.items()}
    if "extra" in found:
        extra = found["extra"].items()
        found["extra"] = {_other(key, old, new): value for key, value in extra}
    return found


def _other(key: str, old: str, new: str) -> str:
    meant = MEANT.get(old, "")
    if key not in ("explanation", "note") and (key == meant or answers(old, key)):
        return f"{key}|{new}"
    return key
