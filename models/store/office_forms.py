"""The office's own forms (本单位的表样): definitions as files in a folder.

Each is one file, named by what it says, so that two equal ones are one; the
clerk knows it by its name.  What somebody sends is such a file, and a folder
that all may read is one more place to look for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from secrets import token_hex

from models.definitions.definition import (
    Definition,
    Grid,
    GridCell,
    IndicatorBlock,
)
from models.definitions.definition_file import definition_in_bytes
from models.definitions.definition_writer import write_definition
from models.definitions.entry import DefinitionFaulty
from models.definitions.limits import MOST_BYTES, MOST_DEFINITIONS
from models.definitions.own_definition import that_travels
from models.keys import NAME
from models.store.file_system import DISK, FileSystem, Folders, write_new

FOLDER = "forms"
"""In the folder of data, beside the drafts."""
SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class OfficeForms:
    """What was found in the folders of own forms.

    Attributes:
        definitions: By their names, each once.
        faults: A sentence for each file that cannot be used.
    """

    definitions: tuple[Definition, ...] = ()
    faults: tuple[str, ...] = ()


def office_folder(data: Path) -> Path:
    """Return where own forms are kept, in a folder of data."""
    return data / FOLDER


def office_forms(
    folders: Iterable[Path], files: FileSystem = DISK
) -> OfficeForms:
    """Return the forms in some folders; of equal ones the first.

    A faulty file stops nobody from filling in the other forms, and a folder
    that is not there, such as a shared one that is out of reach, has none.
    """
    found: dict[str, Definition] = {}
    faults: list[str] = []
    for path in (path for folder in folders for path in _paths(folder, files)):
        try:
            definition = read_office_form(path, files)
        except DefinitionFaulty as error:
            faults.append(str(error))
        except OSError:
            faults.append(f"表样文件“{path.name}”读不出来，请检查文件是否还在、有没有权限")
        else:
            found.setdefault(definition.id, definition)
    ordered = sorted(found.values(), key=lambda each: (each.name, each.id))
    return OfficeForms(tuple(ordered), tuple(faults))


def read_office_form(path: Path, files: FileSystem = DISK) -> Definition:
    """Return the form in one file, as it is kept and handed on.

    Raises:
        DefinitionFaulty: The message names file, key and reason.
        OSError: The file cannot be read.
    """
    data = files.read(path, MOST_BYTES + 1)
    definition = definition_in_bytes(data, path.name)
    return that_travels(replace(definition, origin="office"))


def keep_form(
    definition: Definition, name: str, folder: Path, files: FileSystem = DISK
) -> Definition:
    """Keep a form under a name, and return it as it is kept.

    When this returns, a power cut cannot take it.

    Raises:
        DefinitionFaulty: It has what no file may have.
        OSError: It could not be written; what was there is untouched.
    """
    kept = that_travels(replace(definition, name=name, origin="office"))
    Folders(files).make(folder)
    temporary = folder / f"{token_hex(4)}.tmp"
    try:
        write_new(files, temporary, write_definition(kept))
        files.replace(temporary, _path(kept, folder))
        files.sync_folder(folder)
    finally:
        files.delete(temporary)
    return kept


def forget_form(definition: Definition, folder: Path, files: FileSystem = DISK) -> None:
    """Take a form off the list; forms that were filled in by it stay.

    Raises:
        OSError: It is still there.
    """
    files.delete(_path(definition, folder))


def doubts_about(definition: Definition) -> Iterator[str]:
    """Yield what is odd about a form that can be used, a sentence each."""
    printed = _printed(definition)
    for field in definition.fields:
        if field.key not in printed:
            yield f"字段“{field.label}”没有印在表上，填了也看不到"
    trees = definition.indicator_blocks
    if not trees:
        yield "没有绩效指标表（kind = \"indicators\"），不能填指标"
    for tree in trees:
        yield from _doubts_about_tree(tree)


def _doubts_about_tree(tree: IndicatorBlock) -> Iterator[str]:
    for column in tree.columns:
        is_joined = any(column.key in each.join for each in tree.columns)
        if column.key and not column.in_sheet and not is_joined:
            yield f"列“{column.label or column.key}”没有印在表上，填了也看不到"
    if NAME not in {each.key for each in tree.columns}:
        yield f"指标表里没有三级指标的列（key = \"{NAME}\"）"


def _printed(definition: Definition) -> set[str]:
    """Return the keys of the fields that stand somewhere on the sheet."""
    cells = list(_cells(definition))
    lines = definition.all_lines
    said = [definition.title, *(cell.text for cell in cells)]
    said += [text for each in lines for text in (each.left, each.centre, each.right)]
    slotted = "".join(said)
    fields = (each.key for each in definition.fields)
    in_text = {key for key in fields if f"{{{key}}}" in slotted}
    return in_text | {cell.field for cell in cells}


def _cells(definition: Definition) -> Iterator[GridCell]:
    for table in definition.tables:
        if isinstance(table, Grid):
            yield from chain.from_iterable(table.rows)
        elif isinstance(table, IndicatorBlock):
            yield from chain.from_iterable(table.totals)


def _paths(folder: Path, files: FileSystem) -> list[Path]:
    try:
        names = sorted(files.names(folder))
    except OSError:
        return []
    found = [folder / name for name in names if name.casefold().endswith(SUFFIX)]
    return found[:MOST_DEFINITIONS]


def _path(definition: Definition, folder: Path) -> Path:
    return folder / f"{definition.id}{SUFFIX}"
