"""Letters: what makers and the ministry are asked, and the maker's reply read back.

In: goods lines and what is open on them. Out: letters, reply forms, entered facts.
May import: standing, goods, writing and what lies under them.
"""
