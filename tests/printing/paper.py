"""Laid-out pages seen as a reader sees them: what stands where."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from models.cells import Cells
from models.definitions.definition import Definition, IndicatorBlock
from models.definitions.definition_file import definitions
from models.form import FORM, Form, Place, Row
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Box, Page, Sheet, Text
from printing.wrap import CLOSING, printable_text

HAN = "绩效目标按时完成安装维修一二三十年度办公楼质量数成本社会效益满意项任务工作"
MARKS = "，。、；：！？（）《》“”—…·～％/"
NUMBERS = ("681.071914", "≥95%", "12次/年", "2026年", "4.98万元", "100.00(%)", "-3.5")
ODD = ("——", "……", " ", "\n", "𠮷")
HAN_WORDS = ("绩效目标", "按时完成", "安装维修", "一", "年度办公楼", "质量", "数")
LONG, SHORT = 400, 8
SEEDS = st.integers(0, int(os.environ.get("JIBIAO_SEEDS", "30")))
"""Few, so that the tests of a run can share layouts; see _sheet_of().

To try thousands of forms:
    JIBIAO_SEEDS=100000 make test \\
        ARGS="--hypothesis-profile=search tests/printing"
"""
WORDS = ("Linux", "V10", "e-mail", "ISO9001")

words = st.one_of(
    st.text(HAN, min_size=1, max_size=12),
    st.sampled_from(MARKS),
    st.sampled_from(NUMBERS),
    st.sampled_from(WORDS),
    st.sampled_from(("——", "……", " ", "\n", "𠮷")),
)
texts = st.lists(words, max_size=8).map("".join)


def random_text(random: Random, *, may_be_long: bool = True) -> str:
    """Return words in any order; one in forty is longer than a page."""
    is_long = may_be_long and random.random() < 1 / 40
    count = random.randint(60, LONG) if is_long else random.randint(0, SHORT)
    kinds = (HAN_WORDS, HAN_WORDS, MARKS, NUMBERS, WORDS, ODD)
    return "".join(random.choice(random.choice(kinds)) for _ in range(count))


def random_form(definition: Definition, seed: int, most: int = 4) -> Form:
    """Return a form of a definition, with rows in any of its lists.

    Drawn from a seed, since hypothesis has no room for so many choices.
    """
    random, margin = Random(seed), in_margin(definition)
    fields = {
        each.key: random_text(random, may_be_long=each.key not in margin)
        for each in definition.fields
    }
    form = Form(definition.id, definition.version, Cells(fields))
    for key in list_keys(definition):
        rows = tuple(
            Row(form.next_id() + at, _random_cells(random, definition, key))
            for at in range(random.randint(0, most))
        )
        form = form.with_rows(key, rows)
    return form


def in_margin(definition: Definition) -> set[str]:
    """Return the keys of the fields that stand outside the tables."""
    lines = (*definition.lines, *definition.feet)
    texts = [text for each in lines for text in (each.left, each.centre, each.right)]
    said = "".join([definition.title, *texts])
    return {each.key for each in definition.fields if f"{{{each.key}}}" in said}


def _random_cells(random: Random, definition: Definition, key: str) -> Cells:
    keys = [column.key for column in definition.columns_of(key)]
    return Cells({each: random_text(random) for each in keys})


@dataclass(frozen=True)
class Sample:
    """A generated form; its name says how to make it again."""

    definition: Definition
    seed: int

    @property
    def form(self) -> Form:
        """The form itself."""
        return random_form(self.definition, self.seed)

    @property
    def sheet(self) -> Sheet:
        """The form on paper."""
        return _sheet_of(self)


@lru_cache(maxsize=512)
def _sheet_of(sample: Sample) -> Sheet:
    return lay_out(sample.form, sample.definition, bundled_faces())


def samples() -> SearchStrategy[Sample]:
    """Return a strategy for generated forms of every definition."""
    known = st.sampled_from(sorted(definitions()))
    return st.builds(Sample, known.map(definitions().__getitem__), SEEDS)


def list_keys(definition: Definition) -> list[str]:
    """Return the keys of all lists of a definition."""
    keys = [block.list for block in definition.list_blocks]
    for tree in definition.indicator_blocks:
        keys += _tree_keys(tree)
    return keys


def _tree_keys(tree: IndicatorBlock) -> Iterator[str]:
    for band in tree.bands:
        for _, second in tree.second_levels():
            yield f"{band}.{second.key}" if band else second.key


def words_by_place(sheet: Sheet) -> dict[Place, str]:
    """Return what the paper says for each place, pages joined."""
    said: dict[Place, str] = defaultdict(str)
    for page in sheet.pages:
        for _, _, text in sorted(page.texts(), key=_reading_order):
            if text.place:
                said[text.place] += text.text
    return said


def _reading_order(found: tuple[float, float, Text]) -> tuple[float, float]:
    x, y, _ = found
    return round(y, 3), x


def typed_by_place(form: Form) -> dict[Place, str]:
    """Return what the clerk typed, as far as it can be set."""
    typed = {Place(FORM, key): text for key, text in form.fields.items()}
    for row in form.all_rows():
        typed |= {Place(row.id, key): text for key, text in row.cells.items()}
    plain = {
        place: printable_text(text).replace("\n", "") for place, text in typed.items()
    }
    return {place: text for place, text in plain.items() if text}


def ink_right(x: float, text: Text) -> float:
    """Return where the ink of a text ends; a closing mark is half blank."""
    shown = text.text.rstrip(" \u3000")
    blank = 0.5 if shown and shown[-1] in CLOSING else 0.0
    return x + (text.face.width(shown) - blank) * text.size


def boxes_of(page: Page) -> dict[Place, Box]:
    """Return the boxes of a page by place."""
    return {place: box for box in page.boxes() for place in box.places}


def rectangles(page: Page) -> list[tuple[float, float, float, float]]:
    """Return left, top, right, bottom of every rule of a page."""
    return [
        (
            strip.x + rule.x,
            strip.y + rule.y,
            strip.x + rule.x + rule.width,
            strip.y + rule.y + rule.height,
        )
        for strip in page.strips
        for rule in strip.part.rules
    ]


def page_text(page: Page) -> str:
    """Return a page as lines of "x y text", in whole points, from the top."""
    found = sorted(page.texts(), key=_reading_order)
    return "\n".join(f"{x:5.0f} {y:5.0f}  {text.text}" for x, y, text in found)
