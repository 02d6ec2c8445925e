"""What is written of forms of n rows, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.growth import ROWS, Operation, Timed
from bench.sample import DEFINITION, sample
from models.filled_form import FilledForm
from models.reading.file import read_data
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from printing.compose import compose
from printing.pdf import write_pdf
from printing.writers import WRITERS, ExportOptions
from tests.models.reading.files.doc_builder import doc_of
from tests.models.reading.files.rtf_builder import rtf_of

READ_BACK = ("pdf", "docx", "xlsx", "list.xlsx", "list.csv", "json", "jibiao")


def operations() -> Iterator[Operation]:
    """Yield the writing of each kind of file, and its reading."""
    yield Operation("lay out", ROWS, _lay_out)
    yield Operation("write the pdf of a sheet", ROWS, _write_pdf)
    for name in WRITERS:
        if name != "pdf":
            yield Operation(f"write {name}", ROWS, partial(_write, name))
    for name in READ_BACK:
        yield Operation(f"read {name}", ROWS, partial(_read, name))
    yield Operation("read html", ROWS, _read_html)
    yield Operation("read doc", ROWS, _read_doc)
    yield Operation("read rtf", ROWS, _read_rtf)
    yield Operation("read txt", ROWS, _read_text)


def _lay_out(count: int) -> Timed:
    return partial(compose, sample(count), DEFINITION)


def _write_pdf(count: int) -> Timed:
    return partial(write_pdf, compose(sample(count), DEFINITION))


def _written(name: str, count: int) -> bytes:
    return WRITERS[name](FilledForm(sample(count), DEFINITION), ExportOptions(name))[0]


def _write(name: str, count: int) -> Timed:
    return partial(_written, name, count)


def _read(name: str, count: int) -> Timed:
    suffix = name.rpartition(".")[2]
    return partial(read_data, Path(f"表.{suffix}"), _written(name, count))


def _table(count: int) -> list[list[str]]:
    head = ["一级指标", "二级指标", "三级指标", "指标值类型", "指标值", "度量单位"]
    lines = [
        ["产出指标" * (not at), "数量指标" * (not at), f"第{at}项", "≥", f"{at}", "项"]
        for at in range(count)
    ]
    return [["2026年部门整体支出绩效目标表"], head, *lines]


def _read_html(count: int) -> Timed:
    rows = ("".join(f"<td>{text}</td>" for text in row) for row in _table(count))
    page = "".join(f"<tr>{row}</tr>" for row in rows)
    html = f'<html><meta charset="utf-8"><table>{page}</table></html>'
    return partial(read_data, Path("表.html"), html.encode())


def _read_doc(count: int) -> Timed:
    return partial(read_data, Path("表.doc"), doc_of(_grid(count)))


def _read_rtf(count: int) -> Timed:
    return partial(read_data, Path("表.rtf"), rtf_of(_grid(count)))


def _grid(count: int) -> SourceGrid:
    """Return the table as it stands in a file of old, below its title."""
    (title,), *lines = _table(count)
    rows = [
        SourceRow(tuple(SourceCell(text, at) for at, text in enumerate(line)), 6)
        for line in lines
    ]
    return SourceGrid((SourceRow((SourceCell(title),)), *rows))


def _read_text(count: int) -> Timed:
    lines = "\n".join("\t".join(row) for row in _table(count))
    return partial(read_data, Path("表.txt"), lines.encode())
