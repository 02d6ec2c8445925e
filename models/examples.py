"""The examples that come with the program: one set of an invented unit."""

from __future__ import annotations

import json

from models.form import Form
from models.form_data import form_from_data
from resources import EXAMPLES


def examples() -> tuple[Form, ...]:
    """Return a project form, its department's form, and another project.

    They are clean sheets to begin with; a few findings are left in them on
    purpose, so that there is something to see and to put right.
    """
    return tuple(
        form_from_data(json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(EXAMPLES.glob("*.json"))
    )
