"""Rules about words that stand for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.findings import Finding
from models.keys import EXPLANATION, NAME, NOTE
from models.rules.completeness import is_empty
from models.rules.rule import rule
from models.rules.subject import Subject

REMARKS = (NOTE, EXPLANATION)

_PLACEHOLDER = re.compile(
    r"[*＊]{2,}|[×╳]{2,}|_{2,}|○{2,}|□{2,}|某某"
    r"|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[xXＸ×]\s*[年月日号]"
)
_FILLER = re.compile(r"[-－—–/／.．。…·、]+")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff〇]")


@rule
def placeholder_left(subject: Subject) -> Iterator[Finding]:
    """Find what a template left to be filled in: **, XX, …….

    Source: filled templates seen on published forms.  A dash alone is
    taken for one too, but not among remarks, where it says: none.
    """
    for asked, place, text in subject.texts():
        found = _PLACEHOLDER.search(text)
        if not found and asked.key not in REMARKS:
            found = _FILLER.fullmatch(text.strip())
        if found:
            message = f"还留着占位符“{found.group()}”，请填上实际内容或清空"
            yield subject.finding("error", place, message)


@rule
def name_without_content(subject: Subject) -> Iterator[Finding]:
    """Find indicators whose name is a number or a code, or missing.

    Source: review practice; a name says in words what is measured.
    """
    for each in subject.indicators():
        name = each.text(NAME)
        if is_empty(each.row, each.columns):
            continue
        if not each.has(NAME) or _HAN.search(name) or _PLACEHOLDER.search(name):
            continue
        if name:
            message = f"名称“{name}”看不出衡量什么，请用文字写明"
        else:
            message = "没有填写指标名称，请写明衡量什么"
        place = each.place(NAME)
        yield subject.finding("warning", place, message)
