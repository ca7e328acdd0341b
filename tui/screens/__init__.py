"""The screens of the review app, one a file or a folder.

In: the desk. Out: a person's steps, given to the desk.
May import: widgets and what lies under them; never commands.
"""
