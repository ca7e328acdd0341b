"""Shipment: the list of shipments, and one as a whole: its goods lines, questions, what is missing, what is written.

In: a `Reviewer` whose casebook has shipments. Out: steps on a shipment, kept; items and documents opened.
May import: the screens of items, documents and dialogs, widgets, desk, speech.
"""
