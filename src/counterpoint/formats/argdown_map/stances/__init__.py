"""Who says what: stances toward claims, arguments and attacks."""
