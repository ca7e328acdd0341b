"""What the words, numbers, units and formulae of a text are, whatever the paper and its language."""
