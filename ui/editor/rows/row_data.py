"""What a cell of a row answers a view, role by role."""

from __future__ import annotations

from PySide6.QtCore import Qt

from models.definitions.definition import Column
from models.form import Form, Place, Row
from models.inherited import is_inherited, origin_year
from ui.editor.rows.roles import Role
from ui.widgets.cell_findings import CellFindings, tool_tip

THIRD = 3
"""The level of a row that is filled in; the groups above it are 1 and 2."""


def row_data(
    form: Form, row: Row, column: Column, findings: CellFindings | None, role: int
) -> object:
    """Return what a row of a form is asked for in a column."""
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
            return row.cells[column.key]
        case Qt.ItemDataRole.ToolTipRole:
            return tool_tip(findings, row.last_year[column.key]) or None
        case Role.INHERITED:
            return _is_inherited(form, row, column)
        case Role.PLACE:
            return Place(row.id, column.key)
        case Role.COLUMN:
            return column
        case Role.FINDINGS:
            return findings
        case Role.LEVEL:
            return THIRD
    return None


def _is_inherited(form: Form, row: Row, column: Column) -> bool:
    if not row.last_year:
        return False
    return is_inherited(column, row.cells, row.last_year, origin_year(form))
