"""Statements and arguments of all parts by title, and the claims and topics among the records."""
