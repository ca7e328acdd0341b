"""Properties over columns: in come marked rows, out goes which head a value has, over the ends of pages too."""
