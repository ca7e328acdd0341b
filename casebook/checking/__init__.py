"""Checking: a draft of a customs declaration against itself and against the record.

In: declarations with an item for each line, and papers with their items. Out: findings with their quotes, a verdict.
May import: review and what lies under it; never links, learning, declaring or reports.
"""
