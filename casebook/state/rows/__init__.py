"""The rows that items are found by: what the queue, lists and reports ask of the database.

In: documents and their answers. Out: rows. May import: store, record.
"""
