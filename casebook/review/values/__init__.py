"""Values as people give them: typed, pointed at, marked on the page, entered blind, and where each comes from.

In: pages, words of a person. Out: facts and marks, or why one cannot be taken. May import: state, record.
"""
