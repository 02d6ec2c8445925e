"""Rules about punctuation: its width, blanks, quotes, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.edits import SetText
from models.findings import Finding
from models.keys import NAME
from models.rules.rule import rule
from models.rules.subject import Subject

KINDS = ("text", "long_text")

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff〇"
_NEAR = f"[{_HAN}“”‘’《》（）【】、，。；：！？…]"
_MARK = re.compile(
    f"(?<={_NEAR})[ \u3000]*([,;:?!])[ \u3000]*|([,;:?!])[ \u3000]*(?={_NEAR})"
)
_BRACKETS = re.compile(r"\(([^()\n]{0,200})\)")
_BLANK = re.compile(f"(?<={_NEAR})[ \u3000\t]+(?={_NEAR})")
_LAST_STOP = re.compile("。+$")
_PAIRS = tuple(map(tuple, "“” ‘’ 《》 「」 『』 （） 【】 〔〕".split()))
_NEAR_CHARACTER = re.compile(_NEAR)


@rule
def punctuation_width(subject: Subject) -> Iterator[Finding]:
    """Find half-width marks between Han, stray blanks, 。 after a name.

    Source: GB/T 15834-2011; a name is no sentence.  Quotes that are not
    paired are told without a fix.
    """
    for asked, place, text in subject.texts():
        # What is blank is missing, and for other rules to tell.
        if asked.kind not in KINDS or not text.strip():
            continue
        fixed = widen(text)
        if asked.key == NAME:
            fixed = _LAST_STOP.sub("", fixed)
        faults = [*_faults(text, fixed), *_unpaired(text)]
        if faults:
            fix = SetText(place, fixed) if fixed != text else None
            message = f"{'，'.join(faults)}，请改正"
            yield subject.finding("warning", place, message, fix)


def widen(text: str) -> str:
    """Return a text with full-width marks between Han, and no blanks there.

    Numbers (1,000 and 12:30) and Latin text keep their marks.
    """
    wide = _MARK.sub(lambda found: WIDE[found.group(1) or found.group(2)], text)
    return _BLANK.sub("", _BRACKETS.sub(_wide_brackets, wide))


def _wide_brackets(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    around = text[max(0, start - 1) : start] + found.group(1) + text[end : end + 1]
    if not _NEAR_CHARACTER.search(around):
        return found.group()
    return f"（{found.group(1)}）"


def _faults(text: str, fixed: str) -> Iterator[str]:
    """Yield in words what was changed."""
    narrow = [each for each in (*WIDE, "(") if fixed.count(each) < text.count(each)]
    if narrow:
        marks = "".join(each if each != "(" else "()" for each in narrow)
        yield f"汉字间用了半角标点“{marks}”"
    if _BLANK.search(text):
        yield "汉字间有多余的空格"
    if text.rstrip() != text:
        yield "末尾有多余的空格或换行"
    if text.endswith("。") and not fixed.endswith("。"):
        yield "名称末尾有句号"


def _unpaired(text: str) -> Iterator[str]:
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            yield f"“{left}{right}”没有成对"
