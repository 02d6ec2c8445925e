"""One form as a file for mail and USB sticks (.jibiao): whole, or told.

docs/format.md describes it.  It is sealed as the drafts are, so no bit of it
can change on the way without being noticed.
"""

from __future__ import annotations

from models.form import Form
from models.form_data import form_to_data
from models.form_size import is_too_large
from models.store.draft_faults import FormTooLarge
from models.store.generations import seal
from models.store.json_bytes import dump

SUFFIX = ".jibiao"
GENERATION = 1
"""A file that is handed on has no history."""


def write_form_file(form: Form) -> bytes:
    """Return a form as the bytes of a file, the same for the same form.

    Raises:
        FormTooLarge: It could not be read again.
    """
    if is_too_large(form):
        raise FormTooLarge
    return seal(GENERATION, dump({"form": {"1": form_to_data(form)}}))
