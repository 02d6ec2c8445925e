"""Files of our own: a form as JSON, or one saved state of a draft."""

from __future__ import annotations

from pathlib import Path

from models.definition import Definition
from models.definition_file import definitions
from models.form import Form
from models.form_data import FormFaulty, NewerVersion, form_from_data
from models.reading.read_form import ReadForm
from models.reading.unreadable import Unreadable
from models.store.generations import NotWhole, unseal
from models.store.json_bytes import JsonFaulty, load

SEALED = b'{"sha256":'


def read_own(path: Path, data: bytes) -> ReadForm:
    """Return the form in a file that this program wrote.

    Raises:
        Unreadable: It is no such file, is damaged, or of a later version.
    """
    try:
        form = form_from_data(_form_data(load(data), data))
    except NotWhole:
        raise Unreadable(path, "已损坏，请从草稿列表里打开这份草稿的其他版本") from None
    except JsonFaulty as error:
        raise Unreadable(path, f"读不了：{error}") from None
    except (FormFaulty, NewerVersion) as error:
        raise Unreadable(path, f"读不了：{error}") from None
    return ReadForm(form, _definition_of(path, form))


def _form_data(content: object, data: bytes) -> object:
    """Return the part of a file that is the form; all of it, if no draft."""
    if not data.startswith(SEALED) or not isinstance(content, dict):
        return content
    number = content.get("gen")
    unseal(number if isinstance(number, int) else 0, data)
    tables = content.get("data")
    form = tables.get("form") if isinstance(tables, dict) else None
    return form.get("1") if isinstance(form, dict) else None


def _definition_of(path: Path, form: Form) -> Definition:
    found = definitions().get(form.definition)
    if found is None:
        raise Unreadable(path, f"用的表样“{form.definition}”本程序没有，请升级程序")
    return found
