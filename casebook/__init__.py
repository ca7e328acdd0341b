"""What was read, corrected, decided and signed."""
