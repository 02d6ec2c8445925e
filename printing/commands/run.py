"""The commands, which work without a window: show, check, export and more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from printing.commands.arguments import parse_arguments
from printing.commands.console import (
    DONE,
    UNUSABLE,
    Refused,
    UsageWrong,
    complain,
    tell,
)

USAGE = """\
用法：
  python main.py [文件…]                     打开窗口
  python main.py show 文件… [--json]         显示文件（或草稿编号）里的表
  python main.py check 文件… [--json]        检查；几个文件作为一套申报包一起检查
  python main.py export 文件… -o 文件夹 [--format 格式] [--fit 页数]
                                             导出；重名的加 -2，不覆盖已有的文件
                                             格式：pdf、docx、xlsx，指标清单
                                             list.xlsx、list.csv，转交用的 jibiao、json
                                             --fit 缩小字号，每张表不超过这么多页
  python main.py drafts [list|export|import|verify] …
                                             列出、导出、导入、核验草稿
  python main.py drafts next-year 编号…      复制为下一年度的新草稿，原草稿不动
  python main.py drafts backup|restore 文件  备份全部草稿；从备份恢复，不替换现有的
  python main.py form list                   列出本单位的表样（含共享文件夹里的）
  python main.py form check 表样.toml…       检查表样文件，逐句说明哪里不对
  python main.py form blank 表样.toml… -o 文件夹
                                             把空表印成 PDF 和 docx
  python main.py form keep 表样.toml…        收进本单位的表样
show、check、export 还可以：
  给出文件夹                                 读其中（含下级文件夹）所有能读的文件；
                                             check 按填报单位和年度分成一套一套检查
  --jobs 个数                                用几个进程同时做
  --scheduler 主机:端口                      交给 Dask 集群做；表的内容会发到那些电脑上
有文件读不出时，其余的照做，最后汇总。按 Ctrl-C 停下，已做完的都在。
退出码：0 全部做完；1 有的文件没有做成（check：有问题）；2 都没有做成或用法有误
（check：有文件读不出）；130 按了 Ctrl-C。
“--”之后的都当作文件。"""

Handler = Callable[[Sequence[str]], int]
OpenWindow = Callable[[Sequence[Path]], int]


def run_command(typed: Sequence[str], open_window: OpenWindow) -> int:
    """Run a command, or open the window, and return the exit code.

    Results go to standard output; complaints, one sentence a line, to
    standard error.
    """
    try:
        if typed and typed[0] in COMMANDS:
            return COMMANDS[typed[0]](typed[1:])
        return open_window([Path(each) for each in parse_arguments(typed).words])
    except UsageWrong as error:
        complain(f"{error}\n\n{USAGE}")
    except Refused as error:
        complain(str(error))
    return UNUSABLE


def _usage(typed: Sequence[str]) -> int:
    tell(USAGE)
    return DONE


# Each brings in what it needs when it is asked for: the window, which comes
# this way too, is not to wait for any of it.


def _show(typed: Sequence[str]) -> int:
    from printing.commands.show import show

    return show(typed)


def _check(typed: Sequence[str]) -> int:
    from printing.commands.check import check_files

    return check_files(typed)


def _export(typed: Sequence[str]) -> int:
    from printing.commands.batch import OPTIONS
    from printing.commands.export import export

    arguments = parse_arguments(typed, options=["-o", "--format", "--fit", *OPTIONS])
    return export(arguments.files(), arguments, "pdf")


def _drafts(typed: Sequence[str]) -> int:
    from printing.commands import drafts

    return drafts.run_drafts(typed)


def _form(typed: Sequence[str]) -> int:
    from printing.commands.form import run_form

    return run_form(typed)


COMMANDS: Mapping[str, Handler] = {
    "show": _show,
    "check": _check,
    "export": _export,
    "drafts": _drafts,
    "form": _form,
    "-h": _usage,
    "--help": _usage,
}
