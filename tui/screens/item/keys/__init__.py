"""What the keys of the item's screen do: choices, values, parts, forming, signing, teaching, and the order of items.

In: the screen as a desk. Out: steps taken, and what is told. May import: the desk, dialogs.
"""
