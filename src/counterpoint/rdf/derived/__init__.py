"""What is derived from a map, as RDF: its findings, how both came to be, its view in AIF."""
