"""What a table's columns hold: the words of its head, the look of its cells and what its sums prove, weighed together.

In: rows of a trade paper. Out: heads, and columns with their roles. May import: language, and rows of the table.
"""
