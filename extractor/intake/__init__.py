"""What comes in: what bytes are by their content, how text is coded, and the documents inside archives and mails."""
