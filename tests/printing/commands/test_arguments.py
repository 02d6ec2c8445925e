"""Words and options are told apart, and mistakes said in Chinese."""

from __future__ import annotations

import pytest

from printing.commands.arguments import Arguments, parse_arguments
from printing.commands.console import UsageWrong


def parsed(line: str) -> Arguments:
    """Return what is read of a command line."""
    return parse_arguments(line.split(), ["--json"], ["-o", "--jobs"])


@pytest.mark.parametrize(
    ("line", "words", "options"),
    [
        ("", "", {}),
        ("a b", "a b", {}),
        ("a --json b", "a b", {"--json": ""}),
        ("-o out a", "a", {"-o": "out"}),
        ("a -o out b", "a b", {"-o": "out"}),
        ("--jobs=4 a", "a", {"--jobs": "4"}),
        ("--jobs 4 -- --json -o", "--json -o", {"--jobs": "4"}),
        ("- a", "- a", {}),
        ("-o -o a", "a", {"-o": "-o"}),
        ("a=b", "a=b", {}),
    ],
)
def test_options_stand_anywhere(
    line: str, words: str, options: dict[str, str]
) -> None:
    assert parsed(line) == Arguments(tuple(words.split()), options)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--jason", "不认识“--jason”。"),
        ("-x a", "不认识“-x”。"),
        ("--json=1", "不认识“--json=1”。"),
        ("a -o", "“-o”后面没有内容。"),
    ],
)
def test_mistakes_are_named(line: str, said: str) -> None:
    with pytest.raises(UsageWrong) as caught:
        parsed(line)

    assert str(caught.value) == said


def test_a_number_is_read() -> None:
    assert parsed("--jobs 4").number("--jobs") == 4
    assert parsed("").number("--jobs") is None


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "²", "9999999"])
def test_only_whole_numbers_above_zero_are_read(text: str) -> None:
    with pytest.raises(UsageWrong, match="应为大于 0 的整数"):
        parsed(f"--jobs={text}").number("--jobs")
