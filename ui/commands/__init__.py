"""What the clerk can do: one set of commands a file, and what they share."""
