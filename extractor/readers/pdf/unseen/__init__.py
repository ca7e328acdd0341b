"""Text that a PDF page does not show: characters come in and turn white where nobody sees them, which is told."""
