"""Tells labels from texts by the words that the labels of all forms share.

A county prints labels that no definition knows: 项目负责人, 资金渠道.  Beside
a blank they would be taken for its text, so what is nothing but such words
is a label.  Words alone decide; a text that has one other word is a text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from models.definitions.definition_file import definitions
from models.definitions.labels import (
    Labels,
    fold,
    fold_label,
    fold_level,
    labels_of,
    without_money_unit,
)

MOST_IN_LABEL = 24
"""Characters, folded: the longest label met has 22."""

_BEFORE = (
    "项目|主管|主办|承办|实施|填报|填表|申报|申请|编报|编制|预算|决算|财政|资金|支出|收入|"
    "部门|单位|科室|年度|本年度|本年|当年|全年|年初|上年|年中|中期|长期|总体|整体|预期|设定|"
    "绩效|目标|指标|实际|预计|计划|联系|责任|负责|监管|监督|监控|管理|组织|实现|执行|完成|"
    "开始|结束|起止|立项|评价|自评|审核|审批|批复|评审|经办|分管|财务|其他|其中|主要|工作|"
    "基本|任务|建设|专项|政策|法律|法规|设立|必要性|可行性|保证|保障|制度|措施|中央|省级|"
    "市级|县级|区级|本级|上级|地方|一般|公共|政府性|基金|拨款|结转|结余|自有|自筹|偏差|"
    "未完成|原因|分析|改进|存在|需要|需|问题|情况|说明|内容|成本|产出|效益|满意度|服务对象|"
    "人员|机构|用途|进度|是否|属于|为|的|及其|及|与|和|或|拟采取|单项|总"
)
_ENDING = (
    "名称|部门|单位|科室|处室|股室|机构|负责人|责任人|联系人|经办人|填表人|填报人|审核人|"
    "制表人|复核人|领导|电话|电话号码|手机|手机号|邮编|编码|代码|编号|文号|类别|类型|分类|"
    "性质|属性|级次|渠道|来源|构成|用途|金额|总额|投资|预算|预算数|执行数|到位数|决算数|"
    "年数|支出数|执行率|完成率|到位率|预算金额|目标|指标|目标值|指标值|完成值|实际值|实现值|"
    "情况|概况|简介|综述|内容|任务|措施|依据|必要性|可行性|意见|结论|问题|原因|说明|备注|"
    "时间|日期|期限|期间|周期|进度|实施期|地点|地址|方式|方法|标准|分值|得分|权重|总分|"
    "合计|小计|总计|成效|建议|计划|方案|安排|专项资金|指标表|目标表|明细表|情况表|汇总表"
)
_REMARK = "万元|元|盖章|公章|签字|签章|签名|必填|选填|[a-z]{1,2}|[0-9]+分"
_WORDS = re.compile(
    f"(?:[一二三四五六七八九十]|[0-9]{{1,2}})?(?:{_BEFORE})*(?:{_ENDING})(?:{_REMARK})?"
)
# 完成年度目标 is what somebody promises, 完成情况 a label.
_PROMISE = re.compile(f"(?:完成|实现|执行|保障|保证)(?!(?:{_ENDING})$)")
_TYPED_AFTER = re.compile(r"(?:盖公?章|公章|签字|签章|签名|年月日|签字盖章)+")

TOTALS = frozenset({"合计", "总计", "小计", "总分"})
"""What stands before the sum of other rows."""

AMBIGUOUS = frozenset({"其他", "质量", "数量"})
"""Labels of some form that clerks also type as texts."""


def is_label(text: str) -> bool:
    """Return whether a text is a label wherever it stands, known or not.

    Labels of every definition count, levels too, and what ends in a colon;
    so do places for a seal, a signature and a date, which nobody typed.
    """
    return _is_label(text) if len(text) <= 2 * MOST_IN_LABEL else False


@lru_cache(maxsize=4096)
def _is_label(text: str) -> bool:
    folded = fold(text)
    if not folded or len(folded) > MOST_IN_LABEL or folded in AMBIGUOUS:
        return False
    if text.rstrip().endswith(("：", ":")) or _TYPED_AFTER.fullmatch(folded):
        return True
    if folded.isascii():
        return False
    is_worded = bool(_WORDS.fullmatch(fold_label(text))) and not _PROMISE.match(folded)
    return is_worded or is_known(text)


def is_known(text: str) -> bool:
    """Return whether a text is a label of any form."""
    bare = fold_label(without_money_unit(text))
    spelled = (fold(text), fold_label(text), fold_level(text), bare)
    return any(each in _known() for each in spelled)


@cache
def all_labels() -> tuple[Labels, ...]:
    """Return the labels of every definition that comes with the program."""
    return tuple(labels_of(each) for each in definitions().values())


@cache
def _known() -> frozenset[str]:
    return frozenset().union(*(each.spellings for each in all_labels()))
