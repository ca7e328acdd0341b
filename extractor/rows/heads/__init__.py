"""Heads: whose values stand in a column, a row or a block, of which kind and in which unit.

In: annotated rows. Out: what each head says of which slots. May import: annotated rows, language, document.
"""
