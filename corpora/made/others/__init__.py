"""Papers about goods by others than their makers, scans, and goods that are not on the list; `PAPERS` goes out."""
