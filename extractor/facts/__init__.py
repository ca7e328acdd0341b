"""Values find their labels: each value with its property, its kind, and what speaks against it.

In: annotated rows. Out: candidates, with their evidence and the reason of each that lost. May import: rows, language,
document.
"""
