"""What the map shows: which claims, the lines between them, and how wide their words are."""
