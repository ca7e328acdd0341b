"""Remark: what the box of the remark says, and whether that may be said of each line.

In: a remark and the determinations of the lines. Out: statements, findings.
May import: judging, draft and what lies under them.
"""
