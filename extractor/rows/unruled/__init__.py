"""Pages without ruled tables: columns of text, heads of several lines, and leaders between label and value.

In: a page's lines. Out: rows of slots. May import: slots, document.
"""
