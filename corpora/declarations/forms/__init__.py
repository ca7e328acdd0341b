"""The forms that a declaration comes in: each draws a deal, and says what it printed."""
