"""A page as annotated rows: slots of a row, heads over columns, lists of models, tables side by side.

In: a page with its terms and quantities. Out: rows whose slots know what stands in them and what heads them.
May import: language, document.
"""
