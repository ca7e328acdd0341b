"""Impact: what another day, catalogue or policy would make of a casebook. Nothing is written.

In: a casebook and two sides to judge by. Out: for each item what becomes of it, nearest to a limit first.
May import: state and what lies under it, and the bench of `review`.
"""
