"""What can be seen on the pages of a PDF: tables of cells, lines of text.

`child` has a file read in a process of its own, by `worker`.  There,
`document` opens it and yields the `ink` of each page, and `sheet` makes a
page of `paper` of it: `ruled_table` finds the cells between the rules,
`text_line` and `cell_text` make texts of the characters in them.

Nothing here knows what a form is.
"""
