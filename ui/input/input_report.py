"""Says what there is to type Chinese with, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ui.input.input_method import (
    NAMING,
    OURS,
    PORTAL,
    Choice,
    SessionKind,
    Surroundings,
    Way,
    choose,
)

FINE = "不需要做什么。"
START_AGAIN = "请退出本程序再打开一次，就会接上。"
VARIABLES = (OURS, *NAMING, PORTAL, "GTK_IM_MODULE", "XDG_SESSION_TYPE")
"""What is told of the variables: nothing private."""

WAYS: Mapping[Way, str] = {
    "asked": "照变量里指定的插件",
    "plugin": "Qt 的 fcitx 插件",
    "portal": "Qt 的 ibus 插件，经会话总线",
    "ibus": "Qt 的 ibus 插件",
    "client": "本程序自带的 fcitx 4 接口",
    "compositor": "由桌面（Wayland）直接传送",
    "left": "没有改动，照系统原来的设置",
}
SESSIONS: Mapping[SessionKind, str] = {
    "X11": "X11",
    "Wayland": "Wayland",
    "none": "没有图形界面，或由系统自己提供输入法",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was looked at.

    Attributes:
        title: What it is.
        found: What was found.
        advice: What to do, in one sentence.
    """

    title: str
    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class Check:
    """How Chinese comes to the window, then and now.

    Attributes:
        start, choice: What was found as the program started, and chosen.
        now: What is found now.
        platform: What Qt really shows the window by.
        is_served: Whether fcitx 4 answers our client; None where it is not
            the way.
    """

    start: Surroundings
    choice: Choice
    now: Surroundings
    platform: str
    is_served: bool | None = None


def points(check: Check) -> tuple[Point, ...]:
    """Return what was looked at, what matters most first."""
    return (
        _way(check),
        _daemons(check),
        _bus(check.now),
        _session(check),
        _variables(check.start.environment),
        _plugins(check.start.plugins),
    )


def as_text(looked_at: Sequence[Point], versions: str) -> str:
    """Return all points as lines to be sent to somebody who helps."""
    lines = ["输入法检测", versions]
    for point in looked_at:
        lines += ["", f"{point.title}：{point.found}", f"  {point.advice}"]
    return "\n".join(lines)


def _way(check: Check) -> Point:
    found = f"{WAYS[check.choice.way]}。原因：{check.choice.reason}。"
    return Point("输入方式", found, _way_advice(check))


def _way_advice(check: Check) -> str:
    way, wanted = check.choice.way, choose(check.now).way
    if check.is_served is False:
        return "fcitx 4 没有响应：请重新启动输入法，本程序会自动接上。"
    if way != wanted and wanted not in ("left", "compositor"):
        return START_AGAIN
    if way == "asked":
        return f"打不出中文时，请去掉变量 {OURS}，让程序自己选择。"
    if way in ("portal", "ibus", "left") and _is_alone(check.now):
        return "请先启动输入法（一般是 fcitx），再退出本程序重新打开。"
    return "请在下面试打；打不出中文时，把检测结果复制给维护人员。"


def _is_alone(found: Surroundings) -> bool:
    return found.session != "none" and not found.running


def _daemons(check: Check) -> Point:
    running = check.now.running
    if not running:
        if check.now.session == "Wayland":
            return Point("输入法", "总线上没有看到", "请在系统设置里确认输入法已经启用。")
        if check.now.session == "none":
            return Point("输入法", "由系统提供", FINE)
        return Point("输入法", "没有看到正在运行的输入法", _install_advice())
    if len(running) > 1:
        found = f"同时运行着 {'、'.join(running)}"
        return Point("输入法", found, "请在系统设置里只留一个，注销后重新登录。")
    return Point("输入法", f"{running[0]} 正在运行", FINE)


def _install_advice() -> str:
    return "请启动输入法；没有安装的，请维护人员安装 fcitx 5 和拼音，注销后重新登录。"


def _bus(now: Surroundings) -> Point:
    if now.session == "none":
        return Point("会话总线", "不需要", FINE)
    if now.owners is None:
        advice = "请注销后重新登录；从终端或别的用户启动的，请改从桌面图标启动。"
        return Point("会话总线", "没有连上", advice)
    found = "；".join(_by_process(now.owners))
    return Point("会话总线", found or "已连上，没有输入法的名字", FINE)


def _by_process(owners: Mapping[str, int]) -> Iterator[str]:
    for pid in sorted(set(owners.values())):
        names = sorted(name for name in owners if owners[name] == pid)
        yield f"进程 {pid} 是 {'、'.join(names)}"


def _session(check: Check) -> Point:
    found = f"{SESSIONS[check.start.session]}，Qt 用 {check.platform}"
    return Point("桌面", found, FINE)


def _variables(environment: Mapping[str, str]) -> Point:
    said = [f"{name}={environment[name]}" for name in VARIABLES if name in environment]
    found = "，".join(said) or "都没有设置"
    return Point("变量", found, "不需要改：程序按正在运行的输入法选择，不只看变量。")


def _plugins(plugins: Sequence[str]) -> Point:
    names = [_short(each) for each in plugins]
    return Point("Qt 的输入插件", "、".join(names) or "没有找到", _plugin_advice(names))


def _plugin_advice(names: Sequence[str]) -> str:
    if "ibus" in names:
        return FINE
    return "缺少 ibus 插件：请重新安装本程序。"


def _short(plugin: str) -> str:
    name = plugin.removeprefix("lib").partition(".")[0]
    return name.removesuffix("plugin").removesuffix("platforminputcontext")
