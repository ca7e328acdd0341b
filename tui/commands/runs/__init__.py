"""Commands that run over many documents, or judge a casebook again."""
