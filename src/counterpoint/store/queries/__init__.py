"""Queries: their text before any engine reads it, calls to others, mistakes; and the answering."""
