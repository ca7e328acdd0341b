"""Shipments: papers that go together, their goods once each, what is asked of them, and what goes out.

In: a casebook. Out: a shipment's state, its goods lines with questions, the set, letters, days.
May import: links, declaring, checking, impact and what lies under them; never reports.
"""
