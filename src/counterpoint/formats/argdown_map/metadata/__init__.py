"""Single values of metadata, the table of its keys, and parts of messages about them."""
