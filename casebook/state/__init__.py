"""State: what a document's events fold to.

In: events. Out: documents and items as they stand, who holds and signs them, the rows they are found by.
May import: store, record and duplicates.
"""
