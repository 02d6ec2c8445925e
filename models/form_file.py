"""One form as a file of its own, as read_own() reads it."""

from __future__ import annotations

import json

from models.form import Form
from models.form_data import form_to_data


def form_bytes(form: Form) -> bytes:
    """Return a form as JSON, to be kept or sent without its draft."""
    data = json.dumps(form_to_data(form), ensure_ascii=False, indent=1)
    return f"{data}\n".encode()
