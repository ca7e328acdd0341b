"""Sending: what the check found as papers for the desk and its broker.

In: checks of the declarations of a file. Out: a copy of the workbook with its cells marked, and a list as text.
May import: checking.
"""
