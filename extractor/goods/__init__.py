"""What a paper and its goods are: in come pages, out come the kind of a paper and of each paper inside it."""
