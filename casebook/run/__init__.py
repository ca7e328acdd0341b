"""The bulk run: files found, opened, read by workers, judged and kept.

In: paths and settings. Out: one result for each document, in the casebook and to the caller.
May import: workers and what lies under it.
"""
