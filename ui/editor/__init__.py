"""The tree, the tables and the fields that a form is typed into."""
