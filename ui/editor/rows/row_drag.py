"""Rows dragged from a view: their ids as JSON, under a name of our own."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable

from PySide6.QtCore import QMimeData, QObject

ROWS_MIME = "application/x-jibiao-rows"
"""The only format our models take.

Qt's own, application/x-qabstractitemmodeldatalist, is unpickled by PySide6
on its way in; a foreign program could put anything there.
"""


def pack_rows(model: QObject, row_ids: Iterable[int]) -> QMimeData:
    """Return what a drag carries: the ids, and the model they belong to."""
    payload = json.dumps({"model": id(model), "rows": list(row_ids)})
    data = QMimeData()
    data.setData(ROWS_MIME, payload.encode())
    return data


def unpack_rows(
    model: QObject, data: QMimeData, known: Container[int]
) -> tuple[int, ...]:
    """Return the ids that a drag carries, none unless from this very model.

    None either where one of them is no longer known.
    """
    rows = _unpacked(model, data) if data.hasFormat(ROWS_MIME) else ()
    return rows if all(each in known for each in rows) else ()


def _unpacked(model: QObject, data: QMimeData) -> tuple[int, ...]:
    try:
        payload = json.loads(bytes(data.data(ROWS_MIME).data()))
        ours = payload["model"] == id(model)
        return tuple(int(row_id) for row_id in payload["rows"]) if ours else ()
    except (ValueError, TypeError, KeyError):
        return ()
