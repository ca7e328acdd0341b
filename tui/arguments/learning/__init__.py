"""What may be typed of `gauger learn`: what corrections teach, and the scorer that they train."""
