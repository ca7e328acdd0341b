"""Workbooks of every kind as a spreadsheet program shows them."""
