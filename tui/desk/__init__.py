"""The reviewer's desk: the casebook as the screens use it.

In: a person's steps. Out: what stands after them.
May import: speech and the casebook.
"""
