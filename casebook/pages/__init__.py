"""Pages as the casebook keeps them: columns of numbers beside the texts, compressed.

In: pages. Out: bytes, and the same pages of them. May import: nothing of the casebook.
"""
