"""The lines of a declaration: in come the rows below its heads, out go lines with their values."""
