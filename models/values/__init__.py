"""What texts of a form say: amounts, units, signs, years."""
