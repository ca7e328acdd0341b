"""Lines: the rows of a listing read as a line's names, numbers and totals, each with its place."""
