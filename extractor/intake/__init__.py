"""What comes in: what bytes are by their content, how text is coded, the documents inside archives and mails.

In: bytes with a name. Out: sources. May import: document.
"""
