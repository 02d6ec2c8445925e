"""What the words of a title say of the kind of form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from models.definitions.labels import MOST_CHARACTERS, fold
from models.keys import DEPARTMENT_FORM, MONITORING, PROJECT_FORM, SELF_EVALUATION

_BEHIND = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$|(?:19|20)\d\d年?度?$")
# What people write about forms has these; what stands over one has not.
_PROSE = re.compile("[。！？；，、《》“”\"'=<>]|请|关于|通知|是否|填报说明|见附")
_LISTS = ("汇总表", "统计表", "一览表", "登记表", "发放表", "台账表")
"""Tables of many forms, a row each: no form stands under such a title."""

_QUOTED = re.compile("《([^《》]*)》")

_KINDS = (
    ("自评", SELF_EVALUATION),
    ("监控", MONITORING),
    ("整体", DEPARTMENT_FORM),
    ("目标", PROJECT_FORM),
)
_OTHERS = re.compile("整体.*(?:自评|监控)|(?:自评|监控).*整体|区域|转移支付|审核|评审|评分")
"""Kinds of forms that the program does not have; the nearest is taken."""


@dataclass(frozen=True, slots=True)
class TitleKind:
    """The kind of form that a title names, in the words of the glossary.

    Attributes:
        is_certain: Whether the program has a form of just that kind.
    """

    form: str
    is_certain: bool


def is_prose(text: str) -> bool:
    """Return whether a text speaks about a form, and is no title of one."""
    quoted = _QUOTED.fullmatch(text.strip())
    return bool(_PROSE.search(quoted[1] if quoted else text))


def title_kind(text: str) -> TitleKind | None:
    """Return the kind of form that a title names, None where it names none.

    The words say it, whatever stands before and behind them: 绩效, 目标,
    自评, 监控 or 整体, and 表 at the end.
    """
    if len(text) > MOST_CHARACTERS or is_prose(text):
        return None
    name = fold(_bare(text))
    if "绩效" not in name or not name.endswith("表") or name.endswith(_LISTS):
        return None
    for word, form in _KINDS:
        if word in name and ("目标" in name or form != DEPARTMENT_FORM):
            return TitleKind(form, is_certain=not _OTHERS.search(name))
    return None


def _bare(text: str) -> str:
    """Return a title without its year and what stands in brackets behind."""
    plain = unicodedata.normalize("NFKC", text).strip()
    while (shorter := _BEHIND.sub("", plain).strip()) != plain:
        plain = shorter
    return plain
