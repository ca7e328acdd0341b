"""Review: what a person sees and decides, without a screen.

In: folded documents. Out: the queue, questions, blind entry, a new judgement after each step, page crops.
May import: run and what lies under it.
"""
