"""What reading files brought to light, a line for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.reading import ReadForm


def report_lines(forms: Iterable[ReadForm]) -> Iterator[str]:
    """Yield what was put right, and what found no place, form by form."""
    for each in forms:
        name = each.form.fields["project_name"] or each.definition.name
        for finding in each.findings:
            yield f"“{name}” {finding.where}：{finding.message}"
        for text in each.unread:
            yield f"“{name}” 没有放入表中的文字：{text}"
