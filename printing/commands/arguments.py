"""The words after a command: files, and options in between.

Python's argparse explains mistakes in English only, so these few rules are
our own: options stand anywhere, --name=text and --name text are the same,
and after -- everything is a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from printing.commands.console import UsageWrong

MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed after a command.

    Attributes:
        words: Files, or ids of drafts.
        options: Texts by option; a switch that was given has "".
    """

    words: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)

    def files(self) -> tuple[str, ...]:
        """Return the words where there must be some.

        Raises:
            UsageWrong: There are none.
        """
        if not self.words:
            raise UsageWrong("没有给出文件。")
        return self.words

    def has(self, switch: str) -> bool:
        """Return whether a switch was given."""
        return switch in self.options

    def text(self, option: str, default: str = "") -> str:
        """Return the text of an option."""
        return self.options.get(option, default)

    def number(self, option: str) -> int | None:
        """Return the number of an option, None when it was not given.

        Raises:
            UsageWrong: It is no whole number above zero.
        """
        if option not in self.options:
            return None
        text = self.options[option]
        if not text.isdecimal() or len(text) > MOST_DIGITS or int(text) == 0:
            raise UsageWrong(f"“{option}”后面应为大于 0 的整数，现为“{text}”。")
        return int(text)


def parse_arguments(
    typed: Sequence[str],
    switches: Collection[str] = (),
    options: Collection[str] = (),
) -> Arguments:
    """Return the words and options; only those named are known.

    Raises:
        UsageWrong: An option is unknown, or has no text.
    """
    words: list[str] = []
    found: dict[str, str] = {}
    rest = iter(typed)
    for each in rest:
        name, equals, text = each.partition("=")
        if each == "--":
            words += rest
        elif name in options:
            found[name] = text if equals else _text_after(name, rest)
        elif each in switches:
            found[each] = ""
        elif each.startswith("-") and each != "-":
            raise UsageWrong(f"不认识“{each}”。")
        else:
            words.append(each)
    return Arguments(tuple(words), found)


def _text_after(option: str, rest: Iterator[str]) -> str:
    text = next(rest, "")
    if not text:
        raise UsageWrong(f"“{option}”后面没有内容。")
    return text
