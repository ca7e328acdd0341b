"""A source's bytes become pages. Each reader's library is imported only when its format turns up.

In: a source. Out: its pages, and what could not be read and why. May import: intake, layout, document.
"""
