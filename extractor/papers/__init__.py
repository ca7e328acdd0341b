"""Which kind of paper it is, by what that is told, and which papers lie inside one file.

In: pages. Out: the document's kind, its parts, its rows of parameters. May import: facts, rows, language, document.
"""
