"""Pages drawn as pictures or as letters in a terminal.

In: a page or an image. Out: what a widget shows.
May import: speech.
"""
