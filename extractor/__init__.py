"""What the document says: from bytes to items whose every value carries its place on the page."""
