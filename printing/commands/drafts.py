"""The commands on drafts: list, export, import, verify, next-year and more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from models.form import Form
from models.keys import BUDGET_YEAR, REPORTING_UNIT
from models.next_year import YearUnknown, changes, next_year
from models.reading import ReadForm
from models.store.drafts import DraftFault, Drafts, NewerVersion, Summary
from models.store.folders import (
    choice_lost,
    config_folder,
    data_folder,
    is_choice_lost,
)
from models.store.same_draft import same_draft
from models.values.visible import one_line, path_in_words
from printing.commands.arguments import parse_arguments
from printing.commands.batch import OPTIONS
from printing.commands.console import (
    DONE,
    FOUND,
    Refused,
    UsageWrong,
    complain,
    tell,
    tell_json,
)
from printing.commands.export import export
from printing.commands.progress import counted
from printing.commands.sources import all_forms_in


def run_drafts(typed: Sequence[str]) -> int:
    """Run a command on the drafts; without a word it lists them.

    Raises:
        Refused: The message says why.
    """
    word, rest = (typed[0], typed[1:]) if typed else ("list", ())
    if word.startswith("-"):
        word, rest = "list", typed
    if word not in DRAFT_COMMANDS:
        raise UsageWrong(f"不认识“drafts {word}”，可用 {'、'.join(DRAFT_COMMANDS)}。")
    try:
        _tell_lost_choice()
        return DRAFT_COMMANDS[word](Drafts(data_folder()), rest)
    except (DraftFault, NewerVersion) as error:
        raise Refused(str(error)) from error


def _tell_lost_choice() -> None:
    """Tell that another folder was chosen, and cannot be known any more."""
    config = config_folder()
    if is_choice_lost(config):
        used = path_in_words(data_folder())
        complain(f"{choice_lost(config)}，这里用的是“{used}”。")


def _list(drafts: Drafts, typed: Sequence[str]) -> int:
    arguments = parse_arguments(typed, switches=["--json"])
    kept = drafts.summaries()
    if arguments.has("--json"):
        tell_json([_described(each) for each in kept])
        return DONE
    for each in kept:
        tell(one_line(_line(each)))
    if not kept:
        tell(f"“{path_in_words(drafts.folder)}”里没有草稿。")
    return DONE


def _export(drafts: Drafts, typed: Sequence[str]) -> int:
    arguments = parse_arguments(typed, options=["-o", "--format", "--fit", *OPTIONS])
    ids = arguments.words or [each.id for each in drafts.summaries() if not each.fault]
    return export(ids, arguments, "json")


def _import(drafts: Drafts, typed: Sequence[str]) -> int:
    for name, read in all_forms_in(parse_arguments(typed).files()):
        tell(one_line(f"{drafts.create(read.form)}  {name}"))
    return DONE


def _verify(drafts: Drafts, typed: Sequence[str]) -> int:
    parse_arguments(typed)
    kept = drafts.summaries()
    said = [_trouble(drafts, each) for each in counted(kept, len(kept), "核验")]
    troubles = list(filter(None, said))
    for trouble in troubles:
        complain(one_line(trouble))
    tell(f"核验了 {len(kept)} 份草稿，{len(troubles)} 份有问题。")
    return FOUND if troubles else DONE


def _backup(drafts: Drafts, typed: Sequence[str]) -> int:
    path = _only_file(typed)
    done = drafts.back_up(path)
    for draft_id in done.left_out:
        complain(f"{draft_id}：有读不出来的版本，没有进备份，请用 drafts verify 核验。")
    counts = f"{done.drafts} 份草稿、{done.versions} 个版本"
    tell(f"备份了 {counts}，已读回核对：{path_in_words(path)}")
    return FOUND if done.left_out else DONE


def _restore(drafts: Drafts, typed: Sequence[str]) -> int:
    done = drafts.restore_from(_only_file(typed))
    tell(
        f"恢复完成：新增 {done.new} 份，接续 {done.continued} 份，"
        f"补回旧版本 {done.versions} 份，另存副本 {done.copies} 份，"
        f"本来就有 {done.there} 份；原有的草稿都没有被替换。"
    )
    return DONE


def _next_year(drafts: Drafts, typed: Sequence[str]) -> int:
    """Make next year's drafts of all these, or of none if one cannot go on."""
    ids = parse_arguments(typed).files()
    made_before = 0
    for draft_id, old, new in [_moved_on(*each) for each in all_forms_in(ids)]:
        if there := same_draft(new, drafts.summaries()):
            complain(f"{draft_id}：下一年度已有这份草稿（{there.id}），没有再建。")
            made_before += 1
            continue
        said = f"{new.fields[BUDGET_YEAR]}年度  {changes(old, new).in_words}"
        tell(one_line(f"{drafts.create(new)}  {draft_id}  {said}"))
    return FOUND if made_before else DONE


def _moved_on(draft_id: str, read: ReadForm) -> tuple[str, Form, Form]:
    """Return a form with its id, and as next year's.

    Raises:
        Refused: It does not say its year.
    """
    try:
        return draft_id, read.form, next_year(read.form, read.definition)
    except YearUnknown as error:
        raise Refused(f"草稿“{draft_id}”：{error}") from error


def _only_file(typed: Sequence[str]) -> Path:
    words = parse_arguments(typed).files()
    if len(words) > 1:
        raise UsageWrong("一次只能给出一个备份文件。")
    return Path(words[0])


def _trouble(drafts: Drafts, summary: Summary) -> str:
    """Return what is wrong with a draft, or nothing."""
    try:
        said = drafts.open(summary.id).notice
    except (DraftFault, NewerVersion) as error:
        said = str(error)
    return f"{summary.id}：{said}" if said else ""


def _line(summary: Summary) -> str:
    saved = summary.saved_at.strftime("%Y-%m-%d %H:%M")
    parts = [summary.id, saved, summary.budget_year, summary.reporting_unit]
    return "  ".join(filter(None, [*parts, summary.title, summary.fault]))


def _described(summary: Summary) -> dict[str, object]:
    return {
        "id": summary.id,
        "title": summary.title,
        "definition": summary.definition,
        BUDGET_YEAR: summary.budget_year,
        REPORTING_UNIT: summary.reporting_unit,
        "saved_at": summary.saved_at.isoformat(),
        "fault": summary.fault,
    }


DRAFT_COMMANDS: Mapping[str, Callable[[Drafts, Sequence[str]], int]] = {
    "list": _list,
    "export": _export,
    "import": _import,
    "verify": _verify,
    "next-year": _next_year,
    "backup": _backup,
    "restore": _restore,
}
