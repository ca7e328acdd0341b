"""How likely each reading of each quantity is: candidates, what speaks for and against them, and learned weights."""
