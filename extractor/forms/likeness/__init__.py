"""Which form a paper is of: in come pages, out go its fingerprint, its likeness to others, and the nearest."""
