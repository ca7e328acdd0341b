"""Beside: what lies beside a draft: papers with their items, how far each was read, which item a line is of.

In: papers, files, a casebook. Out: papers as people have left them, joined items.
May import: state and store; nothing of checking.
"""
