"""Bulk work on one PDF page in C: addresses of arrays and of PDFium's functions go in, filled arrays come out.

It is compiled where a C compiler is found (`hatch_build.py`); without it the same is done in Python (`loading.py`).
"""
