"""Decides how Chinese is to reach the window, before Qt starts.

PySide6 brings a plugin for ibus and none for fcitx.  fcitx 5 also speaks
the portal protocol of ibus, which needs nothing installed; fcitx 4 speaks
to our own client alone.  What runs is seen on the bus; the variables tell
what the desktop meant, and are often missing, or name what Qt cannot load.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import Literal, NamedTuple

OURS = "JIBIAO_IM"
"""Set by a user who knows better: taken as it is."""

ONE, SEVERAL, PORTAL = "QT_IM_MODULE", "QT_IM_MODULES", "IBUS_USE_PORTAL"
NAMING = (ONE, SEVERAL, "XMODIFIERS")
"""The variables that may name a daemon."""

FCITX_5, FCITX_4 = "org.fcitx.Fcitx5", "org.fcitx.Fcitx-"
IBUS, IBUS_PORTAL = "org.freedesktop.IBus", "org.freedesktop.portal.IBus"
NAMES = ("org.fcitx.", IBUS, "org.freedesktop.portal.Fcitx", IBUS_PORTAL)
"""How the names on the bus begin that tell of input methods."""

Daemon = Literal["fcitx 5", "fcitx 4", "ibus"]
SessionKind = Literal["X11", "Wayland", "none"]
Way = Literal["asked", "plugin", "portal", "ibus", "client", "compositor", "left"]
"""How keys become Chinese.

asked: as the user set it; plugin: one for fcitx that lies with Qt's;
portal: Qt's plugin for ibus, over the session bus; ibus: the same, over
ibus' own socket; client: ours; compositor: Qt's own way on Wayland; left:
as it was.
"""

CLIENT_ASKED = "fcitx4"
"""The value of OURS that asks for our client."""


NOTHING: Mapping[str, str] = MappingProxyType({})


class Surroundings(NamedTuple):
    """What there is to type Chinese with.

    Attributes:
        session: What the window will be shown by.
        environment: The variables.
        plugins: The files in Qt's folder of input contexts.
        owners: The process behind each name on the bus; None without a bus.
        is_ibus_reachable: Whether the daemon of ibus listens where Qt's
            plugin looks for it, and Qt finds its program, too.
        is_wired: Whether the compositor of Wayland hands keys to fcitx 5.
    """

    session: SessionKind = "X11"
    environment: Mapping[str, str] = NOTHING
    plugins: tuple[str, ...] = ()
    owners: Mapping[str, int] | None = None
    is_ibus_reachable: bool = False
    is_wired: bool = False

    @property
    def running(self) -> tuple[Daemon, ...]:
        """The daemons that run, the likeliest to be meant first.

        fcitx 5 passes for ibus and for fcitx 4; some desktops start ibus
        whatever the user chose, and none starts fcitx like that.
        """
        owners, fifth = self.owners or {}, self.fifth
        found: dict[Daemon, bool] = {
            "fcitx 5": fifth is not None,
            "fcitx 4": any(owners[name] != fifth for name in self.client_names),
            "ibus": owners.get(IBUS, fifth) != fifth
            or (self.is_ibus_reachable and fifth is None),
        }
        return tuple(daemon for daemon, runs in found.items() if runs)

    @property
    def fifth(self) -> int | None:
        """The process of fcitx 5; it takes its names one after the other."""
        owners = self.owners or {}
        like_fcitx = {owners[name] for name in owners if "fcitx" in name.lower()}
        like_ibus = {owners[name] for name in owners if "IBus" in name}
        return owners.get(FCITX_5) or next(iter(like_fcitx & like_ibus), None)

    @property
    def client_names(self) -> tuple[str, ...]:
        """The names under which our client may be served."""
        return tuple(name for name in self.owners or () if name.startswith(FCITX_4))

    @property
    def client_name(self) -> str:
        """The one of them that fits the screen, or where it would be.

        fcitx names itself for the number of its X server.
        """
        display = self.environment.get("DISPLAY", "").partition(":")[2]
        likeliest = f"{FCITX_4}{display.partition('.')[0] or '0'}"
        names = self.client_names
        return likeliest if likeliest in names or not names else names[0]

    @property
    def named(self) -> str:
        """What of fcitx and ibus the variables name, "" for neither."""
        said = " ".join(self.environment.get(name, "") for name in NAMING)
        return next((each for each in ("fcitx", "ibus") if each in said), "")

    @property
    def has_fcitx_plugin(self) -> bool:
        """Whether somebody put a plugin for fcitx beside Qt's own."""
        return any("fcitx" in plugin for plugin in self.plugins)


class Choice(NamedTuple):
    """A way, the variables it needs, and why it was chosen.

    Attributes:
        way: How keys become Chinese.
        reason: Half a sentence for the clerk's administrator.
        changes: What to set variables to; None unsets.
    """

    way: Way
    reason: str
    changes: Mapping[str, str | None] = MappingProxyType({})


def choose(found: Surroundings) -> Choice:
    """Return how Chinese is to reach the window."""
    asked = found.environment.get(OURS)
    if asked:
        return _as_asked(asked)
    if found.session == "none":
        return Choice("left", "这里没有图形界面")
    if found.session == "Wayland":
        return _on_wayland(found)
    return _by_daemon(found) or _by_variables(found)


def prepare(environment: MutableMapping[str, str], choice: Choice) -> None:
    """Change the variables, which Qt reads once."""
    for name, value in choice.changes.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = value


def session_of(environment: Mapping[str, str], platform: str) -> SessionKind:
    """Return what Qt will show the window by.

    The platform is sys.platform: elsewhere than on Linux the system itself
    brings what is typed.
    """
    if platform != "linux":
        return "none"
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        by_name: dict[str, SessionKind] = {"xcb": "X11", "wayland": "Wayland"}
        return by_name.get(chosen.partition("-")[0], "none")
    on_wayland = environment.get("XDG_SESSION_TYPE") == "wayland"
    if on_wayland or not environment.get("DISPLAY"):
        return "Wayland"
    return "X11"


def _as_asked(asked: str) -> Choice:
    reason = f"按变量 {OURS}={asked}"
    if asked == CLIENT_ASKED:
        return Choice("client", reason, _qt_takes("compose"))
    return Choice("asked", reason, _qt_takes(asked))


def _on_wayland(found: Surroundings) -> Choice:
    """Leave it to the compositor where that leads to a daemon.

    Qt asks the compositor only while these two are not set.  One that no
    daemon is behind passes on letters, as weston does with fcitx 5 beside.
    """
    named = " ".join(found.environment.get(name, "") for name in (ONE, SEVERAL))
    is_meant = "fcitx" in named or "ibus" in named
    chosen = _by_daemon(found) if is_meant or not found.is_wired else None
    if chosen is not None:
        return chosen
    dropped = {name: None for name in (ONE, SEVERAL) if name in found.environment}
    return Choice("compositor", "Wayland 桌面自己传送输入的文字", dropped)


def _by_daemon(found: Surroundings) -> Choice | None:
    """Return the way to the daemon that runs; None where none does."""
    running = found.running
    meant = [each for each in running if found.named and found.named in each]
    for daemon in (*meant, *running):
        return _WAYS[daemon](found)
    return None


def _to_fcitx_5(found: Surroundings) -> Choice:
    if found.has_fcitx_plugin:
        return _by_plugin("fcitx 5 正在运行，Qt 的插件目录里有 fcitx 插件")
    owners = found.owners or {}
    if owners.get(IBUS_PORTAL, found.fifth) == found.fifth:
        return _by_portal("fcitx 5 正在运行，它也能用 ibus 的方式输入")
    if found.client_names:
        # Another daemon has the portal, and would be the one to get the keys.
        return _by_client("fcitx 5 正在运行，ibus 的接口被别的程序占用")
    return _by_portal("fcitx 5 正在运行，但 ibus 的接口被别的程序占用")


def _to_fcitx_4(found: Surroundings) -> Choice:
    if found.has_fcitx_plugin:
        return _by_plugin("fcitx 4 正在运行，Qt 的插件目录里有 fcitx 插件")
    return _by_client("fcitx 4 正在运行，Qt 没有它的插件，由本程序直接同它通话")


def _to_ibus(found: Surroundings) -> Choice:
    if found.is_ibus_reachable:
        return Choice("ibus", "ibus 正在运行", _qt_takes("ibus"))
    return _by_portal("ibus 正在运行，经会话总线同它通话")


def _by_variables(found: Surroundings) -> Choice:
    """Return what the variables come to while no daemon is seen."""
    seen = "没有连上会话总线" if found.owners is None else "会话总线上没有输入法"
    if found.named == "fcitx":
        if found.has_fcitx_plugin:
            return _by_plugin(f"{seen}，但变量里写的是 fcitx，并有它的插件")
        return _by_portal(f"{seen}，但变量里写的是 fcitx")
    if found.named == "ibus":
        return Choice("ibus", f"{seen}，但变量里写的是 ibus", _qt_takes("ibus"))
    return Choice("left", f"{seen}，变量里也没有写")


def _by_plugin(reason: str) -> Choice:
    return Choice("plugin", reason, _qt_takes("fcitx"))


def _by_portal(reason: str) -> Choice:
    # Without the portal Qt's plugin wants a program called ibus-daemon.
    return Choice("portal", reason, {**_qt_takes("ibus"), PORTAL: "1"})


def _by_client(reason: str) -> Choice:
    return Choice("client", reason, _qt_takes("compose"))


def _qt_takes(name: str) -> dict[str, str | None]:
    # Qt from 6.7 on would take the list first; Qt 6.7.3 ignores it.
    return {ONE: name, SEVERAL: None}


_WAYS = {"fcitx 5": _to_fcitx_5, "fcitx 4": _to_fcitx_4, "ibus": _to_ibus}
