"""Dialogs: one question, one answer.

In: a question. Out: the answer, or nothing where the dialog was left.
May import: widgets and what lies under them.
"""
