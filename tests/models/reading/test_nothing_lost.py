"""Whatever a file holds: nothing is lost, nothing else is raised."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models.definitions.labels import fold, labels_of
from models.reading import read_file
from models.reading.files.text_grid import text_grid
from models.reading.read_form import ReadForm
from models.reading.recognition.line_labels import (
    is_page_mark,
    is_title,
    is_year_line,
    labelled_texts,
    title_year,
)
from models.reading.recognition.recogniser import recognise
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unreadable
from models.values.cleaning import clean
from models.values.signs import normalise_sign, split_sign

SAMPLE = (Path(__file__).parent / "data" / "three_forms.txt").read_text("utf-8")
LINES = SAMPLE.splitlines()
TEXTS = sorted({text for line in LINES for text in line.split("\t") if text})
MARKED = st.integers(100, 999).map("乱写{}".format)
"""Texts that nobody can take for a label."""


@st.composite
def mixed_up(draw: DrawFn) -> str:
    """Draw the sample with lines moved, lost, doubled, and cells changed."""
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=60))
    rows = [line.split("\t") for line in lines]
    for _ in range(draw(st.integers(0, 20))):
        row = draw(st.sampled_from(rows))
        at = draw(st.integers(0, len(row) - 1))
        change = draw(st.integers(0, 3))
        if change == 0:
            row[at] = draw(MARKED)
        elif change == 1:
            row.insert(at, draw(st.one_of(MARKED, st.just(""))))
        elif change == 2 and len(row) > 1:
            del row[at]
        else:
            row[at] = draw(st.sampled_from(TEXTS))
    return "\n".join("\t".join(row) for row in rows)


@given(mixed_up())
def test_every_text_is_read_or_known_or_unread(text: str) -> None:
    grid = text_grid(text)
    found = recognise([grid])
    if found:
        assert list(_lost(grid, found)) == []


@given(mixed_up(), st.data())
def test_mixed_up_files_are_read_or_refused(text: str, data: st.DataObject) -> None:
    junk = data.draw(st.text(max_size=5))
    at = data.draw(st.integers(0, len(text)))
    with suppress(Unreadable):
        recognise([text_grid(text[:at] + junk + text[at:])])


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder, suppress(Unreadable):
        file = Path(folder, "表.txt")
        file.write_bytes(data)
        read_file(file)


def _lost(grid: SourceGrid, found: tuple[ReadForm, ...]) -> Iterator[str]:
    """Yield the texts of a grid that are in no form, and not unread."""
    kept = "\n".join(_texts(found))
    for text in (cell.text for row in grid.rows for cell in row.cells):
        if not any(_is_kept(text, each, kept) for each in found):
            yield text


def _texts(found: tuple[ReadForm, ...]) -> Iterator[str]:
    for each in found:
        yield from each.form.fields.values()
        yield from each.unread
        for row in each.form.all_rows():
            yield from row.cells.values()


def _is_kept(text: str, found: ReadForm, kept: str) -> bool:
    labels = labels_of(found.definition)
    sign, value = split_sign(text)
    return (
        clean(text) in kept
        or normalise_sign(text) in kept
        or (bool(sign) and sign in kept and value in kept)
        or is_title(text, labels)
        or (is_year_line(text) and title_year(text) in kept)
        or is_page_mark(text, found.definition)
        or fold(text) in _printed(found)
        or labels.is_level(text)
        or all(part in kept for _, part in labelled_texts(text, labels) or [("", "\0")])
    )


def _printed(found: ReadForm) -> set[str]:
    """Return the labels that every such sheet prints, folded."""
    labels = labels_of(found.definition)
    lists = [set(each.columns) for each in labels.lists]
    trees = [set(each.columns) for each in labels.trees]
    return set(labels.fields) | labels.fixed | set().union(*lists, *trees)
