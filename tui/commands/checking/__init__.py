"""The check of a draft of a customs declaration."""
