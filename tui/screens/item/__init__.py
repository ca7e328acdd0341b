"""The screen of one item: its facts, its page, and what a person does with them.

In: an entry of the queue. Out: steps given to the desk.
May import: dialogs, declaration, widgets and what lies under them.
"""
