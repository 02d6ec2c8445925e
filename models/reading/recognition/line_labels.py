"""Lines of text that hold labels: 填报单位（盖章）：…  金额单位：万元."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from models.definitions.definition import Definition, PageStyle
from models.definitions.label_words import is_label
from models.definitions.labels import MOST_CHARACTERS, Labels, fold
from models.reading.recognition.titles import is_prose, title_kind
from models.values.cleaning import clean

MOST_COLONS = 20
"""A line of labels has two or three; a text with many is no such line."""

MOST_LOOKED_AT = 1_000
"""Characters of a line; its labels stand in front."""

_COLON = re.compile("[：:]")
_START = re.compile(r"(?:^|(?<=\s))\S")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAN_YEAR = re.compile("二[〇零0]([〇零0一二三四五六七八九]{2})")
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_YEAR_LINE = re.compile(r"(?:19|20)\d\d年度?")
_BLANK_YEARS = ("年", "年度")
_TITLE_ENDINGS = ("", "年", "年度")


def labelled_texts(text: str, labels: Labels) -> tuple[tuple[str, str], ...]:
    """Return the keys of the fields that a line names, each with its text.

    Empty unless the line begins with a label and a colon.  The key is ""
    for a label that the form does not have; it comes with its text.
    """
    front = text[:MOST_LOOKED_AT]
    if front.count(":") + front.count("：") not in range(1, MOST_COLONS):
        return ()
    found = tuple(_labelled(text, labels))
    if not found or found[0][1] != _first_start(text):
        return ()
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    return tuple(
        (key, text[after if key else start : end].strip())
        for (key, start, after), end in zip(found, ends, strict=True)
    )


def title_year(text: str) -> str:
    """Return the year in a title in four digits, or ""."""
    plain = _plain(text)
    found = _YEAR.search(plain)
    if found:
        return found.group()
    spelled = _HAN_YEAR.search(plain)
    return "20" + spelled.group(1).translate(_HAN_DIGITS) if spelled else ""


def is_title(text: str, labels: Labels) -> bool:
    """Return whether a text is the form's title, with or without its year.

    Where no form has its name, the words of it tell which are meant.
    """
    kind = title_kind(text)
    is_kind = kind is not None and kind.form == labels.definition.form
    return is_named(text, labels) or is_kind


def is_named(text: str, labels: Labels) -> bool:
    """Return whether a text has a name of the form, with or without a year."""
    if len(text) > MOST_CHARACTERS or is_prose(text):
        return False
    folded = fold(_plain(text))
    return any(
        name in folded and _is_year(folded.partition(name)[2]) for name in labels.titles
    )


def is_whole_title(text: str, labels: Labels) -> bool:
    """Return whether a title has nothing in it but its year and name."""
    if not is_named(text, labels):
        return False
    folded = fold(_plain(text))
    name = next(each for each in labels.titles if each in folded)
    before, _, after = folded.partition(name)
    return _is_year(before) and _is_year(after)


def is_year_line(text: str) -> bool:
    """Return whether a line is only the year under a title: （2026年度）."""
    return bool(_YEAR_LINE.fullmatch(fold(text)))


def is_blank_year_line(text: str) -> bool:
    """Return whether a line is that under a title, its year left blank."""
    return fold(text) in _BLANK_YEARS


def is_page_mark(text: str, definition: Definition) -> bool:
    """Return whether a text is a page number, 续表, or printed on each sheet."""
    plain, page = fold(text), definition.page
    marks = {page.continuation_mark, page.annex_mark, "续表"}
    for line in (*definition.lines, *definition.feet):
        marks |= {each.strip() for each in (line.left, line.centre, line.right)}
    printed = {*marks, *map(fold, marks)} - {""}
    if clean(text) in printed or plain in printed:
        return True
    return bool(_page_number(page).fullmatch(plain))


def _page_number(page: PageStyle) -> re.Pattern[str]:
    printed = page.page_number.replace("{page}", "9").replace("{pages}", "9")
    forms = {fold(printed), "第9页共9页", "第9页"} - {"", "9"}
    return re.compile("|".join(each.replace("9", r"\d{1,4}") for each in forms))


def _labelled(text: str, labels: Labels) -> Iterator[tuple[str, int, int]]:
    """Yield the key, the start of the label, and the start of the text.

    A label of no field has no key; the first of a line has one.
    """
    cut = 0
    for colon in _COLON.finditer(text[:MOST_LOOKED_AT]):
        before = text[cut : colon.start()]
        for start in _START.finditer(before):
            spelled = before[start.start() :]
            key = labels.field(spelled)
            if key or (cut and is_label(spelled)):
                yield key, cut + start.start(), colon.end()
                cut = colon.end()
                break


def _plain(text: str) -> str:
    """Return a text in half width, with the circles that clerks type for 〇."""
    return unicodedata.normalize("NFKC", text).translate({ord("○"): "〇"})


def _first_start(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_year(folded: str) -> bool:
    return _HAN_YEAR.sub("", _YEAR.sub("", folded)) in _TITLE_ENDINGS
