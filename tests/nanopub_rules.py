"""The rules for nanopublications, against which what is exported is held."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

NP = "http://www.nanopub.org/nschema#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
PUBLICATION = NamedNode(f"{NP}Nanopublication")
PARTS = ("hasAssertion", "hasProvenance", "hasPublicationInfo")


Quad = Any  # of pyoxigraph, whose terms are of more sorts than a nanopublication has


def quads_of(text: bytes, syntax: RdfFormat = RdfFormat.TRIG) -> list[Quad]:
    return list(parse(text, format=syntax))


def breaches_of(quads: list[Quad]) -> list[str]:
    """What breaks the rules for nanopublications, each with its name.

    https://nanopub.net/guidelines/working_draft/, as the test suite of the network applies them.
    """
    graphs: dict[Any, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(quad)
    heads = [q for q in quads if q.object == PUBLICATION and q.predicate == TYPE]
    breaches = [] if heads else ["there is none"]
    expected: set[Any] = set()
    for head in heads:
        name, own = head.subject, graphs[head.graph_name]
        ends = [[q.object for q in own if q.predicate == NamedNode(f"{NP}{x}")] for x in PARTS]
        graph_names = [head.graph_name, *(end for part in ends for end in part)]
        expected |= set(graph_names)
        if [len(part) for part in ends] != [1, 1, 1] or len(set(graph_names)) != 4:
            breaches.append(f"{name}: not four graphs")
            continue
        assertion, provenance, info = (part[0] for part in ends)
        breaches += [f"{x}: empty" for x in (assertion, provenance, info) if not graphs.get(x)]
        breaches += [f"{x}: elsewhere" for x in graph_names if not x.value.startswith(name.value)]
        if assertion not in {q.subject for q in graphs.get(provenance, [])}:
            breaches.append(f"{provenance}: not about the assertion")
        if name not in {q.subject for q in graphs.get(info, [])}:
            breaches.append(f"{info}: not about the nanopublication")
    return breaches + [f"{name}: of none" for name in graphs if name not in expected]
