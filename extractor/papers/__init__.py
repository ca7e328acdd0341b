"""Papers: which kind each is, who its parties are, and what of it held once.

In: pages. Out: the kind of a document, its parts, rows of parameters, the maker. May import: facts, rows, language,
document.
"""
