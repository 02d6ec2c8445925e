"""Rules about texts of the wrong kind: no number, no sign."""

from __future__ import annotations

from collections.abc import Iterator

from models.findings import Finding
from models.indicator_mends import mend
from models.keys import SIGN
from models.rules.rule import rule
from models.rules.subject import Subject
from models.values.amount import is_amount
from models.values.signs import is_sign
from models.values.target import is_number


@rule
def not_a_number(subject: Subject) -> Iterator[Finding]:
    """Find amounts and percentages that are no numbers.

    Source: the fiscal system keeps amounts as NUMBER(16,4), and refuses
    anything else.
    """
    for asked, place, text in subject.texts():
        is_read = {"amount": is_amount, "percentage": is_number}.get(asked.kind)
        if is_read and not is_read(text):
            message = f"“{text}”不是数字，请只填数字，不写单位和说明"
            yield subject.finding("error", place, message)


@rule
def sign_unknown(subject: Subject) -> Iterator[Finding]:
    """Find texts in the sign column that are no signs.

    Source: the eight signs of the fiscal system (1–6, 9, 10).  What only
    stands in the wrong column is left to sign_missing_or_misplaced.
    """
    for each in subject.indicators():
        sign = each.text(SIGN)
        if sign and not is_sign(sign) and not mend(each.row.cells, each.columns)[1]:
            message = (
                f"“{sign}”不是指标值类型，请选 ≥、＞、=、＜、≤、定性、定量（其他）、不适用之一"
            )
            yield subject.finding("error", each.place(SIGN), message)
