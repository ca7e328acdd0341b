"""The screens of the review app, one a file."""
