"""Commands that tell what law and words the program knows."""
