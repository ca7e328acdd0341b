"""Near-duplicates: which documents of a casebook are nearly the same.

In: a document's pages. Out: fingerprints, and the documents whose fingerprints are close.
May import: store and record.
"""
