"""Reads the rows that belong to one form."""

from __future__ import annotations

from collections.abc import Sequence

from models.definitions.definition import Definition
from models.definitions.label_words import is_label
from models.definitions.labels import TreeLabels, fold, fold_label, labels_of
from models.findings import Severity
from models.place_names import INDICATORS
from models.reading.read_form import ReadForm
from models.reading.recognition.field_reader import FieldReader
from models.reading.recognition.form_builder import FormBuilder, Repair
from models.reading.recognition.heads import (
    Head,
    list_head,
    own_head,
    second_tree_head,
    tree_head,
)
from models.reading.recognition.level_columns import level_head
from models.reading.recognition.line_reader import LineReader
from models.reading.recognition.list_reader import ListReader
from models.reading.recognition.tree_reader import TreeReader
from models.reading.source_grid import SourceRow

ONE_BAND = "one_tree_of_two"


def read_form(
    rows: Sequence[SourceRow],
    definition: Definition,
    strange: Sequence[SourceRow] = (),
) -> ReadForm:
    """Return the form that the rows hold; whatever they hold, there is one.

    Every text of the rows ends in the form, among the unread, or is known
    to be printed on every such sheet.  Rows that are strange to the form
    are unread.
    """
    builder = FormBuilder()
    reader = _FormReader(definition, rows, builder)
    for row in rows:
        reader.read(row)
    form = builder.form(definition)
    source = builder.source((*rows, *strange))
    return ReadForm(
        form, definition, builder.findings(definition), source.unread(), source
    )


class _FormReader:
    """Hands each row to whoever reads its kind."""

    def __init__(
        self, definition: Definition, rows: Sequence[SourceRow], builder: FormBuilder
    ) -> None:
        self._builder = builder
        self._rows = rows
        self._noted: list[Repair] = []
        self._labels = labels_of(definition)
        self._lines = LineReader(self._labels, builder)
        self._fields = FieldReader(self._labels, builder)
        self._trees = tuple(
            TreeReader(tree, _head_in(rows, tree), builder)
            for tree in self._labels.trees
        )
        self._table: FieldReader | ListReader | TreeReader | None = None
        self._above: TreeReader | None = None
        self._open_text = ""

    def read(self, row: SourceRow) -> None:
        """Read one row; what nobody understands stays unread."""
        above, self._above = self._above, None
        open_text, self._open_text = self._open_text, ""
        self._builder.begin(row)
        if not row.cells or self._lines.read(row):
            return
        if row.is_line and not self._is_of_table(row):
            self._fields.pass_over()
            self._go_on_with(open_text, row)
        elif not self._read_head(row) and not self._read_second_head(row, above):
            self._read_table(row)

    def _is_of_table(self, row: SourceRow) -> bool:
        """Return whether a lone text is a label of some table."""
        is_level = self._labels.is_level(row.cells[0].text)
        return is_level or self._fields.starts_with_label(row)

    def _go_on_with(self, key: str, row: SourceRow) -> None:
        """Add a line to the long text right above it, if there is one."""
        if key and not _is_labelled(row.cells[0].text):
            self._builder.extend_field(key, row.cells[0])
            self._open_text = key

    def _read_head(self, row: SourceRow) -> bool:
        for tree, reader in zip(self._labels.trees, self._trees, strict=True):
            head = tree_head(row, tree)
            if head:
                reader.use_head(self._in_band(head, row, tree))
                self._table = self._above = reader
                self._claim_head(row, head)
                return True
        for table in self._labels.lists:
            head = list_head(row, table)
            if head:
                self._table = ListReader(table, head, self._builder)
                self._claim_head(row, head)
                return True
        return False

    def _in_band(self, head: Head, row: SourceRow, tree: TreeLabels) -> Head:
        """Return a head whose columns are of the tree that the file means.

        A sheet of one year has one tree where the form has two; so it is of
        the year, the last of the two, unless it says otherwise.
        """
        if len(tree.block.bands) < 2 or not head.is_of_one_band:
            return head
        said = _bands_in([row], tree) or _bands_in(self._rows, tree)
        band = said[0] if len(said) == 1 else tree.block.bands[-1]
        name = tree.block.band_name(band)
        sentence = f"文件里只有一组指标，已读入“{name}”一组，请核对"
        severity: Severity = "warning" if len(said) == 1 else "error"
        repair = Repair(ONE_BAND, severity, sentence, where=INDICATORS)
        if repair not in self._noted:
            self._noted.append(repair)
            self._builder.note(repair)
        return head.in_band(band, tree)

    def _read_second_head(self, row: SourceRow, above: TreeReader | None) -> bool:
        """Read the row that names the columns of a group in the head above."""
        for tree, reader in zip(self._labels.trees, self._trees, strict=True):
            more = second_tree_head(row, tree) if reader is above else None
            if more:
                reader.add_to_head(more)
                self._claim_head(row, more)
                return True
        return False

    def _claim_head(self, row: SourceRow, head: Head) -> None:
        """Take a head's labels as read, but for columns of other forms."""
        self._fields.forget()
        unknown = {slot.start for slot in head.slots if slot.column is None}
        for cell in row.cells:
            is_group = fold_label(cell.text) in self._labels.groups
            if is_group or cell.column not in unknown:
                self._builder.claim(cell)

    def _read_table(self, row: SourceRow) -> None:
        self._table = self._table_for(row)
        if isinstance(self._table, FieldReader):
            key = self._table.read(row)
            self._open_text = key if self._is_long(key) else ""
            return
        if self._table and not self._table.read(row):
            self._table = None
        if self._table:
            self._fields.forget()
        else:
            self._fields.pass_over()

    def _table_for(
        self, row: SourceRow
    ) -> FieldReader | ListReader | TreeReader | None:
        """Return the row's table: by its label, its level, or from above."""
        table = self._table
        if fold(row.cells[0].text) in self._labels.sides:
            return self._table_beside(row) or self._fields
        if self._fields.starts_with_label(row) and not self._is_text_of(table, row):
            return self._fields
        if isinstance(table, TreeReader):
            return self._fields if self._is_of_fields(row) else table
        if isinstance(table, FieldReader) and table.goes_on(row):
            return table
        tree = self._tree_of(row)
        if tree or isinstance(table, ListReader):
            return tree or table
        return self._fields if self._fields.has_label(row) else None

    def _is_text_of(self, table: object, row: SourceRow) -> bool:
        """Return whether a label may as well be a text of the table above.

        A task or an indicator may be called like a field; at the left edge
        it is the field.
        """
        return (
            isinstance(table, ListReader | TreeReader)
            and row.cells[0].column > 0
            and table.has_text_at(row.cells[0])
        )

    def _is_of_fields(self, row: SourceRow) -> bool:
        """Return whether a row under a tree begins with an unknown label."""
        first = row.cells[0]
        is_other = is_label(first.text) and not self._labels.is_level(first.text)
        return is_other and first.column == 0 and self._fields.has_label(row)

    def _table_beside(self, row: SourceRow) -> ListReader | TreeReader | None:
        """Return the table whose label stands at the left, with its head.

        Without a head row in the file, its columns are those of the form.
        """
        side = fold(row.cells[0].text)
        for tree, reader in zip(self._labels.trees, self._trees, strict=True):
            if side in tree.sides:
                return reader
        for table in self._labels.lists:
            if side in table.sides:
                if isinstance(self._table, ListReader):
                    return self._table
                head = own_head(table.block.columns, row.cells[0].column + 1)
                return ListReader(table, head, self._builder)
        return None

    def _tree_of(self, row: SourceRow) -> TreeReader | None:
        """Return the tree that a row names a level of, if it does."""
        for tree, reader in zip(self._labels.trees, self._trees, strict=True):
            if any(tree.is_level(cell.text) for cell in row.cells[:2]):
                return reader
        return None

    def _is_long(self, key: str) -> bool:
        fields = self._labels.definition.fields
        return any(each.key == key and each.kind == "long_text" for each in fields)


def _bands_in(rows: Sequence[SourceRow], tree: TreeLabels) -> list[str]:
    """Return the trees side by side that labels speak of: 年度指标值."""
    spoken = [
        each.text for row in rows for each in row.cells if is_label(each.text)
    ]
    return [
        band
        for band in tree.block.bands
        if any(tree.block.band_name(band) in text for text in spoken)
    ]


def _is_labelled(text: str) -> bool:
    """Return whether a line begins with a label: 审核人：某甲."""
    before, colon, _ = text.replace(":", "：").partition("：")
    return is_label(before) if colon else is_label(text)


def _head_in(rows: Sequence[SourceRow], tree: TreeLabels) -> Head:
    """Return the first head of a tree anywhere in the rows, or its own.

    Pages get mixed up, and some have no head at all; where that begins,
    the levels tell.
    """
    for row in rows:
        head = tree_head(row, tree)
        if head:
            return head
    if len(tree.block.bands) == 1:
        found = level_head(rows, tree, *tree.block.bands)
        if found:
            return found
    return own_head(tree.block.columns, 1 if tree.block.side else 0)
