"""Radicals that PDF files give for the characters they look like.

Many published PDFs set in Noto or Source Han yield U+2F00… and U+2E80…
for 一 人 工 民 门, so that no label would be found in them.
"""

from __future__ import annotations

import re
import unicodedata

RADICALS = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5]")

SUPPLEMENT = (
    "⺁厂⺅亻⺆冂⺇几⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月"
    "⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓"
    "⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车"
    "⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radical and character in turn: NFKC knows but two of these."""

_CHARACTERS = dict(zip(SUPPLEMENT[::2], SUPPLEMENT[1::2], strict=True))


def map_radicals(text: str) -> str:
    """Return the text with radicals turned into the characters they mean."""
    return RADICALS.sub(_character, text)


def _character(radical: re.Match[str]) -> str:
    found = radical.group()
    return _CHARACTERS.get(found) or unicodedata.normalize("NFKC", found)
