"""The sheet around the texts: blocks moved, lines added, pages broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tests.variations.sheet import (
    Sheet,
    TextRow,
    TextRows,
    field_pairs,
    filled_row,
    is_line,
    padded,
    plain,
    put_in,
    replaced_cell,
)
from tests.variations.spellings import ABOVE, FIELDS, NOTES, PROMPTS, STAMPS
from tests.variations.tree import (
    blocks_of,
    find_tree,
    foot_of,
    indicator_of,
    indicator_rows,
    top_of,
)


def block_moved(sheet: Sheet, random: Random) -> Sheet:
    """Move a block of the form to another place between the blocks."""
    blocks = _inner_blocks(sheet)
    if len(blocks) < 3:
        return sheet
    taken = random.randrange(len(blocks))
    others = [*blocks[:taken], *blocks[taken + 1 :]]
    others.insert(random.randrange(len(others) + 1), blocks[taken])
    return _with_blocks(sheet, blocks, others)


def tree_first(sheet: Sheet, random: Random) -> Sheet:
    """Put the tree before the blocks of money and goals."""
    tree, blocks = find_tree(sheet), _inner_blocks(sheet)
    trees = [each for each in blocks if tree and tree.head in each]
    others = [each for each in blocks if each not in trees]
    if not trees or len(others) < 3 or trees[0].start != tree_start(sheet):
        return sheet
    place = random.randint(1, len(others) - 2)
    return _with_blocks(sheet, blocks, [*others[:place], *trees, *others[place:]])


def tree_start(sheet: Sheet) -> int:
    """Return where the block of the tree begins if it holds nothing else."""
    tree = find_tree(sheet)
    if not tree:
        return -1
    has_line = tree.head > 0 and is_line(sheet.rows[tree.head - 1])
    return tree.head - (has_line and tree.head - 1 >= top_of(sheet))


def notes_below(sheet: Sheet, random: Random) -> Sheet:
    """Write notes below the form."""
    lines = random.sample(NOTES, random.randint(1, 3))
    return sheet.with_rows((*sheet.rows, *((each,) for each in lines)))


def lines_above(sheet: Sheet, random: Random) -> Sheet:
    """Write an enclosure's number or a request above the title."""
    return sheet.with_rows(((random.choice(ABOVE),), *sheet.rows))


def stamp_below(sheet: Sheet, random: Random) -> Sheet:
    """Add rows for opinions and seals, in which nobody wrote."""
    tree = find_tree(sheet)
    if not tree:
        return sheet
    width = max(map(len, sheet.rows))
    stamps = random.sample(STAMPS, random.randint(1, 2))
    rows = [filled_row(each, width) for each in stamps]
    return sheet.with_rows(put_in(sheet.rows, foot_of(sheet), *rows))


def blank_lines(sheet: Sheet, random: Random) -> Sheet:
    """Part blocks by blank lines."""
    rows = sheet.rows
    for block in reversed(blocks_of(sheet)[1:]):
        if random.random() < 0.4:
            rows = put_in(rows, block.start, ("",))
    return sheet.with_rows(rows)


def blank_rows(sheet: Sheet, random: Random) -> Sheet:
    """Leave rows of the tree blank."""
    tree = find_tree(sheet)
    rows = sheet.rows
    for at in reversed(indicator_rows(sheet, tree)) if tree else ():
        if tree and random.random() < 0.4:
            rows = put_in(rows, at + 1, filled_row((), tree.width))
    return sheet.with_rows(rows)


def page_broken(sheet: Sheet, random: Random) -> Sheet:
    """Let a page end inside the tree, and its head stand again below."""
    tree = find_tree(sheet)
    filled = indicator_rows(sheet, tree) if tree else []
    if not tree or len(filled) < 2:
        return sheet
    at = random.choice(filled[1:])
    head = list(sheet.rows[tree.head : tree.body])
    if tree.has_side and random.random() < 0.5:
        head[0] = ("", *head[0][1:])
    foot = random.choice(((), (("第1页，共2页",),), (("- 1 -",),)))
    rows = sheet.rows
    if random.random() < 0.5 and len(tree.names) == 1:
        rows = _levels_again(sheet, at)
    return sheet.with_rows(put_in(rows, at, *foot, *head))


def fields_added(sheet: Sheet, random: Random) -> Sheet:
    """Put in fields that no form of ours has, each with a text."""
    blocks = _inner_blocks(sheet)
    pairs = field_pairs(sheet)
    if not blocks or not pairs:
        return sheet
    width = len(sheet.rows[pairs[0][0]])
    count = 2 if width >= 4 and random.random() < 0.6 else 1
    added = random.sample(FIELDS, count)
    row = filled_row([text for each in added for text in each], width)
    places = [each.stop for each in blocks if each.start <= pairs[-1][0]]
    rows = put_in(sheet.rows, random.choice(places), row)
    return sheet.with_rows(rows).expecting(lambda form: form["fields"].update(added))


def fields_one_a_row(sheet: Sheet, random: Random) -> Sheet:
    """Give each field of a row of several a row of its own."""
    whole = _whole_rows(sheet)
    rows: list[TextRow] = []
    for at, row in enumerate(sheet.rows):
        pairs = [row[column : column + 2] for column in whole.get(at, ())]
        rows += [filled_row(each, len(row)) for each in pairs] or [row]
    return sheet.with_rows(rows)


def fields_in_other_order(sheet: Sheet, random: Random) -> Sheet:
    """Let fields change places with others of such rows."""
    whole = _whole_rows(sheet)
    places = [(at, column) for at, columns in whole.items() for column in columns]
    shuffled = random.sample(places, len(places))
    rows = sheet.rows
    for (at, column), (from_at, from_column) in zip(places, shuffled, strict=True):
        for beside in (0, 1):
            text = sheet.rows[from_at][from_column + beside]
            rows = replaced_cell(rows, at, column + beside, text)
    return sheet.with_rows(rows)


def label_and_text_in_one_cell(sheet: Sheet, random: Random) -> Sheet:
    """Write label and text of some fields into one cell, with a colon."""
    whole = _whole_rows(sheet)
    if not whole:
        return sheet
    at = random.choice(sorted(whole))
    row, colon = sheet.rows[at], random.choice("：:")
    texts = [
        f"{row[column].rstrip('：:')}{colon}{row[column + 1]}" for column in whole[at]
    ]
    # Alone on its row it would be no cell, but a line of the title's.
    return sheet.with_rows((*sheet.rows[:at], tuple(texts), *sheet.rows[at + 1 :]))


def prompts(sheet: Sheet, random: Random) -> Sheet:
    """Let a template's request stand in cells that nobody filled in."""
    tree = find_tree(sheet)
    rows = sheet.rows
    for at, row in enumerate(rows):
        in_tree = tree is not None and tree.head <= at < tree.end
        if not in_tree and len(row) > 1 and plain(row[0]) and not any(row[1:]):
            rows = replaced_cell(rows, at, 1, random.choice(PROMPTS))
        if tree and tree.body <= at < tree.end and _is_bare_level(sheet, at):
            text = random.choice(("……", "指标1", "（必填）"))
            rows = replaced_cell(rows, at, tree.names[0], text)
    return sheet.with_rows(rows)


def objective_in_rows(sheet: Sheet, random: Random) -> Sheet:
    """Write an objective into two rows under one label."""
    for at, column in field_pairs(sheet):
        row = sheet.rows[at]
        text = row[column + 1]
        cut = [each.end() for each in re.finditer("[；;。，,]", text)][:-1]
        if column == 0 and "目标" in row[0] and cut and not any(row[2:]):
            end = random.choice(cut)
            upper = filled_row((row[0], text[:end]), len(row))
            lower = filled_row(("", text[end:]), len(row))
            rows = (*sheet.rows[:at], upper, lower, *sheet.rows[at + 1 :])
            return sheet.with_rows(rows)
    return sheet


def rows_padded(sheet: Sheet, random: Random) -> Sheet:
    """Give all rows of the table the same cells, as spreadsheets copy them."""
    width = max(map(len, sheet.rows))
    rows = [row if is_line(row) else padded(row, width) for row in sheet.rows]
    return sheet.with_rows(rows)


def lines_padded(sheet: Sheet, random: Random) -> Sheet:
    """Give the lines above the table blank cells, too."""
    width = max(map(len, sheet.rows))
    top = top_of(sheet)
    lines = [padded(row, width) for row in sheet.rows[:top]]
    return sheet.with_rows((*lines, *sheet.rows[top:]))


def _inner_blocks(sheet: Sheet) -> list[range]:
    """Return the blocks between the lines above and what stands below."""
    top, foot = top_of(sheet), foot_of(sheet)
    blocks = blocks_of(sheet)
    return [each for each in blocks if top <= each.start and each.stop <= foot]


def _with_blocks(
    sheet: Sheet, blocks: Sequence[range], order: Sequence[range]
) -> Sheet:
    rows = [sheet.rows[at] for each in order for at in each]
    before, behind = sheet.rows[: blocks[0].start], sheet.rows[blocks[-1].stop :]
    return sheet.with_rows((*before, *rows, *behind))


def _levels_again(sheet: Sheet, at: int) -> TextRows:
    """Return the rows with the levels of one written on it."""
    tree = find_tree(sheet)
    if not tree:
        return sheet.rows
    rows = sheet.rows
    for column in (tree.first, tree.second[0]):
        above = (rows[each][column] for each in range(at, tree.body - 1, -1))
        rows = replaced_cell(rows, at, column, next(filter(plain, above), ""))
    return rows


def _whole_rows(sheet: Sheet) -> dict[int, list[int]]:
    """Return the rows that hold pairs of label and text alone, and which."""
    found: dict[int, list[int]] = {}
    for at, column in field_pairs(sheet):
        found.setdefault(at, []).append(column)
    whole = {at for at, columns in found.items() if _is_whole(sheet, at, columns)}
    return {at: found[at] for at in sorted(whole)}


def _is_whole(sheet: Sheet, at: int, columns: list[int]) -> bool:
    row = sheet.rows[at]
    held = {each for column in columns for each in (column, column + 1)}
    rest = [text for column, text in enumerate(row) if column not in held]
    below = sheet.rows[at + 1][0] if at + 1 < len(sheet.rows) else "-"
    is_alone = not any(map(plain, rest)) and bool(plain(below))
    return len(columns) > 1 and 0 in columns and is_alone


def _is_bare_level(sheet: Sheet, at: int) -> bool:
    """Return whether a row has a second level and nothing behind it."""
    tree = find_tree(sheet)
    if not tree or indicator_of(sheet, tree, at) or len(tree.names) > 1:
        return False
    row = padded(sheet.rows[at], tree.width)
    behind = row[tree.names[0] :]
    return bool(plain(row[tree.second[0]])) and not any(map(plain, behind))
