"""Findings put into words: phrases by the catalogue, sentences in English, steps of a witness."""
