"""Argument maps as RDF, and back."""
