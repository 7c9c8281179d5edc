"""Argument maps in GraphML (yEd with the types of AIF, labelled edges), read as maps."""

from counterpoint.formats.graphml.reading import count_graphml, read_graphml_files

__all__ = ["count_graphml", "read_graphml_files"]
