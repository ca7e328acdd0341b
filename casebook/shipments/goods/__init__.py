"""Goods: the rows of a shipment's papers, each goods line once, what is derived from it and what is asked of it.

In: a shipment and the casebook's documents. Out: goods lines and questions.
May import: links, declaring, checking and what lies under them.
"""
