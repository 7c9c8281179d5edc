"""HTTP for every path: media types, bodies that are sent and read, problems."""
