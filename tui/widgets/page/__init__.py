"""A page in the review app: its text with the quoted places, its tables, its picture beside them."""
