"""What a table on the clipboard would do to a form, before it does it.

A table is read (table.py), planned (plan.py) by the levels and heads in it
(level_block.py) or from a cell on (cell_block.py), and the plan says in one
sentence what goes where and what does not.
"""
