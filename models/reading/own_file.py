"""Files of our own: a form handed on, one as JSON, a state of a draft."""

from __future__ import annotations

from models.definitions.definition import Definition
from models.definitions.definition_file import DefinitionMissing
from models.definitions.own_definition import definition_of
from models.form import Form
from models.form_data import FormFaulty, NewerVersion, form_from_data
from models.form_file import SUFFIX
from models.form_size import TOO_LARGE, is_too_large
from models.reading.read_form import ReadForm
from models.reading.unreadable import Unfit
from models.store.generations import NotWhole, unseal
from models.store.json_bytes import JsonFaulty, JsonHeavy, load

SEALED = b'{"sha256":'
AGAIN = "请从原来的程序重新导出，或从原处重新拷贝"


def read_own(data: bytes, suffix: str) -> ReadForm:
    """Return the form in a file that this program wrote.

    How its name ends tells one that was handed on, so that what is damaged
    is asked for where it came from.

    Raises:
        Unfit: It is no such file, is damaged, or of a later version.
    """
    try:
        form = form_from_data(_form_data(load(data), data))
    except NotWhole:
        raise Unfit(_damaged(suffix)) from None
    except JsonHeavy as error:
        raise Unfit(f"读不了：{error}") from None
    except JsonFaulty as error:
        is_cut = data.startswith(SEALED) or _is_handed_on(suffix)
        reason = _damaged(suffix) if is_cut else f"读不了：{error}，{AGAIN}"
        raise Unfit(reason) from None
    except FormFaulty as error:
        raise Unfit(f"读不了：{error}，{AGAIN}") from None
    except NewerVersion as error:
        raise Unfit(f"读不了：{error}") from None
    if is_too_large(form):
        raise Unfit(f"读不了：{TOO_LARGE}，请拆成几份表")
    return ReadForm(form, _definition_of(form))


def _form_data(content: object, data: bytes) -> object:
    """Return the part of a file that is the form; all of it, if no draft."""
    if not data.startswith(SEALED) or not isinstance(content, dict):
        return content
    number = content.get("gen")
    unseal(number if isinstance(number, int) else 0, data)
    tables = content.get("data")
    form = tables.get("form") if isinstance(tables, dict) else None
    return form.get("1") if isinstance(form, dict) else None


def _damaged(suffix: str) -> str:
    """Return what to say of a file that is not as it was sealed."""
    if _is_handed_on(suffix):
        return "已损坏或不完整，请对方重新发送，或从原处重新拷贝"
    return "已损坏，请从草稿列表里打开这份草稿的其他版本"


def _is_handed_on(suffix: str) -> bool:
    return suffix.casefold() == SUFFIX


def _definition_of(form: Form) -> Definition:
    try:
        return definition_of(form)
    except DefinitionMissing:
        raise Unfit(f"用的表样“{form.definition}”本程序没有，请升级程序") from None
