"""The definition of a form: one of the program's, or the one it carries.

A form that was filled in by any other keeps that definition inside it, as
the text of its file, and so opens on every computer.
"""

from __future__ import annotations

from functools import lru_cache

from models.cells import Cells
from models.definitions.definition import Definition
from models.definitions.definition_data import identified
from models.definitions.definition_file import (
    DefinitionMissing,
    definition_in_text,
    definitions,
)
from models.definitions.definition_writer import write_definition
from models.definitions.entry import DefinitionFaulty
from models.definitions.limits import MOST_DEFINITIONS
from models.form import Form, RowList

NAME = "表内表样"
"""What stands for the name of a file where there is none."""


def definition_of(form: Form) -> Definition:
    """Return the definition by which a form was filled in.

    One of the program's goes before what the form carries under its name.

    Raises:
        DefinitionMissing: It is none of the program's, and the form carries
            none that this version can read.
    """
    found = definitions().get(form.definition)
    if found is not None:
        return found
    try:
        carried = _read(form.own_definition)
    except DefinitionFaulty:
        raise DefinitionMissing(form.definition) from None
    if carried.id != form.definition:
        raise DefinitionMissing(form.definition)
    return carried


def text_of(definition: Definition) -> str:
    """Return what a form of this definition carries of it.

    That is "" for one of the program's.
    """
    return "" if definition.id in definitions() else _text(definition)


def filled_by(
    definition: Definition, fields: Cells, lists: tuple[RowList, ...] = ()
) -> Form:
    """Return a form of a definition, which carries it where it has to."""
    own = text_of(definition)
    return Form(
        definition.id, definition.version, fields, lists, own_definition=own
    )


def that_travels(definition: Definition) -> Definition:
    """Return a definition that was made, as every form that carries it has it.

    Its id is that of its content: equal ones are one, here and anywhere.

    Raises:
        DefinitionFaulty: It has what no file may have; see definition_file.
    """
    return _read(_text(identified(definition)))


@lru_cache(maxsize=MOST_DEFINITIONS)
def _read(text: str) -> Definition:
    """Return the definition that a text says; equal texts give one object."""
    return definition_in_text(text, NAME)


@lru_cache(maxsize=MOST_DEFINITIONS)
def _text(definition: Definition) -> str:
    return write_definition(definition).decode()
