"""How papers of the made corpus are drawn: blocks and values in, a PDF, an office file or a scan out."""
