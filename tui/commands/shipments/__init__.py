"""What the commands of a shipment do: it is shown, its goods are settled, its set and letters are written.

Comes in: an order. Goes out: text, JSON and files. May import `casebook`, the classifier and `tui.speech`.
"""
