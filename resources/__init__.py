"""Forms, fonts, icons, examples and manual: data, no code but their places."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent
FORMS = ROOT / "forms"
FONTS = ROOT / "fonts"
ICONS = ROOT / "icons"
EXAMPLES = ROOT / "examples"
LIBRARY = ROOT / "library"
MANUAL = ROOT / "manual"
