"""What a form looks like, as data: fields, blocks, columns, levels, page.

Blocks and definitions are equal only to themselves: each is read once, and
their identity is what layouts are remembered by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from models.definitions.entry import Blank, Count, Name
from models.keys import FIRST_LEVEL, SECOND_LEVEL

TextKind = Literal[
    "text", "long_text", "amount", "percentage", "sign", "target", "unit",
    "choice", "year", "period", "date", "phone",
]  # fmt: skip
Align = Literal["left", "centre", "right"]

LEVEL_COLUMNS = (FIRST_LEVEL, SECOND_LEVEL)
MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Field:
    """One single text of the form, and how it is asked for.

    Attributes:
        label: As printed.
        aliases: Other spellings that an importer takes for the label.
        choices: The usual answers; another answer is kept all the same.
        default: What a new form starts with.
        part: "field", or "budget" for a cell of the money block.
        choice_boxes: Print every choice behind a box, the chosen ticked.
        outcome: It says what came of the year, so the next begins without.
    """

    key: Name
    label: str
    kind: TextKind = "text"
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    default: str = ""
    part: Literal["field", "budget"] = "field"
    choice_boxes: bool = False
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list, or of a grid when it has no key.

    Attributes:
        width: Preferred width; all columns of a block share the sheet in
            proportion.  In millimetres, like least and most.
        least: The column never gets narrower, so that another may grow.
        most: The column never grows wider for a number that does not fit.
        join: Keys of other columns printed in this one as one text (≥80米).
        band: The side of a sheet with two trees side by side, else "".
        group: A label printed over it and its neighbours of the same group.
        choices: The usual answers.
        in_sheet: Whether it is printed; another is only asked for.
        merge: Print equal neighbours in a list as one cell; this is how a
            definition leaves the levels themselves to the clerk.
        outcome: It says what came of the year, so the next begins without.
        typed: Where texts are joined: the key under which a row keeps them
            as they were typed, =100.00(%).  That is printed as long as the
            joined ones say the same.
    """

    key: Name
    width: float
    least: float
    most: float
    label: str = ""
    kind: TextKind = "text"
    aliases: tuple[str, ...] = ()
    align: Align = "centre"
    join: tuple[str, ...] = ()
    band: Name = ""
    group: str = ""
    choices: tuple[str, ...] = ()
    in_sheet: bool = True
    merge: bool = False
    outcome: bool = False
    typed: Name = ""

    @property
    def is_level(self) -> bool:
        """Whether the column prints the name of a level, not a cell."""
        return self.key in LEVEL_COLUMNS


@dataclass(frozen=True, slots=True)
class SecondLevel:
    """One second level: its printed name, and how it stands when empty.

    Attributes:
        key: Also the key of its list of indicators.
        name: As printed, "" where the sheet leaves it blank.
        least_rows: Blank rows printed while there are fewer indicators.
        means: The level that it is, by the glossary, where its key is
            another: a level that stands on the sheet a second time.
    """

    key: Name
    name: Blank
    aliases: tuple[str, ...] = ()
    least_rows: int = 1
    means: Name = ""

    @property
    def meaning(self) -> str:
        """The level that it is, by the glossary."""
        return self.means or self.key


@dataclass(frozen=True, slots=True)
class FirstLevel:
    """One first level with its second levels, in printed order.

    Attributes:
        required: A review refuses the form where nothing stands under it.
        name, means: As of a second level.
    """

    key: Name
    name: Blank
    second_levels: tuple[SecondLevel, ...]
    aliases: tuple[str, ...] = ()
    required: bool = False
    means: Name = ""

    @property
    def meaning(self) -> str:
        """The level that it is, by the glossary."""
        return self.means or self.key


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid: a fixed text, a field's label, or a field.

    Attributes:
        text: What is printed; slots such as {budget_year} are filled in, so
            that a label and a text may stand in one cell.
        field: The key of the field whose text is shown, else "".
        across: Columns covered.
        down: Rows covered.
        piece: Which line of the field's text is shown, 0 for all of them.
            The last piece of a field shows all further ones.
    """

    text: str = ""
    field: str = ""
    across: Count = 1
    down: Count = 1
    align: Align = "centre"
    lines: Count = 1
    piece: int = 0


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Grid:
    """Fixed rows of labels and fields, with cells over several of them."""

    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ListBlock:
    """A table that the clerk lengthens: main tasks, a schedule.

    Attributes:
        list: The key of its rows in the form.
        side: A label merged down the left of the block, or "".
        side_column: The width of that label.
    """

    list: Name
    name: str
    columns: tuple[Column, ...]
    side: str = ""
    side_column: Column | None = None
    least_rows: int = 1
    repeat_head: bool = True


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class IndicatorBlock:
    """The tree of indicators: two given levels and the clerk's third.

    Attributes:
        repeat_levels: Print the levels on each row instead of merged.
        band_names: What each band is called where a list names it; the
            sheet does not.
        totals: Rows under the last level, set with the columns of the tree:
            合计, 总分.  A row over the side's column, too, stands below it.
    """

    columns: tuple[Column, ...]
    levels: tuple[FirstLevel, ...]
    side: str = ""
    side_column: Column | None = None
    repeat_head: bool = True
    repeat_levels: bool = False
    band_names: tuple[tuple[str, str], ...] = ()
    totals: tuple[GridRow, ...] = ()

    @property
    def bands(self) -> tuple[str, ...]:
        """The trees side by side, left to right; ("",) where there is one."""
        named = dict.fromkeys(column.band for column in self.columns if column.band)
        return tuple(named) or ("",)

    def band_name(self, band: str) -> str:
        """Return what a band is called, by its key if by nothing else."""
        return dict(self.band_names).get(band, band)

    def second_levels(self) -> Iterator[tuple[FirstLevel, SecondLevel]]:
        """Yield each second level under its first, in printed order."""
        for first in self.levels:
            for second in first.second_levels:
                yield first, second


TableBlock = Grid | ListBlock | IndicatorBlock


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The paper and the type.

    Attributes:
        width, height: Of the paper, in millimetres.
        left, top, right, bottom: Margins in millimetres.
        size, title_size: Type sizes in points.
        page_number: Printed at the foot with {page} and {pages}, or "".
        continuation_mark: Printed above right from page two on, or "".
        repeat_title, repeat_lines: Print them again from page two on.
        annex_mark: Printed above left on the first page (附件1), or "".
        seal: Whether a seal goes over the first text of the head line.
    """

    width: float = 297
    height: float = 210
    left: float = 25
    top: float = 18
    right: float = 15
    bottom: float = 16
    size: float = 10.5
    title_size: float = 18
    page_number: str = "第 {page} 页 共 {pages} 页"
    continuation_mark: str = "（续表）"
    repeat_title: bool = False
    repeat_lines: bool = False
    annex_mark: str = ""
    seal: bool = True
    han_latin_gap: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text outside the tables.

    Attributes:
        left, centre, right: What stands there; slots are filled in.
        above: Blank over it, in lines: room for a signature.
    """

    left: str = ""
    centre: str = ""
    right: str = ""
    above: float = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LineBlock:
    """Lines of text between two tables."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SideBlock:
    """Tables under each other, with one label merged down their left."""

    side: str
    side_column: Column
    blocks: tuple[TableBlock, ...]


Block = TableBlock | LineBlock | SideBlock
Origin = Literal["bundled", "office", "derived"]


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount that is the sum of others on the sheet.

    Attributes:
        total: The key of its field.
        parts: The keys of the fields that make it up; blank ones count
            nothing.
        name: What the parts are together, for a sentence.
    """

    total: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeightPolicy:
    """What the weights (权重、分值) of all indicators have to add up to.

    Attributes:
        column: The key of their column, "" where the form has none.
        totals: What the fiscal system takes, from one province to the next;
            the points for spending are not counted.
    """

    column: str = ""
    totals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Definition:
    """Everything that makes one official form different from another.

    Attributes:
        form: The kind of form in the words of docs/glossary.md.
        title: With a slot for the year: {budget_year}年…
        top_lines: Above the title.
        lines: Above the tables, under the title: who fills in, the unit of
            money.
        sums: The amounts that are sums of others.
        weights: What points have to add up to, where the form has any.
        feet: Under the tables: signatures, notes.
        page: Paper and type.
        based_on: The kind of form whose rules it is checked by, where its
            own has none: an approval_form is checked as a project_form.
        origin: Whether it came with the program, is kept by the office, or
            was read off a sheet.
    """

    id: Name
    version: Count
    form: Name
    name: str
    title: Blank
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    aliases: tuple[str, ...] = ()
    lines: tuple[TextLine, ...] = ()
    feet: tuple[TextLine, ...] = ()
    page: PageStyle = PageStyle()
    sums: tuple[Sum, ...] = ()
    weights: WeightPolicy = WeightPolicy()
    top_lines: tuple[TextLine, ...] = ()
    based_on: Name = ""
    origin: Origin = "bundled"

    def __repr__(self) -> str:
        return f"Definition({self.id})"

    def field(self, key: str) -> Field:
        """Return a field.

        Raises:
            KeyError: The form has no such field.
        """
        for each in self.fields:
            if each.key == key:
                return each
        raise KeyError(key)

    @property
    def kind(self) -> str:
        """The kind of form whose rules it is checked by."""
        return self.based_on or self.form

    @property
    def tables(self) -> tuple[TableBlock, ...]:
        """All tables in printed order, those with a common side included."""
        return tables_of(self.blocks)

    @property
    def all_lines(self) -> tuple[TextLine, ...]:
        """All lines of text outside the tables, in printed order."""
        between = (each for each in self.blocks if isinstance(each, LineBlock))
        inner = chain.from_iterable(each.lines for each in between)
        return (*self.top_lines, *self.lines, *inner, *self.feet)

    @property
    def list_blocks(self) -> tuple[ListBlock, ...]:
        """The tables the clerk lengthens."""
        return tuple(each for each in self.tables if isinstance(each, ListBlock))

    @property
    def indicator_blocks(self) -> tuple[IndicatorBlock, ...]:
        """The trees of indicators; nearly always one."""
        return tuple(each for each in self.tables if isinstance(each, IndicatorBlock))

    def columns_of(self, list_key: str) -> tuple[Column, ...]:
        """Return the columns the clerk fills in for a list's rows.

        Raises:
            KeyError: The form has no such list.
        """
        for block in self.list_blocks:
            if block.list == list_key:
                return block.columns
        for tree in self.indicator_blocks:
            for band in tree.bands:
                if list_key in band_lists(tree, band):
                    return band_columns(tree, band)
        raise KeyError(list_key)


def tables_of(blocks: Iterable[Block]) -> tuple[TableBlock, ...]:
    """Return all tables among blocks, those with a common side included."""
    return tuple(chain.from_iterable(map(_tables_in, blocks)))


def _tables_in(block: Block) -> tuple[TableBlock, ...]:
    match block:
        case SideBlock():
            return block.blocks
        case LineBlock():
            return ()
        case _:
            return (block,)


def band_columns(block: IndicatorBlock, band: str) -> tuple[Column, ...]:
    """Return the columns that the clerk fills in, of one band."""
    return tuple(
        each
        for each in block.columns
        if each.band == band and each.key and not each.is_level
    )


def list_key(band: str, second: SecondLevel) -> str:
    """Return the key of the list of indicators under a second level."""
    return f"{band}.{second.key}" if band else second.key


def band_lists(block: IndicatorBlock, band: str) -> tuple[str, ...]:
    """Return the keys of all lists of one band, in printed order."""
    return tuple(list_key(band, second) for _, second in block.second_levels())
