"""What a reader has to tell the clerk about a file, gathered as it reads."""

from __future__ import annotations

from models.form_data import clip

MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 60

REVISED = "有修订，已按接受全部修订后的内容读入"
DELETED = "修订中删去的文字没有读入"
HIDDEN = "有隐藏的文字没有读入"
COVERED = "合并单元格盖住的文字没有读入"
PICTURES = "有图片、图表或嵌入的对象，其中的文字读不出来，请核对"
COMMENTS = "批注没有读入"
BAD_SPAN = "有单元格的跨列数有误，已按不跨列读入，请核对"


class Remarks:
    """Sentences, each said once, with the first few places or texts it is of.

    They are the only word about what was left out, so that nothing is
    dropped in silence.
    """

    def __init__(self) -> None:
        self._examples: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def note(self, sentence: str, example: str = "") -> None:
        """Remember a sentence, and one more example of it."""
        examples = self._examples.setdefault(sentence, [])
        plain = " ".join(example.split())
        if not plain:
            return
        self._counts[sentence] = self._counts.get(sentence, 0) + 1
        if len(examples) < MOST_EXAMPLES:
            examples.append(clip(plain, LONGEST_EXAMPLE))

    def sentences(self) -> tuple[str, ...]:
        """Return all of them, in the order in which they came up."""
        return tuple(map(self._sentence, self._examples))

    def _sentence(self, sentence: str) -> str:
        examples = self._examples[sentence]
        if not examples:
            return sentence
        count = self._counts[sentence]
        more = f" 等 {count} 处" if count > len(examples) else ""
        return f"{sentence}：{'、'.join(examples)}{more}"
