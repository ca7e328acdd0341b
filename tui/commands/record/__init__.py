"""Commands that look into the record: why an answer is as it is, what it would be, whether it is unchanged."""
