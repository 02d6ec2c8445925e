"""The states of a draft, to be looked at and compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from models.definitions.definition import Definition
from models.form import Form
from models.store.drafts import Version
from ui.drafts.saved_times import say_moment

Wish = Literal["back", "copy"]


@dataclass(frozen=True, slots=True)
class States:
    """How a form is now, and how it was each time it was saved.

    Attributes:
        versions: The saved ones, newest first.
        form_of: Returns the form of a generation; raises DraftFault or
            NewerVersion where it cannot be read.
        can_change: Whether an earlier state can be brought back here.
    """

    now: Form
    definition: Definition
    versions: tuple[Version, ...]
    form_of: Callable[[int], Form]
    can_change: bool = True


@dataclass(frozen=True, slots=True)
class ChosenState:
    """What the clerk wants of an earlier state.

    Attributes:
        wish: To bring it back, or to have it as a draft of its own.
        name: When it was saved, in words.
    """

    wish: Wish
    form: Form
    name: str


def state_name(version: Version) -> str:
    """Return when a state was saved and why it is kept: 今天 14:03:20 打印."""
    local, now = version.saved_at.astimezone(), datetime.now().astimezone()
    is_today = local.date() == now.date()
    moment = f"{'今天' if is_today else say_moment(local, now)} {local:%H:%M:%S}"
    return f"{moment}　{version.kept}" if version.kept else moment
