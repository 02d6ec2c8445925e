"""What the commands tell of forms: show and check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.reading import ReadForm
from models.rules import check_set
from models.show import describe
from printing.arguments import parse
from printing.console import DONE, FOUND, tell, tell_json
from printing.outline import finding_lines, headline, outline, unread_lines
from printing.sources import all_forms_in


def show(typed: Sequence[str]) -> int:
    """Print what files or drafts hold, as text or as JSON."""
    arguments = parse(typed, switches=["--json"])
    read = _checked([each for _, each in all_forms_in(arguments.files())])
    if arguments.has("--json"):
        tell_json([_described(each) for each in read])
        return DONE
    for each in read:
        tell("\n".join(outline(each.form, each.definition)))
        tell("\n".join([*finding_lines(each.findings), *unread_lines(each.unread)]))
        tell("")
    return DONE


def check(typed: Sequence[str]) -> int:
    """Print the findings of files, taken together as one set."""
    arguments = parse(typed, switches=["--json"])
    named = all_forms_in(arguments.files())
    names = [name for name, _ in named]
    read = _checked([each for _, each in named])
    if arguments.has("--json"):
        pairs = zip(names, read)
        tell_json([{"file": name, **_described(each)} for name, each in pairs])
    else:
        for name, each in zip(names, read):
            _tell_findings(name, each)
    grave = any(f.severity != "hint" for each in read for f in each.findings)
    return FOUND if grave else DONE


def _tell_findings(name: str, read: ReadForm) -> None:
    count = len(read.findings)
    told = f"{count} 条" if count else "没有发现问题"
    tell(f"{name} {headline(read.form, read.definition)}：{told}")
    for line in finding_lines(read.findings):
        tell(f"  {line}")


def _checked(read: Sequence[ReadForm]) -> list[ReadForm]:
    """Return what was read, the rules' findings after the importer's."""
    found = check_set([(each.form, each.definition) for each in read])
    return [
        replace(each, findings=(*each.findings, *more))
        for each, more in zip(read, found)
    ]


def _described(read: ReadForm) -> dict[str, object]:
    return describe(read.form, read.definition, read.findings, read.unread)
