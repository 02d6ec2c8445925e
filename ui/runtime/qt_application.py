"""Qt's application, which knows how Chinese comes to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.input.input_method import Choice, Surroundings

if TYPE_CHECKING:
    from ui.input.fcitx_client import FcitxClient


class Application(QApplication):
    """Qt's application, and the way that was chosen before it was made.

    Attributes:
        found: What there was to type Chinese with.
        choice: The way that was chosen.
        client: What serves fcitx 4, where that is the way.
    """

    def __init__(
        self, arguments: Sequence[str], found: Surroundings, choice: Choice
    ) -> None:
        super().__init__(list(arguments))
        self.found, self.choice = found, choice
        self.client: FcitxClient | None = None

    def serve_typing(self, tell: Callable[[str], object]) -> None:
        """Have our own client make keys Chinese, where that is the way."""
        if self.choice.way != "client" or self.client is not None:
            return
        # It brings in jeepney, which nobody else needs.
        from ui.input.fcitx_client import FcitxClient

        self.client = FcitxClient(
            self, self.found.client_name, self.found.environment
        )
        self.client.failed.connect(tell)
        self.client.start()
