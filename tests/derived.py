"""Small definitions with what only a sheet of somebody else's has."""

from __future__ import annotations

import tomllib

from models.definitions.definition import Definition
from models.definitions.definition_file import definition_in

HEAD = """
id = "sheet"
form = "self_evaluation"
name = "自评表"
title = "{budget_year}年自评表"
[page]
width = 210
height = 297
left = 20
right = 20
title_size = 16
[[fields]]
key = "budget_year"
label = "年度"
kind = "year"
[[fields]]
key = "total_score"
label = "总分"
[[fields]]
key = "annual_objective"
label = "年度目标"
kind = "long_text"
"""
GOALS = """
kind = "grid"
columns = [{width = 50}, {width = 100}]
rows = [
  {cells = [{text = "预算执行（10分）"}, {text = "资金总额：{total_score}万元"}]},
  {cells = [
    {label = "annual_objective", down = 2}, {field = "annual_objective", piece = 1},
  ]},
  {cells = [{field = "annual_objective", piece = 2}]},
]
"""
TREE = """
kind = "indicators"
columns = [
  {key = "first_level", label = "一级指标", width = 30},
  {key = "second_level", label = "二级指标", width = 30},
  {key = "name", label = "三级指标", width = 50},
  {label = "指标值", join = ["sign", "target", "unit"], typed = "value", width = 30},
  {key = "sign", label = "符号", in_sheet = false},
  {key = "target", label = "数值", in_sheet = false},
  {key = "unit", label = "单位", in_sheet = false},
  {key = "points", label = "分值", width = 20},
]
totals = [
  {cells = [{text = "小计", across = 3}, {text = ""}, {text = "60"}]},
  {cells = [{text = "总分", across = 5}, {field = "total_score"}]},
]
[blocks.side]
label = "绩效指标（90分）"
width = 20
[[blocks.levels]]
key = "output"
name = "产出指标（50分）"
second_levels = [{key = "quantity", name = "数量指标"}]
[[blocks.levels]]
key = "satisfaction"
name = "满意度指标"
second_levels = [{key = "beneficiary_satisfaction", name = ""}]
[[blocks.levels]]
key = "output_again"
means = "output"
name = "产出指标"
second_levels = [{key = "quantity_again", means = "quantity", name = "数量指标"}]
"""
LINES = 'kind = "line"\nlines = [{left = "二、指标表", right = "单位：{total_score}"}]\n'


def definition_of_text(*parts: str) -> Definition:
    """Return the definition that parts of a file say."""
    return definition_in(tomllib.loads("\n".join(parts)), "试用.toml")


def with_blocks(*blocks: str) -> Definition:
    """Return a definition with these blocks."""
    return definition_of_text(HEAD, *("[[blocks]]\n" + each for each in blocks))
