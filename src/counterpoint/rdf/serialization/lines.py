"""N-Triples and N-Quads, sorted: https://www.w3.org/TR/n-quads/."""

from __future__ import annotations

from counterpoint.rdf.serialization.terms import Graphs, in_one_graph, in_order, line_term


def to_n_triples(graphs: Graphs) -> str:
    """One triple a line."""
    lines = [" ".join(map(line_term, triple)) for triple in in_one_graph(graphs)]
    return "".join(f"{line} .\n" for line in lines)


def to_n_quads(graphs: Graphs) -> str:
    """One quad a line, graph by graph."""
    lines = []
    for graph, triples in in_order(graphs).items():
        ending = "" if graph is None else f" {line_term(graph)}"
        lines += [f"{' '.join(map(line_term, triple))}{ending} .\n" for triple in triples]
    return "".join(lines)
