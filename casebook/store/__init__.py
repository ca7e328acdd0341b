"""The store: one database, SQLite or PostgreSQL, and its tables.

In: an address. Out: connections that read, and turns to write.
May import: nothing of ours.
"""
