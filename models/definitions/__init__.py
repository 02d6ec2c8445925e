"""What kinds of forms there are: fields, levels, columns, labels."""
