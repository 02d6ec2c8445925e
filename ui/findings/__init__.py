"""What the rules found: checked while the clerk types, and listed."""
