"""PDF files: bytes come in, `Contents` with pages go out (`reader.py`); PDFium reads, what it cannot is told."""
