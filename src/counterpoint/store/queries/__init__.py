"""Queries as text, before any engine reads them: their form, calls to others, mistakes."""
