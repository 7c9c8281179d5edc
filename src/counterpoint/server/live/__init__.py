"""The debate as it is served now, and following the map files."""
