"""What is offered: items with their names, products, purposes and facts, and what could be placed nowhere.

In: pages and candidates. Out: items, and warnings. May import: papers, decoding, facts, scoring, rows, language,
document.
"""
