"""Draft: what a draft says against itself: sums, units, elements, and the proof that a lithium-ion line carries.

In: a declaration with an item for each line. Out: findings, and values worked out of a line's own figures.
May import: findings.
"""
