"""The command check: what the finance bureau would send back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from models.cells import Cells
from models.definitions.own_definition import definition_of
from models.filled_form import FilledForm
from models.findings import Finding
from models.form import Form
from models.form_sets import Member, part_sets
from models.reading import ReadForm
from models.rules import check as check_alone
from models.rules import check_between
from models.show import describe, describe_finding
from models.values.visible import one_line
from printing.commands.arguments import parse_arguments
from printing.commands.batch import OPTIONS, Batch, BatchResult, batch_of
from printing.commands.batch_count import Words
from printing.commands.console import (
    DONE,
    FOUND,
    INTERRUPTED,
    UNUSABLE,
    as_json,
    json_array,
)
from printing.commands.outline import finding_lines, headline, unread_lines
from printing.commands.sources import BatchItem
from printing.commands.workers import WorkersLost

WORDS = Words("检查", fine="份没有问题")

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One form as plain data, after the rules about it alone.

    Attributes:
        fields: Its fields; its rows are not needed any more.
        definition, own_definition: Of the form, as it has them.
        imported: What the importer has to say of it.
        found: What the rules found.
        unread: Texts of the file that are not in the form.
        description: What --json prints but for the findings, or "".
    """

    fields: dict[str, str]
    definition: str
    own_definition: str
    imported: Findings
    found: Findings
    unread: tuple[str, ...]
    description: str

    @property
    def bare_form(self) -> FilledForm:
        """The form without its rows."""
        form = Form(
            self.definition,
            fields=Cells(self.fields),
            own_definition=self.own_definition,
        )
        return FilledForm(form, definition_of(form))


def check_files(typed: Sequence[str]) -> int:
    """Print the findings of files, and between those of a set."""
    arguments = parse_arguments(typed, switches=["--json"], options=OPTIONS)
    batch = batch_of(arguments.files(), arguments, WORDS)
    is_json = arguments.has("--json")
    return _code(batch.run(partial(_check_all, batch, is_json=is_json)))


def _code(result: BatchResult) -> int:
    """Return the exit code, in which an unreadable file is worse than any."""
    if result.how == "interrupted":
        return INTERRUPTED
    if result.how == "stopped" or result.count.unread:
        return UNUSABLE
    return FOUND if result.count.troubled else DONE


def _check_all(batch: Batch, *, is_json: bool) -> None:
    kept: list[tuple[BatchItem, Reviewed]] = []
    tell = _tell_json if is_json else _tell
    try:
        for item, made in batch.results(partial(_review, is_json=is_json)):
            kept += ((item, each) for each in made)
    except (KeyboardInterrupt, WorkersLost):
        # No set is whole: only what each form alone says can be relied on.
        tell(batch, kept, [each.found for _, each in kept])
        raise
    tell(batch, kept, _found_in_sets(kept))


def _review(read: ReadForm, *, is_json: bool) -> Reviewed:
    described = describe(read.filled, (), read.unread)
    return Reviewed(
        fields=dict(read.form.fields),
        definition=read.form.definition,
        own_definition=read.form.own_definition,
        imported=_without_fixes(read.findings),
        found=_without_fixes(check_alone(read.filled)),
        unread=read.unread,
        description=json.dumps(described) if is_json else "",
    )


def _without_fixes(findings: Findings) -> Findings:
    return tuple(replace(each, fix=None) for each in findings)


def _found_in_sets(kept: Sequence[tuple[BatchItem, Reviewed]]) -> list[Findings]:
    """Return what was found in each form, what is between forms included."""
    found = [each.found for _, each in kept]
    for numbers in _sets(kept):
        forms = [kept[number][1].bare_form for number in numbers]
        between = check_between(forms, [found[number] for number in numbers])
        for number, findings in zip(numbers, between, strict=True):
            found[number] = findings
    return found


def _sets(kept: Sequence[tuple[BatchItem, Reviewed]]) -> list[list[int]]:
    """Return the sets as numbers: all files named are one, whatever they are.

    Those found in folders are parted by unit and year.
    """
    named = [at for at, (item, _) in enumerate(kept) if not item.is_found]
    found = [at for at, (item, _) in enumerate(kept) if item.is_found]
    parted = part_sets([_member(*kept[at]) for at in found])
    return [named, *([found[at] for at in numbers] for numbers in parted)]


def _member(item: BatchItem, reviewed: Reviewed) -> Member:
    return Member(Cells(reviewed.fields), str(Path(item.name).parent))


def _tell(
    batch: Batch, kept: Sequence[tuple[BatchItem, Reviewed]], found: Sequence[Findings]
) -> None:
    for (item, each), of_rules in zip(kept, found, strict=True):
        findings = (*each.imported, *of_rules)
        summary = f"{len(findings)} 条" if findings else "没有发现问题"
        summary += f"，{len(each.unread)} 处没有放入表中" if each.unread else ""
        name = one_line(item.name)
        batch.tell(f"{name} {headline(each.bare_form)}：{summary}")
        for line in (*finding_lines(findings), *unread_lines(each.unread)):
            batch.tell(f"  {line}")
        batch.count.add(is_troubled=_is_grave(findings))


def _tell_json(
    batch: Batch, kept: Sequence[tuple[BatchItem, Reviewed]], found: Sequence[Findings]
) -> None:
    with json_array(batch.tell) as put:
        for (item, each), of_rules in zip(kept, found, strict=True):
            findings = (*each.imported, *of_rules)
            described = json.loads(each.description)
            described["findings"] = [describe_finding(one) for one in findings]
            put(as_json({"file": item.name, **described}))
            batch.count.add(is_troubled=_is_grave(findings))


def _is_grave(findings: Findings) -> bool:
    return any(each.severity != "hint" for each in findings)
