"""The screen on which a declaration is filed.

In: a document that is ready. Out: a draft or a filing.
May import: dialogs, widgets and what lies under them.
"""
