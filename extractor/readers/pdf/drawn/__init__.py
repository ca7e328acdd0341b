"""What is drawn on a PDF page: lines and pictures come in, grids and recognised tables go out."""
