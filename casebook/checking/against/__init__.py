"""Against: a draft against what lies beside it: each line against its item, the paper against the papers.

In: a draft, items that its lines were joined to, papers. Out: findings.
May import: judging, draft, beside and what lies under them.
"""
