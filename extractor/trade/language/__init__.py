"""How trade papers write: words, amounts of money, sums, names of goods. In come texts, out come values."""
