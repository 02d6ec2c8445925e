"""Blocks of money: columns and rows in other orders, units, separators."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.variations.sheet import (
    Expectation,
    Sheet,
    TextRow,
    alternatives,
    core,
    is_line,
    padded,
    parts_of,
    plain,
    put_in,
    replaced_cell,
)
from tests.variations.spellings import SOURCES
from tests.variations.tree import blocks_of, find_tree, top_of

AMOUNT = re.compile(r"\d[\d,]*(\.\d+)?")
IN_LABEL = re.compile(r"\s*[（(](万元|元)[）)]$")
RATES = ("率", "进度", "分", "权重")
LONGEST_LABEL = 16
MONEY = ("资金", "预算", "项目总投资")


@dataclass(frozen=True)
class Matrix:
    """A block of money with labels above and at the left.

    Attributes:
        head: Its first row, from which the side label reaches down.
        body: The first row with amounts.
        end: The first row behind it.
    """

    head: int
    body: int
    end: int
    width: int


def find_matrix(sheet: Sheet) -> Matrix | None:
    """Return the first block whose rows have their labels in the second cell.

    Its head has labels alone: at least three, and none in the rows below.
    """
    tree = find_tree(sheet)
    for block in blocks_of(sheet):
        rows = [sheet.rows[at] for at in block]
        is_tree = tree is not None and tree.head in block
        if is_tree or len(rows) < 3 or not _is_money(rows[0][0]):
            continue
        body = next((n for n, row in enumerate(rows) if _amounts(row) >= 2), 0)
        has_head = body and not any(map(_amounts, rows[:body]))
        if has_head and _is_matrix(rows[body:]):
            width = max(map(len, rows))
            return Matrix(block.start, block.start + body, block.stop, width)
    return None


def amount_columns_moved(sheet: Sheet, random: Random) -> Sheet:
    """Let the columns of a block of money change places."""
    matrix = find_matrix(sheet)
    if not matrix:
        return sheet
    groups: list[list[int]] = []
    head = padded(sheet.rows[matrix.head], matrix.width)
    for at in range(2, matrix.width):
        if not groups or plain(head[at]):
            groups.append([])
        groups[-1].append(at)
    random.shuffle(groups)
    order = [0, 1, *(at for each in groups for at in each)]
    rows = [
        tuple(padded(row, matrix.width)[column] for column in order)
        if matrix.head <= at < matrix.end
        else row
        for at, row in enumerate(sheet.rows)
    ]
    return sheet.with_rows(rows)


def amount_rows_moved(sheet: Sheet, random: Random) -> Sheet:
    """Let the rows below the sum change places."""
    matrix = find_matrix(sheet)
    if not matrix or matrix.end - matrix.body < 3:
        return sheet
    first = matrix.body + 1
    moved = list(sheet.rows[first : matrix.end])
    if any("其中" in plain(row[1]) or row[1][0] in "①②" for row in moved[1:]):
        return sheet
    random.shuffle(moved)
    rows = (*sheet.rows[:first], *moved, *sheet.rows[matrix.end :])
    return sheet.with_rows(rows)


def source_added(sheet: Sheet, random: Random) -> Sheet:
    """Add a source of money that no form of ours has."""
    matrix = find_matrix(sheet)
    if not matrix:
        return sheet
    label = random.choice(SOURCES)
    above = sheet.rows[matrix.body + 1]
    texts = [f"{random.randint(1, 90) / 4}" * _is_amount(each) for each in above]
    row = ("", label, *texts[2:])
    columns = _column_keys(sheet, matrix)
    added = {
        f"{label}/{columns[at]}": text
        for at, text in enumerate(row)
        if at > 1 and text and at in columns
    }
    row = tuple(text if at < 2 or at in columns else "" for at, text in enumerate(row))
    rows = put_in(sheet.rows, matrix.end, row)
    return sheet.with_rows(rows).expecting(lambda form: form["budget"].update(added))


def thousands(sheet: Sheet, random: Random) -> Sheet:
    """Make amounts large, and part their thousands by commas."""
    return _amounts_changed(sheet, _in_thousands)


def _in_thousands(amount: Decimal) -> str:
    large = amount if amount >= 1000 else amount * 1000
    return f"{large:,.2f}" if amount % 1 else f"{large:,}"


def thousands_off(sheet: Sheet, random: Random) -> Sheet:
    """Write large amounts without commas."""
    return _amounts_changed(sheet, lambda amount: f"{amount}")


def amounts_with_unit(sheet: Sheet, random: Random) -> Sheet:
    """Write 万元 behind each amount."""
    if "万元" not in alternatives(sheet.form["fields"].get("金额单位", "")):
        return sheet
    changed = _amounts_changed(sheet, lambda amount: f"{amount}万元")

    def accept_bare(form: Expectation) -> None:
        for key, text in form["budget"].items():
            if isinstance(text, str) and text.endswith("万元"):
                form["budget"][key] = [text, text.removesuffix("万元")]

    return changed.expecting(accept_bare)


def unit_on_a_line(sheet: Sheet, random: Random) -> Sheet:
    """Take the unit out of the labels, and write it above the table."""
    unit, rows = "", sheet.rows
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if found := IN_LABEL.search(text):
                unit = found.group(1)
                rows = replaced_cell(rows, at, column, IN_LABEL.sub("", text))
    if not unit:
        return sheet
    line = random.choice(("单位：{}", "金额单位：{}", "单位:{}")).format(unit)
    return sheet.with_rows(put_in(rows, top_of(sheet), (line,)))


def unit_in_a_label(sheet: Sheet, random: Random) -> Sheet:
    """Write the unit behind the label of a block of money that has none."""
    unit = sheet.form["fields"].get("金额单位", "")
    text = "".join(plain(each) for row in sheet.rows for each in row)
    if not isinstance(unit, str) or not unit or f"({unit})" in text or "单位:" in text:
        return sheet
    for at, row in enumerate(sheet.rows):
        if not is_line(row) and plain(row[0]) in ("项目资金", "项目资金申请", "预算执行情况"):
            label = random.choice(("{}（{}）", "{}({})")).format(row[0], unit)
            return sheet.with_rows(replaced_cell(sheet.rows, at, 0, label))
    return sheet


def _is_money(label: str) -> bool:
    return any(each in plain(label) for each in MONEY)


def _amounts(row: TextRow) -> int:
    return sum(map(_is_amount, row))


def _is_matrix(rows: list[TextRow]) -> bool:
    """Return whether all labels stand in the second column."""
    return all(
        len(row) > 3
        and not plain(row[0])
        and plain(row[1])
        and not _is_amount(row[1])
        and not any(_is_label(text) for text in row[2:])
        for row in rows
    )


def _is_label(text: str) -> bool:
    """Return whether a text is none of a number, a dash, or a sentence."""
    return bool(re.search(r"[\u4e00-\u9fff]{2}", text)) and len(text) <= LONGEST_LABEL


def _column_keys(sheet: Sheet, matrix: Matrix) -> dict[int, str]:
    """Return the label of each column in which amounts are expected."""
    heads = [padded(row, matrix.width) for row in sheet.rows[matrix.head : matrix.body]]
    found = {}
    for at in range(2, matrix.width):
        label = next((row[at] for row in reversed(heads) if plain(row[at])), "")
        bare = core(re.split(r"[①-⑨=(（]", label)[0])
        if bare and not any(each in bare for each in RATES):
            found[at] = bare
    return found


def _amounts_changed(sheet: Sheet, change: Callable[[Decimal], str]) -> Sheet:
    """Change each amount alike, where it stands and where it is expected."""
    rates, amounts = set(), {}
    for key, value in sheet.form["budget"].items():
        for text in alternatives(value):
            if _is_rate(key):
                rates.add(text)
            amounts[text] = _changed_amount(text, change)
    changes = {old: new for old, new in amounts.items() if old not in rates}
    rows = sheet.rows
    for at in _money_rows(sheet):
        for column, text in enumerate(rows[at]):
            rows = replaced_cell(rows, at, column, _changed_cell(text, changes))
    return sheet.with_rows(rows).expecting(lambda form: _expect(form, changes))


def _changed_amount(text: str, change: Callable[[Decimal], str]) -> str:
    """Return an amount changed, with its unit; zero and texts stay."""
    number = text.removesuffix("万元").removesuffix("元")
    unit = text[len(number) :]
    if not _is_amount(number) or not Decimal(number.replace(",", "")):
        return text
    changed = change(Decimal(number.replace(",", "")))
    return changed.removesuffix(unit) + unit


def _is_amount(text: str) -> bool:
    return bool(AMOUNT.fullmatch(plain(text)))


def _changed_cell(text: str, changes: dict[str, str]) -> str:
    """Return a cell with its amount changed; a label may stand before it."""
    label, colon, amount = text.replace("：", ":").rpartition(":")
    changed = changes.get(plain(amount))
    before = text[: len(label) + len(colon)]
    return f"{before}{changed}" if changed else text


def _is_rate(key: str) -> bool:
    return any(each.endswith(RATES) or "率" in each for each in parts_of(key))


def _money_rows(sheet: Sheet) -> list[int]:
    """Return the rows of the table that are no part of the tree."""
    tree = find_tree(sheet)
    found = []
    for at, row in enumerate(sheet.rows):
        in_tree = tree is not None and tree.head <= at < tree.end
        if not in_tree and not is_line(row):
            found.append(at)
    return found


def _expect(form: Expectation, changes: dict[str, str]) -> None:
    for key, value in form["budget"].items():
        texts = alternatives(value)
        if any(text in changes for text in texts):
            new = [changes.get(text, text) for text in texts]
            form["budget"][key] = new if isinstance(value, list) else new[0]
