"""The kinds of files of a catalogue: each read, checked and made what the law's nouns are.

In: YAML documents with their places. Out: acts, vocabulary, policies, calendars. May import: law, shapes.
"""
