"""What the clerk knows: the form, its definition, edits, rules and drafts.

Nothing here imports Qt, and nothing here draws.
"""
