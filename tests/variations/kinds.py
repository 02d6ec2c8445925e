"""All that may be done to a sheet, and the seeded choice of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from random import Random

from tests.variations import columns, labels, layout, levels, money, titles
from tests.variations.sheet import Sheet, Variation

BEHIND = "second_form"
KINDS: Mapping[str, Variation] = {
    each.__name__: each
    for each in (
        *(labels.spelt_otherwise, labels.amounts_spelt_otherwise),
        *(labels.heads_spelt_otherwise, labels.with_colons, labels.marked),
        *(labels.numbered, labels.spaced),
        *(levels.levels_repeated, levels.first_level_repeated, levels.levels_merged),
        *(levels.first_level_late, levels.first_level_blank, levels.levels_short),
        *(levels.levels_numbered, levels.levels_with_points, levels.points_taken_off),
        *(levels.levels_without_indicators, levels.template_rows),
        *(columns.in_other_order, columns.names_moved, columns.bands_swapped),
        *(columns.column_added, columns.remarks_column_blank, columns.column_numbers),
        *(columns.values_split, columns.values_joined, columns.signs_spelt_otherwise),
        *(columns.side_added, columns.side_taken_off, columns.total_added),
        *(money.amount_columns_moved, money.amount_rows_moved, money.source_added),
        *(money.thousands, money.thousands_off, money.amounts_with_unit),
        *(money.unit_on_a_line, money.unit_in_a_label),
        *(layout.block_moved, layout.tree_first, layout.notes_below),
        *(layout.lines_above, layout.stamp_below, layout.blank_lines),
        *(layout.blank_rows, layout.page_broken, layout.fields_added),
        *(layout.fields_one_a_row, layout.fields_in_other_order),
        *(layout.label_and_text_in_one_cell, layout.prompts),
        *(layout.objective_in_rows, titles.year_in_characters, titles.year_below),
        *(titles.year_in_full_width, titles.year_beside_unit),
        *(titles.year_before_title, titles.year_behind_title, titles.other_title),
        *(titles.title_spaced, titles.full_width, titles.half_width),
        *(titles.digits_in_full_width, layout.rows_padded, layout.lines_padded),
    )
}
"""Each by its name; those that change what others look for stand last."""

MOST_TOGETHER = 4


def varied(sheet: Sheet, kind: str, random: Random) -> Sheet:
    """Return a sheet after one variation; itself if that cannot be done."""
    changed = KINDS[kind](sheet, random)
    if changed.rows == sheet.rows:
        return sheet
    return replace(changed, kinds=(*sheet.kinds, kind))


def behind(sheet: Sheet, other: Sheet) -> Sheet:
    """Return a sheet with another one behind it, and both expected."""
    rows = (*sheet.rows, ("",), *other.rows)
    forms = deepcopy((*sheet.expected, *other.expected))
    return Sheet(rows, forms, (*sheet.kinds, BEHIND))


def chosen(
    sheets: Mapping[str, Sheet], count: int, seed: int, only: Sequence[str] = ()
) -> Iterator[tuple[str, Sheet]]:
    """Yield so many variations by names of their own, the same for a seed.

    The first ones do one thing each, every kind to one form after another;
    behind these several are done to one form.
    """
    made = 0
    for name, sheet in _all(sheets, seed, only):
        if made >= count:
            return
        made += 1
        yield f"{made:03}_{name}", sheet


def _all(
    sheets: Mapping[str, Sheet], seed: int, only: Sequence[str]
) -> Iterator[tuple[str, Sheet]]:
    names = sorted(sheets)
    kinds = [each for each in (*KINDS, BEHIND) if not only or each in only]
    rounds = range(len(names))
    for turn in rounds:
        for at, kind in enumerate(kinds):
            name = names[(at + turn * 7 + turn // 10) % len(names)]
            random = Random(f"{seed} {kind} {name}")
            found = _one(sheets, name, kind, random)
            if found.kinds:
                yield name, found
    turn = 0
    while names and turn < 100_000:
        random = Random(f"{seed} several {turn}")
        turn += 1
        name = random.choice(names)
        wanted = random.sample(kinds, min(len(kinds), random.randint(2, MOST_TOGETHER)))
        found = sheets[name]
        for kind in sorted(wanted, key=[*KINDS, BEHIND].index):
            found = _one({**sheets, name: found}, name, kind, random)
        if len(found.kinds) > (len(kinds) > 1):
            yield name, found


def _one(sheets: Mapping[str, Sheet], name: str, kind: str, random: Random) -> Sheet:
    if kind != BEHIND:
        return varied(sheets[name], kind, random)
    others = [each for each in sorted(sheets) if each != name]
    if not others:
        return sheets[name]
    return behind(sheets[name], sheets[random.choice(others)])
