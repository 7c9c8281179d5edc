"""What schemathesis has to know of SPARQL; it loads this itself."""

from __future__ import annotations

import schemathesis
from hypothesis import strategies as st

TERMS = ["?s", "?p", "?o", "cp:Expert", "a", "1", "'x'", "<urn:a>", "schema:name", "_:b"]
FORMS = [
    "SELECT * {{ {} }}",
    "ASK {{ {} }}",
    "CONSTRUCT WHERE {{ {} }}",
    "SELECT (COUNT(*) AS ?n) {{ {} }} GROUP BY ?s",
    "SELECT * {{ GRAPH ?g {{ {} }} }} LIMIT 3",
    "DESCRIBE ?s {{ {} }}",
    "ASK {{ SERVICE <urn:s> {{ {} }} }}",
    "INSERT DATA {{ {} }}",
]
triple = st.lists(st.sampled_from(TERMS), min_size=3, max_size=3).map(" ".join)
pattern = st.lists(triple, max_size=3).map(" . ".join)
query = st.builds(str.format, st.sampled_from(FORMS), pattern)

schemathesis.openapi.format("sparql", st.one_of(query, st.text(max_size=60)))


@schemathesis.serializer("application/sparql-query")  # type: ignore[untyped-decorator]
def sparql_body(context: object, value: object) -> bytes:
    """The body of a posted query."""
    del context
    return str(value).encode("utf-8", "surrogatepass")
