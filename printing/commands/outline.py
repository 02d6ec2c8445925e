"""A form as lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.definitions.definition import (
    Column,
    IndicatorBlock,
    ListBlock,
    band_columns,
    list_key,
)
from models.filled_form import FilledForm
from models.findings import SEVERITY_NAMES, Finding
from models.form import Form, Row
from models.keys import NAME, PROJECT_NAME, SIGN, TARGET, UNIT
from models.values.visible import visible

VALUE = (SIGN, TARGET, UNIT)
"""The columns that are read as one: ≥ 40 盏."""


def outline(filled: FilledForm) -> Iterator[str]:
    """Yield a form's title, fields and rows; what is blank is left out."""
    form, definition = filled.form, filled.definition
    yield f"《{visible(filled.title)}》"
    for field in definition.fields:
        if form.fields[field.key]:
            yield f"{field.label}：{visible(form.fields[field.key])}"
    for block in definition.list_blocks:
        yield from _task_lines(form, block)
    for tree in definition.indicator_blocks:
        for band in tree.bands:
            yield from _indicator_lines(form, tree, band)


def headline(filled: FilledForm) -> str:
    """Return a form's title, and its project where it has one."""
    project = visible(filled.form.fields[PROJECT_NAME])
    return f"《{visible(filled.title)}》{project}"


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings, a line each."""
    for each in findings:
        name = SEVERITY_NAMES[each.severity]
        yield f"[{name}] {visible(each.where)}：{visible(each.message)}"


def unread_lines(unread: Iterable[str]) -> Iterator[str]:
    """Yield the texts that found no place in a form, a line each."""
    for text in unread:
        yield f"[未放入表中] {visible(text)}"


def _task_lines(form: Form, block: ListBlock) -> Iterator[str]:
    rows = form.rows(block.list)
    if rows:
        yield block.name
    for number, row in enumerate(rows, start=1):
        yield f"  {number}. {'　'.join(_labelled(row, block.columns))}"


def _indicator_lines(form: Form, tree: IndicatorBlock, band: str) -> Iterator[str]:
    columns = band_columns(tree, band)
    for first, second in tree.second_levels():
        rows = form.rows(list_key(band, second))
        if rows:
            yield f"{first.name} › {second.name}"
        for number, row in enumerate(rows, start=1):
            yield f"  {number}. {_indicator(row, columns)}"


def _indicator(row: Row, columns: Sequence[Column]) -> str:
    value = " ".join(filter(None, (visible(row.cells[key]) for key in VALUE)))
    others = [each for each in columns if each.key not in (NAME, *VALUE)]
    parts = [visible(row.cells[NAME]), value, *_labelled(row, others)]
    return "　".join(filter(None, parts))


def _labelled(row: Row, columns: Iterable[Column]) -> Iterator[str]:
    for column in columns:
        if row.cells[column.key]:
            yield f"{column.label}：{visible(row.cells[column.key])}"
