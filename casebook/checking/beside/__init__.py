"""Beside: what lies beside a draft: papers with their items, how far each was read, which item a line is of.

In: papers, files. Out: joined items.
May import: nothing of checking.
"""
