"""From probabilities to facts: one reading a quantity, with its kind by words and whose it is."""
