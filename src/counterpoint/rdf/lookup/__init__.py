"""Looking things up in RDF: an index of triples; over it, the values that records are made of."""
