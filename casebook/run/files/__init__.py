"""Files of a run: found in folders, archives and mails, opened within their limits, and watched for.

In: paths. Out: entries and sources. May import: workers and what lies under it.
"""
