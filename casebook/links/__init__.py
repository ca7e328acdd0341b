"""Links: what the documents of one casebook say about each other.

In: the lines and models of all documents. Out: offers, joined items, contradictions, answers by line.
May import: review and what lies under it; never learning, declaring or reports.
"""
