"""What is told of characters that nobody sees and nothing prints."""

from __future__ import annotations

from collections.abc import Iterator

from models.definitions.definition import Definition
from models.form import FORM, Form, Place
from models.place_names import place_name
from models.values.visible import turns_direction
from printing.wrap import printable_text

MOST_NAMED = 3


def texts_of(form: Form) -> Iterator[tuple[Place, str]]:
    """Yield each text of a form with its place."""
    for key, text in form.fields.items():
        yield Place(FORM, key), text
    for row in form.all_rows():
        for key, text in row.cells.items():
            yield Place(row.id, key), text


def unprinted(text: str) -> int:
    """Return how many characters of a text are not printed."""
    if text.isprintable():
        return 0
    return len(text.replace("\r\n", "\n")) - len(printable_text(text))


def unprinted_notices(form: Form, definition: Definition) -> tuple[str, ...]:
    """Return what the clerk should know of them before printing.

    Marks of direction are told apart: with them a text is read on the
    screen in another order than on paper.
    """
    found = [(place, text) for place, text in texts_of(form) if unprinted(text)]
    turned = [each for each in found if turns_direction(each[1])]
    others = [each for each in found if not turns_direction(each[1])]
    notices = []
    if turned:
        named = _named(turned, form, definition)
        notices.append(f"{named}里有改变文字方向的符号，看到的次序和打印的可能不同，请删去重填。")
    if others:
        count = sum(unprinted(text) for _, text in others)
        named = _named(others, form, definition)
        notices.append(f"{named}里有 {count} 个看不见的字符，打印时略去，请核对。")
    return tuple(notices)


def _named(
    found: list[tuple[Place, str]], form: Form, definition: Definition
) -> str:
    names = [place_name(each, form, definition) for each, _ in found[:MOST_NAMED]]
    more = f"等 {len(found)} 处" if len(found) > MOST_NAMED else ""
    return "、".join(f"“{each}”" for each in names) + more
