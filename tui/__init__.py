"""All that a person types or sees in a terminal; no rules of its own."""
