"""The text layer of a PDF page: PDFium's characters come in, runs of them with boxes and holes told go out."""
