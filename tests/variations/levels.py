"""Levels of a tree: repeated, merged, late, blank, numbered, with points."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.variations.sheet import (
    Expectation,
    Sheet,
    TextRows,
    alternatives,
    filled_row,
    padded,
    plain,
    put_in,
    replaced_cell,
)
from tests.variations.spellings import PARENTS
from tests.variations.tree import Tree, find_tree, indicator_of, indicator_rows

POINTS = re.compile(r"[（(]\d+分[）)]$")
EMPTY_LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标"),
}


def levels_repeated(sheet: Sheet, random: Random) -> Sheet:
    """Write both levels on every row, as tables without merged cells do."""
    return _filled_down(sheet, first=True, second=True)


def first_level_repeated(sheet: Sheet, random: Random) -> Sheet:
    """Write the first level on every row, the second one once."""
    return _filled_down(sheet, first=True, second=False)


def levels_merged(sheet: Sheet, random: Random) -> Sheet:
    """Write a level only where it begins."""
    tree = find_tree(sheet)
    rows, before = sheet.rows, ""
    for at in range(tree.body, tree.end) if tree else ():
        text = plain(rows[at][tree.first]) if tree else ""
        if tree and text and text == before:
            rows = replaced_cell(rows, at, tree.first, "")
        before = text or before
    return sheet.with_rows(rows)


def first_level_late(sheet: Sheet, random: Random) -> Sheet:
    """Let a first level stand in the middle of its rows, as if centred."""
    tree = find_tree(sheet)
    if not tree:
        return sheet
    rows = sheet.rows
    for run in _runs(sheet, tree):
        middle = run[len(run) // 2]
        if middle != run[0] and _speak_for_themselves(sheet, tree, run):
            rows = _moved_down(rows, tree.first, run[0], middle)
    return sheet.with_rows(rows)


def first_level_blank(sheet: Sheet, random: Random) -> Sheet:
    """Leave out a first level that its second levels say as well."""
    tree = find_tree(sheet)
    if not tree:
        return sheet
    runs = [each for each in _runs(sheet, tree) if _can_be_blank(sheet, tree, each)]
    if not runs:
        return sheet
    at = random.choice(runs)[0]
    return sheet.with_rows(replaced_cell(sheet.rows, at, tree.first, ""))


def levels_short(sheet: Sheet, random: Random) -> Sheet:
    """Call the levels 产出, 数量 without 指标."""
    return _levels_changed(sheet, lambda text, _: plain(text).removesuffix("指标"))


def levels_numbered(sheet: Sheet, random: Random) -> Sheet:
    """Number the first levels."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1:
        return sheet
    style = random.choice(("{}、{}", "（{}）{}"))
    rows, count = sheet.rows, 0
    for run in _runs(sheet, tree):
        count += 1
        text = rows[run[0]][tree.first]
        number = style.format("一二三四五六七八九"[count - 1], text)
        rows = replaced_cell(rows, run[0], tree.first, number)
        sheet = sheet.expecting(_first_level_also(plain(text), number))
    return sheet.with_rows(rows)


def levels_with_points(sheet: Sheet, random: Random) -> Sheet:
    """Write points behind first levels that have none."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1 or tree.heads[tree.first] == "评价指标":
        return sheet
    rows, weights = sheet.rows, {}
    for run in _runs(sheet, tree):
        text = plain(rows[run[0]][tree.first])
        if not POINTS.search(text) and text not in weights:
            weights[text] = str(random.choice((10, 20, 30, 40, 50)))
            pointed = f"{text}（{weights[text]}分）"
            rows = replaced_cell(rows, run[0], tree.first, pointed)
    return sheet.with_rows(rows).expecting(lambda form: form["weights"].update(weights))


def points_taken_off(sheet: Sheet, random: Random) -> Sheet:
    """Take the points out of all labels."""
    rows = tuple(tuple(POINTS.sub("", text) for text in row) for row in sheet.rows)
    if rows == sheet.rows:
        return sheet
    text = "".join(plain(each) for row in sheet.rows for each in row)

    def forget(form: Expectation) -> None:
        form["weights"] = {
            key: value
            for key, value in form["weights"].items()
            if f"{plain(key)}({value}分)" not in text
        }

    return sheet.with_rows(rows).expecting(forget)


def levels_without_indicators(sheet: Sheet, random: Random) -> Sheet:
    """Print second levels under which nobody wrote an indicator."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1:
        return sheet
    rows = sheet.rows
    seconds = {plain(rows[at][tree.second[0]]) for at in range(tree.body, tree.end)}
    for run in reversed(_runs(sheet, tree)):
        first = plain(rows[run[0]][tree.first])
        missing = [each for each in EMPTY_LEVELS.get(first, ()) if each not in seconds]
        added = [_level_row(tree, each) for each in missing]
        rows = put_in(rows, run[-1] + 1, *added)
    return sheet.with_rows(rows)


def template_rows(sheet: Sheet, random: Random) -> Sheet:
    """Leave the 指标1 and …… of the template below each second level."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1:
        return sheet
    left = random.choice((("指标2：", "……"), ("……",), ("指标2",), ("2.",)))
    rows = sheet.rows
    for at in reversed(indicator_rows(sheet, tree)):
        if _is_last_of_level(sheet, tree, at):
            blank = [""] * tree.names[0]
            added = [filled_row([*blank, each], tree.width) for each in left]
            rows = put_in(rows, at + 1, *added)
    return sheet.with_rows(rows)


def _level_row(tree: Tree, second: str) -> tuple[str, ...]:
    return filled_row([*[""] * tree.second[0], second], tree.width)


def _is_last_of_level(sheet: Sheet, tree: Tree, at: int) -> bool:
    if at + 1 >= tree.end:
        return True
    below = padded(sheet.rows[at + 1], tree.width)
    return bool(plain(below[tree.second[0]]) or plain(below[tree.first]))


def _filled_down(sheet: Sheet, *, first: bool, second: bool) -> Sheet:
    tree = find_tree(sheet)
    is_other = tree and tree.heads[tree.first] == "评价指标"
    if not tree or len(tree.names) > 1 or is_other or _is_late(sheet, tree):
        return sheet
    rows, above = sheet.rows, ["", ""]
    for at in range(tree.body, tree.end):
        texts = [rows[at][tree.first], rows[at][tree.second[0]]]
        above = [texts[0] or above[0], texts[1] or ("" if texts[0] else above[1])]
        if indicator_of(sheet, tree, at):
            if first:
                rows = replaced_cell(rows, at, tree.first, above[0])
            if second:
                rows = replaced_cell(rows, at, tree.second[0], above[1])
    return sheet.with_rows(rows)


def _is_late(sheet: Sheet, tree: Tree) -> bool:
    """Return whether the first row of the tree has no first level."""
    return not plain(sheet.rows[tree.body][tree.first])


def _runs(sheet: Sheet, tree: Tree) -> list[list[int]]:
    """Return the rows of each first level, from where its text stands."""
    runs: list[list[int]] = []
    for at in range(tree.body, tree.end):
        row = padded(sheet.rows[at], tree.width)
        if plain(row[tree.first]):
            runs.append([at])
        elif runs:
            runs[-1].append(at)
    return runs


def _moved_down(rows: TextRows, column: int, old: int, new: int) -> TextRows:
    text = rows[old][column]
    return replaced_cell(replaced_cell(rows, old, column, ""), new, column, text)


def _speak_for_themselves(sheet: Sheet, tree: Tree, run: list[int]) -> bool:
    """Return whether the first level follows from each second one."""
    first = _bare(sheet.rows[run[0]][tree.first])
    seconds = [_bare(sheet.rows[at][tree.second[0]]) for at in run]
    return bool(seconds[0]) and all(
        not each or PARENTS.get(each, first if each == "成本" else "") == first
        for each in seconds
    )


def _can_be_blank(sheet: Sheet, tree: Tree, run: list[int]) -> bool:
    """Return whether no row would pass to the level above."""
    seconds = [_bare(sheet.rows[at][tree.second[0]]) for at in run]
    has_points = POINTS.search(plain(sheet.rows[run[0]][tree.first]))
    if has_points or "成本" in seconds:
        return False
    return _speak_for_themselves(sheet, tree, run)


def _bare(text: str) -> str:
    return POINTS.sub("", plain(text)).removesuffix("指标")


def _levels_changed(sheet: Sheet, change: Callable[[str, Tree], str]) -> Sheet:
    tree = find_tree(sheet)
    if not tree:
        return sheet
    rows = sheet.rows
    for at in range(tree.body, tree.end):
        for column in (tree.first, *tree.second):
            text = rows[at][column]
            if plain(text).endswith("指标") and column not in tree.names:
                rows = replaced_cell(rows, at, column, change(text, tree))
    return sheet.with_rows(rows)


def _first_level_also(old: str, new: str) -> Callable[[Expectation], None]:
    """Return what lets a first level be known by its number too."""

    def add(form: Expectation) -> None:
        for each in form["indicators"]:
            known = each["first_level"]
            if POINTS.sub("", old) in map(_unpointed, alternatives(known)):
                texts = known if isinstance(known, list) else [known]
                each["first_level"] = [*texts, POINTS.sub("", new)]

    return add


def _unpointed(text: str) -> str:
    return POINTS.sub("", text)
