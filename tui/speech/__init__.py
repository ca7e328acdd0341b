"""What the program says: exits, troubles, words, and text made inert.

In: text and troubles. Out: lines for a terminal.
May import: nothing of ours in tui.
"""
