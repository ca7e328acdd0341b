"""Office files: the zip packages and compound files they come in, and what they show as pages."""
