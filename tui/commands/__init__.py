"""What each command does, one module a command, imported when the command is given.

In: an order. Out: lines on the terminal and an exit. What cannot be done as it was typed raises `Refused`, with what to
do and the exit code.
May import: the app and what lies under it, and the casebook.
"""
