"""A form taken apart while many edits are made, each of them cheap.

Values are for keeping; a paste of a thousand rows would copy a list a
thousand times.  Here rows stand in lists that change, for one step only.
"""

from __future__ import annotations

from dataclasses import replace

from models.form import FORM, Form, Place, Row, RowList


class WorkingForm:
    """The rows of a form in lists that change; form() puts it together."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._fields, self._last_year = form.fields, form.last_year
        self._rows = {each.key: list(each.rows) for each in form.lists}
        self._owners = {
            row.id: each.key for each in form.lists for row in each.rows
        }
        self._changed: set[str] = set()
        self._near: dict[str, list[int]] = {}

    def form(self) -> Form:
        """Return the form as it is now; lists that stayed are the same."""
        stayed = {each.key: each for each in self._form.lists}
        lists = tuple(
            RowList(key, tuple(rows)) if key in self._changed else stayed[key]
            for key, rows in sorted(self._rows.items())
            if rows
        )
        return replace(
            self._form, fields=self._fields, lists=lists, last_year=self._last_year
        )

    def find(self, row_id: int) -> tuple[str, int]:
        """Return the list that a row is in, and its position there.

        Raises:
            KeyError: No row has this id.
        """
        key = self._owners[row_id]
        return key, self._position(self._rows[key], row_id, key)

    def has(self, row_id: int) -> bool:
        """Return whether a row has this id."""
        return row_id in self._owners

    def put_text(self, place: Place, text: str) -> str:
        """Set a text, and return what stood there.

        Raises:
            KeyError: No row has this id.
        """
        if place.is_field:
            before, self._fields = self._fields, self._fields.put(place.key, text)
            return before[place.key]
        key, at = self.find(place.row)
        row = self._rows[key][at]
        self._put_row(key, at, replace(row, cells=row.cells.put(place.key, text)))
        return row.cells[place.key]

    def insert(self, key: str, position: int, row: Row) -> None:
        """Put a row at a position of a list.

        Raises:
            ValueError: Its id is taken, or the position outside the list.
        """
        if row.id in self._owners:
            raise ValueError(f"row id {row.id} is taken")
        rows = self._rows.setdefault(key, [])
        if not 0 <= position <= len(rows):
            raise ValueError(f"position {position} is outside {key}")
        rows.insert(position, row)
        self._owners[row.id] = key
        self._changed.add(key)

    def remove(self, row_id: int) -> tuple[str, int, Row]:
        """Take a row out; return its list, its position there, and itself.

        Raises:
            KeyError: No row has this id.
        """
        key, at = self.find(row_id)
        row = self._rows[key].pop(at)
        del self._owners[row_id]
        self._changed.add(key)
        return key, at, row

    def note_last_year(self, place: Place, text: str) -> str:
        """Note what stood at a place last year, and return what was noted.

        Raises:
            KeyError: No row has this id.
        """
        if place.row == FORM:
            before = self._last_year
            self._last_year = before.put(place.key, text)
            return before[place.key]
        key, at = self.find(place.row)
        row = self._rows[key][at]
        last_year = row.last_year.put(place.key, text)
        self._put_row(key, at, replace(row, last_year=last_year))
        return row.last_year[place.key]

    def _put_row(self, key: str, at: int, row: Row) -> None:
        self._rows[key][at] = row
        self._changed.add(key)

    def _position(self, rows: list[Row], row_id: int, key: str) -> int:
        """Return where a row is, looked for from the last two outwards.

        Edits of one step follow each other from row to row, or lift rows
        from one end of a list to the other, so that all of them together
        look at each row a few times only.
        """
        end = len(rows) - 1
        near = [min(each, end) for each in self._near.get(key, (0, end))]
        self._near[key] = near
        for distance in range(len(rows)):
            for number, last in enumerate(near):
                for at in (last + distance, last - distance):
                    if 0 <= at < len(rows) and rows[at].id == row_id:
                        near[number] = at
                        return at
        raise KeyError(row_id)
