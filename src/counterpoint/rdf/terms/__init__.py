"""One term at a time: the names of records, values as literals, rdflib's terms and Oxigraph's."""
