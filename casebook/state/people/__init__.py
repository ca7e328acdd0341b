"""People: who has an item checked out, who signed it, and whether two who signed are two.

In: documents as they stand, and a policy's rules. Out: holds and standings. May import: the model, record.
"""
