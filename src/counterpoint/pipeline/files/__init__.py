"""Writing to disk: all files of a call or none, at one moment, with a list of checksums."""
