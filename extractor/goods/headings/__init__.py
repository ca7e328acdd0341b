"""Goods that stand each under a heading of their own.

In come the values and the pages of a paper; out go its models, each with the values below its heading. Imports what
`extractor/goods/` may import.
"""
