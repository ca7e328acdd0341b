"""Which kind of paper it is, by what that is told, which papers lie inside one file, who its parties are, and what of
it held once.

In: pages. Out: the kind of a document, its parts, rows of parameters, the maker. May import: facts, rows, language,
document.
"""
