"""Columns of a tree: in other orders, added, split, joined, under a side."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.variations.sheet import (
    Expectation,
    Sheet,
    TextRow,
    TextRows,
    alternatives,
    filled_row,
    padded,
    plain,
    put_in,
    replaced_cell,
)
from tests.variations.spellings import COLUMNS
from tests.variations.tree import (
    Tree,
    column_named,
    find_tree,
    indicator_of,
    indicator_rows,
)

VALUES = ("指标值", "年度指标值", "指标目标值", "目标值", "绩效目标值")
SIGN_HEADS = ("指标性质", "符号", "运算符号")
UNIT_HEADS = ("度量单位", "计量单位", "单位")
SPELLINGS = {"≥": (">=", "≧", "⩾"), "≤": ("<=", "≦", "⩽"), ">=": ("≥", "≧")}


def in_other_order(sheet: Sheet, random: Random) -> Sheet:
    """Let the columns behind the names change places."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1:
        return sheet
    groups = _values_together(
        tree, _groups(sheet.rows[tree.head], tree.names[0] + 1, tree.width)
    )
    random.shuffle(groups)
    kept = list(range(tree.names[0] + 1))
    return _rearranged(sheet, tree, [*kept, *(at for each in groups for at in each)])


def names_moved(sheet: Sheet, random: Random) -> Sheet:
    """Put the first column behind the names before them."""
    tree = find_tree(sheet)
    if not tree or not tree.is_plain or tree.names[0] + 2 >= tree.width:
        return sheet
    name = tree.names[0]
    if not plain(tree.heads[name + 2]) or column_named(tree, SIGN_HEADS) >= 0:
        return sheet
    order = [*range(name), name + 1, name, *range(name + 2, tree.width)]
    return _rearranged(sheet, tree, order)


def bands_swapped(sheet: Sheet, random: Random) -> Sheet:
    """Let two trees side by side change places."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) < 2:
        return sheet
    one, two = tree.second[:2]
    order = [*range(one), *range(two, tree.width), *range(one, two)]
    return _rearranged(sheet, tree, order)


def column_added(sheet: Sheet, random: Random) -> Sheet:
    """Put in a column that no form of ours has, with a text in each row."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1:
        return sheet
    label = random.choice(sorted(COLUMNS))
    filled = indicator_rows(sheet, tree)
    texts = {at: random.choice(COLUMNS[label]) for at in filled}
    place = random.choice([tree.names[0] + 1, tree.width])
    if not _is_free(sheet, tree, place):
        place = tree.width
    rows = _with_column(sheet, tree, place, {tree.head: label, **texts})
    named = {_name(sheet, tree, at): text for at, text in texts.items()}

    def expect(form: Expectation) -> None:
        for each in form["indicators"]:
            known = [name for name in alternatives(each["name"]) if name in named]
            each.setdefault("extra", {})[label] = named[known[0]] if known else ""

    return sheet.with_rows(rows).expecting(expect)


def remarks_column_blank(sheet: Sheet, random: Random) -> Sheet:
    """Put a column 备注 at the end in which nobody wrote."""
    tree = find_tree(sheet)
    if not tree or len(tree.names) > 1 or "备注" in tree.heads:
        return sheet
    label = random.choice(("备注", "其他说明", "备 注"))
    return sheet.with_rows(_with_column(sheet, tree, tree.width, {tree.head: label}))


def column_numbers(sheet: Sheet, random: Random) -> Sheet:
    """Number the columns in a row of its own below the head."""
    tree = find_tree(sheet)
    if not tree:
        return sheet
    style = random.choice(("{}", "（{}）", "第{}列"))
    columns = range(tree.first, tree.width)
    numbers = [style.format(at - tree.first + 1) for at in columns]
    row = filled_row([*[""] * tree.first, *numbers], tree.width)
    return sheet.with_rows(put_in(sheet.rows, tree.body, row))


def values_split(sheet: Sheet, random: Random) -> Sheet:
    """Give sign, value and unit a column each."""
    tree = find_tree(sheet)
    at = column_named(tree, VALUES) if tree else -1
    if not tree or not tree.is_plain or at < 0 or column_named(tree, SIGN_HEADS) >= 0:
        return sheet
    heads = (random.choice(SIGN_HEADS), tree.heads[at], random.choice(UNIT_HEADS[:2]))
    signs = {at: _split(sheet, tree, at) for at in indicator_rows(sheet, tree)}
    signs[tree.head] = heads
    rows = []
    for number, row in enumerate(sheet.rows):
        if tree.head <= number < tree.end:
            row = padded(row, tree.width)
            found = signs.get(number, ("", row[at], ""))
            row = (*row[:at], *found, *row[at + 1 :])
        rows.append(row)
    return sheet.with_rows(rows)


def values_joined(sheet: Sheet, random: Random) -> Sheet:
    """Write sign, value and unit into one column."""
    tree = find_tree(sheet)
    sign = column_named(tree, SIGN_HEADS) if tree else -1
    unit = column_named(tree, UNIT_HEADS) if tree else -1
    if not tree or not tree.is_plain or sign < 0 or unit != sign + 2:
        return sheet
    rows = []
    for number, row in enumerate(sheet.rows):
        if tree.head <= number < tree.end:
            row = padded(row, tree.width)
            joined = "".join(row[sign : unit + 1])
            text = row[sign + 1] if number == tree.head else joined
            row = (*row[:sign], text, *row[unit + 1 :])
        rows.append(row)
    return sheet.with_rows(rows)


def signs_spelt_otherwise(sheet: Sheet, random: Random) -> Sheet:
    """Write the signs of the values in their other characters."""
    tree = find_tree(sheet)
    rows = sheet.rows
    for at in indicator_rows(sheet, tree) if tree else ():
        for column, text in enumerate(rows[at]):
            for sign, others in SPELLINGS.items():
                if plain(text).startswith(sign):
                    new = random.choice(others) + text.strip()[len(sign) :]
                    rows = replaced_cell(rows, at, column, new)
                    break
    return sheet.with_rows(rows)


def side_added(sheet: Sheet, random: Random) -> Sheet:
    """Name the tree by a label at its left."""
    tree = find_tree(sheet)
    if not tree or tree.has_side or tree.heads[tree.first] == "评价指标":
        return sheet
    label = random.choice(("绩效指标", "年度绩效指标", "项目绩效指标"))
    return sheet.with_rows(_with_column(sheet, tree, 0, {tree.head: label}))


def side_taken_off(sheet: Sheet, random: Random) -> Sheet:
    """Leave out the label at the left of the tree."""
    tree = find_tree(sheet)
    if not tree or not tree.has_side or not plain(sheet.rows[tree.head][0]):
        return sheet
    side = plain(sheet.rows[tree.head][0])
    if "分)" in side:
        return sheet
    rows = tuple(
        row[1:] if tree.head <= at < tree.end else row
        for at, row in enumerate(sheet.rows)
    )
    return sheet.with_rows(rows)


def total_added(sheet: Sheet, random: Random) -> Sheet:
    """Add up the points in a row below the tree."""
    tree = find_tree(sheet)
    column = column_named(tree, ("分值", "权重", "指标分值")) if tree else -1
    if not tree or not tree.is_plain or column < 0 or _has_total(sheet):
        return sheet
    label, points = random.choice(("总分", "合计", "总计")), "100"
    row = [label, *[""] * (column - 1), points]
    rows = put_in(sheet.rows, tree.end, filled_row(row, tree.width))
    return sheet.with_rows(rows).expecting(
        lambda form: form["weights"].update({label: points})
    )


def _has_total(sheet: Sheet) -> bool:
    return any(plain(text) in ("合计", "总分") for row in sheet.rows for text in row[:1])


def _is_free(sheet: Sheet, tree: Tree, place: int) -> bool:
    """Return whether a column may begin here, within no head of several."""
    head = padded(sheet.rows[tree.head], tree.width)
    return place >= tree.width or bool(plain(head[place]))


def _name(sheet: Sheet, tree: Tree, at: int) -> str:
    return plain(sheet.rows[at][tree.names[0]])


def _groups(head: TextRow, start: int, end: int) -> list[list[int]]:
    """Return the columns under each text of a head."""
    groups: list[list[int]] = []
    for at in range(start, end):
        if not groups or plain(padded(head, end)[at]):
            groups.append([])
        groups[-1].append(at)
    return groups


def _values_together(tree: Tree, groups: list[list[int]]) -> list[list[int]]:
    """Return the groups with sign, value and unit as one of them."""
    sign, unit = column_named(tree, SIGN_HEADS), column_named(tree, UNIT_HEADS)
    if sign < 0 or unit < sign:
        return groups
    whole = list(range(sign, unit + 1))
    others = [each for each in groups if not set(each) & set(whole)]
    return [whole, *others]


def _rearranged(sheet: Sheet, tree: Tree, order: Sequence[int]) -> Sheet:
    rows = [
        tuple(padded(row, tree.width)[column] for column in order)
        if tree.head <= at < tree.end
        else row
        for at, row in enumerate(sheet.rows)
    ]
    return sheet.with_rows(rows)


def _with_column(
    sheet: Sheet, tree: Tree, place: int, texts: dict[int, str]
) -> TextRows:
    """Return the rows with one column more in the tree, with these texts."""
    rows = []
    for at, row in enumerate(sheet.rows):
        if tree.head <= at < tree.end:
            row = padded(row, tree.width)
            row = (*row[:place], texts.get(at, ""), *row[place:])
        rows.append(row)
    return tuple(rows)


def _split(sheet: Sheet, tree: Tree, at: int) -> tuple[str, str, str]:
    indicator = indicator_of(sheet, tree, at) or {}
    return indicator["sign"], indicator["target"], indicator["unit"]
