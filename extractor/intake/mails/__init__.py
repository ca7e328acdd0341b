"""A mail or an Outlook message → its own words, and the documents inside it."""
