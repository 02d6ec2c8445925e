"""What a definition may have at the most, wherever it comes from.

A form is printed on paper and filled in by hand: what is beyond these is no
form, and would only cost memory and time.  Of the forms seen, the largest
have 60 fields, 14 columns, 30 rows in one grid and 40 second levels.
"""

from __future__ import annotations

MOST_BYTES = 512 * 1024
"""Of a file."""
MOST_CHARACTERS = 4_000
"""Of one text: a note under the tables."""
MOST_IN_KEY = 80
MOST_DEFINITIONS = 256
"""Whose labels are kept in mind at once: each file may bring one along."""
MOST_FIELDS = 600
MOST_BLOCKS = 100
MOST_COLUMNS = 60
MOST_ROWS = 400
"""Of one grid."""
MOST_LEVELS = 400
"""Second levels of one tree."""
MOST_LINES = 60
"""Lines of text at one place, of a cell, and blank ones above a line."""
MOST_BLANK_ROWS = 100
"""Printed in one list while it is empty."""
MOST_NUMBER = 10_000
"""Of millimetres, points, rows: no number in a definition is larger."""
MOST_SIDE = 1_200
"""Of the paper, in millimetres: A0 and a little."""
