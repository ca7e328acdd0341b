"""The command line's options, one file for each group of commands.

In: what was typed. Out: a call of a command.
May import: commands and what lies under it.
"""
