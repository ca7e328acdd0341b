"""Training of the scorer's trees, and its daily figure: real papers read by trees that never saw their producer."""
