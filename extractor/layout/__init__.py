"""Words and lines become cells: lines of a page, ruled and aligned tables, labels that are spread out.

In: words with boxes, and drawn lines. Out: a page's text in reading order, its table cells. May import: document.
"""
