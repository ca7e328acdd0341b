"""What stands within a paragraph of Word: runs of text, fields and equations."""
