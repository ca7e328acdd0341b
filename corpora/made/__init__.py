"""Papers of fictional suppliers, written as data: what they print, what it means, and how it is laid out."""
