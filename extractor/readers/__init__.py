"""One reader a format; each gives `Page`s and `Problem`s, and none of them decides what a word means."""
