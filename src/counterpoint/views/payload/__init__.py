"""What the page knows, as plain data for JSON, and the names that it shares with Python."""
