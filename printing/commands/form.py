"""The commands on forms that are none of the program's: 表样."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from models.definitions.definition import Definition
from models.definitions.entry import DefinitionFaulty
from models.filled_form import FilledForm, blank_form
from models.store.folders import data_folder, shared_forms_folder
from models.store.office_forms import (
    doubts_about,
    keep_form,
    office_folder,
    office_forms,
    read_office_form,
)
from models.values.visible import one_line, path_in_words
from printing.commands.arguments import parse_arguments
from printing.commands.console import (
    DONE,
    FOUND,
    Refused,
    UsageWrong,
    complain,
    tell,
)
from printing.commands.destination import Destination
from printing.writers import ExportOptions, draw

BLANK_FORMATS = ("pdf", "docx")


def run_form(typed: Sequence[str]) -> int:
    """Run a command on forms, and return the exit code.

    Raises:
        Refused: The message says why.
    """
    word, rest = (typed[0], typed[1:]) if typed else ("list", ())
    if word not in FORM_COMMANDS:
        raise UsageWrong(f"不认识“form {word}”，可用 {'、'.join(FORM_COMMANDS)}。")
    return FORM_COMMANDS[word](rest)


def _list(typed: Sequence[str]) -> int:
    parse_arguments(typed)
    own, shared = office_folder(data_folder()), shared_forms_folder()
    found = office_forms([own, shared] if shared else [own])
    for each in found.definitions:
        tell(one_line(f"{each.id}  {each.name}"))
    for fault in found.faults:
        complain(one_line(f"{fault}。"))
    if not found.definitions:
        tell(f"“{path_in_words(own)}”里没有表样。")
    return FOUND if found.faults else DONE


def _check(typed: Sequence[str]) -> int:
    """Tell what is wrong with each file, and what is odd."""
    said = 0
    for name in parse_arguments(typed).files():
        try:
            found = doubts_about(read_office_form(Path(name)))
            doubts = [f"{path_in_words(name)}：{each}" for each in found]
        except DefinitionFaulty as error:
            doubts = [str(error)]
        except (OSError, ValueError):
            raise _unreadable(name) from None
        for doubt in doubts:
            tell(one_line(f"{doubt}。"))
        if not doubts:
            tell(f"{path_in_words(name)}：没有发现问题。")
        said += len(doubts)
    return FOUND if said else DONE


def _blank(typed: Sequence[str]) -> int:
    """Print each form empty, as PDF and as a Word file."""
    arguments = parse_arguments(typed, options=["-o"])
    names = arguments.files()
    if not arguments.has("-o"):
        raise UsageWrong("没有用“-o 文件夹”指明放到哪里。")
    with Destination(Path(arguments.text("-o"))) as destination:
        for definition in [_read(name) for name in names]:
            filled = FilledForm(blank_form(definition), definition)
            for kind in BLANK_FORMATS:
                drawn = draw(filled, ExportOptions(kind))
                destination.add(drawn.name, drawn.data)
                for notice in drawn.notices:
                    complain(f"“{drawn.name}”：{notice}")
        for path in destination.commit():
            tell(one_line(str(path)))
    return DONE


def _keep(typed: Sequence[str]) -> int:
    """Take each file among the forms of this office."""
    folder = office_folder(data_folder())
    for definition in [_read(name) for name in parse_arguments(typed).files()]:
        try:
            kept = keep_form(definition, definition.name, folder)
        except OSError:
            raise Refused(
                f"表样放不进“{path_in_words(folder)}”，请检查磁盘和权限"
            ) from None
        tell(one_line(f"{kept.id}  {kept.name}"))
    return DONE


def _read(name: str) -> Definition:
    """Return the form in a file.

    Raises:
        Refused: It cannot be used; the message says why.
    """
    try:
        return read_office_form(Path(name))
    except DefinitionFaulty as error:
        raise Refused(str(error)) from None
    except (OSError, ValueError):
        raise _unreadable(name) from None


def _unreadable(name: str) -> Refused:
    return Refused(
        f"表样文件“{path_in_words(name)}”读不出来，请检查文件是否还在、有没有权限"
    )


FORM_COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "list": _list,
    "check": _check,
    "blank": _blank,
    "keep": _keep,
}
