"""Forms drawn as text, both ways, so that tests show what they mean.

A field stands at the left as "key: text", a list as its bare key.  A row is
indented under its list: the text of its first column, then others as
"key=text", between bars.

    project_name: 更换路灯
    quantity
      安装路灯 | target=40 | unit=盏
      安装灯杆
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from models.cells import Cells
from models.form import Form, Row
from models.keys import MAIN_TASKS

NEW_LINE = "⏎"


def tree(drawing: str, definition: str = "project_form_2026") -> Form:
    """Return the form in a drawing; rows are numbered 1, 2, 3 downwards."""
    form, last = Form(definition), ""
    fields: dict[str, str] = {}
    for line in filter(str.strip, dedent(drawing).splitlines()):
        if line.startswith(" "):
            row = Row(form.next_id(), _cells(line, _first_column(last)))
            form = form.with_rows(last, (*form.rows(last), row))
        elif ":" in line:
            key, text = line.split(":", 1)
            fields[key] = _read(text)
        else:
            last = line.strip()
    return Form(form.definition, form.version, Cells(fields), form.lists)


def picture(form: Form) -> str:
    """Return the drawing of a form: fields, then lists, both by key."""
    return "\n".join(_lines(form))


def dedented(drawing: str) -> str:
    """Return an indented drawing as picture() would return it."""
    return dedent(drawing).strip()


def assert_looks_like(form: Form, drawing: str) -> None:
    """Compare a form with a drawing, whatever the ids of its rows."""
    assert picture(form) == dedented(drawing)


def _first_column(list_key: str) -> str:
    return "task_name" if list_key == MAIN_TASKS else "name"


def _cells(line: str, first: str) -> Cells:
    head, *others = line.split("|")
    texts = dict(each.split("=", 1) for each in map(str.strip, others))
    texts[first] = head
    return Cells({key: _read(text) for key, text in texts.items()})


def _read(text: str) -> str:
    return text.strip().replace(NEW_LINE, "\n")


def _lines(form: Form) -> Iterator[str]:
    for key, text in form.fields.items():
        yield f"{key}: {_written(text)}"
    for each in form.lists:
        yield each.key
        for row in each.rows:
            yield "  " + _row(row, _first_column(each.key))


def _row(row: Row, first: str) -> str:
    others = (f"{key}={text}" for key, text in row.cells.items() if key != first)
    return _written(" | ".join([row.cells[first], *others]))


def _written(text: str) -> str:
    return text.replace("\n", NEW_LINE)
