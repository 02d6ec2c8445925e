"""The keys that code asks for: of fields, columns, levels, lists and kinds.

A definition may have any keys; those that a rule, a reader or a sheet knows
by name stand here, under their names of docs/glossary.md, and nowhere else.
"""

from __future__ import annotations

# Fields.
BUDGET_YEAR = "budget_year"
REPORTING_UNIT = "reporting_unit"
AMOUNT_UNIT = "amount_unit"
"""The unit of money; UNIT alone is always 度量单位."""
PROJECT_NAME = "project_name"
DEPARTMENT_NAME = "department_name"
IMPLEMENTATION_PERIOD = "implementation_period"
ANNUAL_OBJECTIVE = "annual_objective"
LONG_TERM_OBJECTIVE = "long_term_objective"
DUTY_OBJECTIVE = "duty_objective"
ANNUAL_BUDGET = "annual_budget"
TOTAL_FUNDS = "total_funds"
ANNUAL_TOTAL = "annual_total"
LONG_TERM_TOTAL = "long_term_total"
INITIAL_BUDGET = "initial_budget"
ADJUSTED_BUDGET = "adjusted_budget"
PROJECT_EXPENDITURE = "project_expenditure"

# Columns of indicators.
FIRST_LEVEL = "first_level"
SECOND_LEVEL = "second_level"
NAME = "name"
SIGN = "sign"
TARGET = "target"
UNIT = "unit"
EXPLANATION = "explanation"
NOTE = "note"

# Second levels, which are also the lists of their indicators.
TIMELINESS = "timeliness"
ECONOMIC_COST = "economic_cost"

# Other lists, and their columns.
MAIN_TASKS = "main_tasks"
TASK_NAME = "task_name"
TASK_CONTENT = "task_content"

# Kinds of forms.
DEPARTMENT_FORM = "department_form"
PROJECT_FORM = "project_form"
SELF_EVALUATION = "self_evaluation"
MONITORING = "monitoring"

# Kept with a form though no definition asks for it.
SHEET_FACE = "sheet_face"
SHEET_PAGES = "sheet_pages"
COPY_MARK = "copy_mark"
