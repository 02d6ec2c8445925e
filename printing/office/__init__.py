"""The sheet as office files: the same table, for others to go on with.

    blocks -> tables           printing.office.table
    tables -> .docx            printing.office.docx
    tables -> .xlsx            printing.office.xlsx

The tables are values; the writers decide nothing about their contents.
"""
