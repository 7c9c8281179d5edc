"""Sorts of files to texts in pieces (`counterpoint.formats.source_texts.pieces`), one a module."""
