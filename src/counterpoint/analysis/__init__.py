"""Agreements and tensions found in a network."""
