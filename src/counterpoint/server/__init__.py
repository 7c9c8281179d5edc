"""The debate as a web application: page, SPARQL endpoint, data, ontology, query editor."""
