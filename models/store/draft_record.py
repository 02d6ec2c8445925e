"""What one generation of a draft holds: the form, and what is known of it.

TinyDB keeps it as two tables of one document each, "form" and "about"; its
types do not leave this module.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from models.definitions.definition_file import DefinitionMissing
from models.definitions.own_definition import definition_of
from models.definitions.slots import title_of
from models.form import Form
from models.form_data import FormFaulty, form_from_data, form_to_data, refuse_newer
from models.keys import BUDGET_YEAR, COPY_MARK, PROJECT_NAME, REPORTING_UNIT
from models.store.draft_index import searchable
from models.store.generations import Generations, NotWhole
from models.store.json_bytes import SMALL, brackets_in
from models.store.sealed_storage import SealedStorage

FORM_TABLE, ABOUT_TABLE = "form", "about"
_NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, RecursionError)

FORM_NAME = "form_name"
COPY = "副本"
ONLY = 1
"""The id of the one document in each table."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a draft besides its form.

    Attributes:
        title: What the clerk calls it: the project, else the sheet's title;
            of a copy with its mark.
        kept: Why this generation is never thinned out, or "".
        removed_at: When the draft was put into the bin, ISO 8601, or "".
        form_name: What its form is called, where that is none of ours.
    """

    title: str
    definition: str
    budget_year: str
    reporting_unit: str
    saved_at: datetime
    kept: str = ""
    removed_at: str = ""
    is_example: bool = False
    form_name: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One state of a draft."""

    form: Form
    about: About


def about_form(form: Form, saved_at: datetime, earlier: About | None = None) -> About:
    """Return what is known of a draft with this form, saved at this time.

    What only the earlier state knew, such as that it is an example, stays;
    that it was kept or removed does not.
    """
    return About(
        title=draft_title(form),
        definition=form.definition,
        budget_year=form.fields[BUDGET_YEAR],
        reporting_unit=form.fields[REPORTING_UNIT],
        saved_at=saved_at,
        is_example=earlier is not None and earlier.is_example,
        form_name=_form_name(form),
    )


def write_record(generations: Generations, number: int, record: Record) -> None:
    """Write a record as a new generation.

    Raises:
        DraftsUnwritable: It could not be written; all is as before.
        GenerationTaken: The number was given in the meantime.
    """
    storage = SealedStorage(generations, number)
    tables = _open(storage)
    with storage.as_one_generation():
        _put(tables, FORM_TABLE, form_to_data(record.form))
        _put(tables, ABOUT_TABLE, about_to_data(record.about))


def read_record(generations: Generations, number: int) -> Record:
    """Return the record of a generation.

    Raises:
        NotWhole: The file is damaged, or holds no record.
        NewerVersion: A later version of this program wrote it.
        OSError: The file cannot be read.
    """
    tables = _open(SealedStorage(generations, number))
    try:
        form = form_from_data(_get(tables, FORM_TABLE))
        return Record(form, about_from_data(_get(tables, ABOUT_TABLE)))
    except FormFaulty:
        raise NotWhole(number) from None


def glance(generations: Generations, number: int) -> tuple[About, bytes]:
    """Return what is known of a generation, and its texts to be searched.

    Ten thousand drafts are gone through like this, so the form is not built
    nor each cell looked at.

    Raises:
        NotWhole: The file is damaged, or holds no record.
        NewerVersion: A later version of this program wrote it.
        OSError: The file cannot be read.
    """
    try:
        body = generations.read_body(number)
        if len(body) > SMALL:
            brackets_in(body)
        tables = json.loads(body)
        form = tables[FORM_TABLE][str(ONLY)]
        refuse_newer(form)
        about = about_from_data(tables[ABOUT_TABLE][str(ONLY)])
        return about, searchable(about.title, *_texts(form))
    except (*_NOT_OURS, FormFaulty):
        raise NotWhole(number) from None


def about_to_data(about: About) -> dict[str, object]:
    """Return the knowledge of a draft as plain data."""
    return {
        "title": about.title,
        "definition": about.definition,
        BUDGET_YEAR: about.budget_year,
        REPORTING_UNIT: about.reporting_unit,
        "saved_at": about.saved_at.isoformat(timespec="seconds"),
        "kept": about.kept,
        "removed_at": about.removed_at,
        "is_example": about.is_example,
        **({FORM_NAME: about.form_name} if about.form_name else {}),
    }


def about_from_data(data: object) -> About:
    """Return the knowledge of a draft that the data holds.

    Raises:
        FormFaulty: A value is missing or of the wrong kind.
    """
    table = data if isinstance(data, dict) else {}
    return About(
        title=_text(table, "title"),
        definition=_text(table, "definition"),
        budget_year=_text(table, BUDGET_YEAR),
        reporting_unit=_text(table, REPORTING_UNIT),
        saved_at=_time(table),
        kept=_text(table, "kept"),
        removed_at=_text(table, "removed_at"),
        is_example=table.get("is_example") is True,
        form_name=_text(table, FORM_NAME) if FORM_NAME in table else "",
    )


def _open(storage: SealedStorage) -> TinyDB:
    return TinyDB(storage=lambda: storage)


def _put(tables: TinyDB, name: str, data: dict[str, object]) -> None:
    tables.table(name).insert(Document(data, doc_id=ONLY))


def _get(tables: TinyDB, name: str) -> dict[str, Any]:
    found = tables.table(name).get(doc_id=ONLY)
    if found is None:
        raise FormFaulty(name, "没有内容")
    return dict(found)


def _texts(form: dict[str, Any]) -> list[str]:
    texts = list(form["fields"].values())
    for rows in form["lists"].values():
        for row in rows:
            texts += row["cells"].values()
    return texts


def draft_title(form: Form) -> str:
    """Return what a draft of this form is called in lists."""
    mark = form.fields[COPY_MARK]
    return f"{_title(form)}（{mark}）" if mark else _title(form)


def copy_of(form: Form, taken: Collection[str]) -> Form:
    """Return a form as a copy, under a title that is not taken yet."""
    for number in count(1):
        mark = COPY if number == 1 else f"{COPY}{number}"
        marked = replace(form, fields=form.fields.put(COPY_MARK, mark))
        if draft_title(marked) not in taken:
            return marked
    raise AssertionError("numbers do not end")


def _title(form: Form) -> str:
    project = form.fields[PROJECT_NAME]
    if project:
        return project
    try:
        return title_of(form, definition_of(form))
    except DefinitionMissing:
        return form.definition


def _form_name(form: Form) -> str:
    if not form.own_definition:
        return ""
    try:
        return definition_of(form).name
    except DefinitionMissing:
        return ""


def _text(table: dict[str, object], key: str) -> str:
    text = table.get(key)
    if not isinstance(text, str):
        raise FormFaulty(f"about.{key}", "应为文字")
    return text


def _time(table: dict[str, object]) -> datetime:
    try:
        time = datetime.fromisoformat(_text(table, "saved_at"))
    except ValueError:
        raise FormFaulty("about.saved_at", "应为时间") from None
    return time.astimezone()
