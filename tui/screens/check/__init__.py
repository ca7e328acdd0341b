"""The check of a draft: draft and evidence side by side, line by line, each finding opened with its quotes.

In: checks with the pages of their files. Out: what is shown; nothing is kept.
May import: speech, and casebook for what it shows; never another screen.
"""
