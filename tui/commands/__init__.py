"""What each command does, one module a command, imported when the command is given.

In: an order. Out: lines on the terminal and an exit.
May import: the app and what lies under it, and the casebook.
"""
