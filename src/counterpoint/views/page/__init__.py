"""The page as one HTML file, what is inlined into it, and the page of the ontology."""
