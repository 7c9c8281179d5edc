from __future__ import annotations

from collections import Counter

import pytest
from rdflib import Graph, URIRef
from samples import city_map

from counterpoint.formats.aif import view_as_aif
from counterpoint.rdf import aif_to_rdf, to_rdf, write_rdf
from counterpoint.vocab import AIF, CP, PROV, RDF, RDFS

CITY = "https://example.org/city/"
# AIF's terms as http://www.arg.tech/aif has them.
TERMS_OF_AIF = {
    *("I-node", "L-node", "RA-node", "CA-node", "MA-node", "YA-node", "TA-node", "PA-node"),
    *("claimText", "Premise", "Conclusion", "StartLocution", "EndLocution", "Locution"),
    *("Anchor", "IllocutionaryContent"),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return aif_to_rdf(view_as_aif(city_map()), city_map())


def name(path: str) -> URIRef:
    return URIRef(CITY + path)


def test_only_terms_that_aif_has_are_used(graph: Graph) -> None:
    terms = {str(node) for triple in graph for node in triple if str(node).startswith(str(AIF))}

    assert terms
    assert {term.removeprefix(str(AIF)) for term in terms} <= TERMS_OF_AIF
    assert not any(str(node).startswith(str(CP)) for triple in graph for node in triple)


def test_nodes_are_as_many_as_in_the_view(graph: Graph) -> None:
    node_counts = Counter(f"{AIF}{node.type}-node" for node in view_as_aif(city_map()).nodes)

    types = Counter(map(str, graph.objects(None, RDF.type)))
    assert {kind: types[kind] for kind in types if kind.startswith(str(AIF))} == node_counts


def test_an_undercut_concludes_against_the_inference(graph: Graph) -> None:
    undercut = name("attack/differ-worked")

    assert set(graph.objects(undercut, AIF.Premise)) == {name("claim/differ")}
    assert set(graph.objects(undercut, AIF.Conclusion)) == {name("argument/worked-charge")}


def test_the_speaker_is_found_by_the_locution(graph: Graph) -> None:
    rows = graph.query(
        "SELECT ?who { ?act aif:IllocutionaryContent ?claim ; aif:Locution ?said ."
        " ?said prov:wasAttributedTo ?who }",
        initNs={"aif": AIF, "prov": PROV},
        initBindings={"claim": name("claim/charge")},
    )

    assert [row[0] for row in rows] == [name("expert/ruiz")]  # type: ignore[index]


def test_the_view_agrees_with_the_map_where_both_speak(graph: Graph) -> None:
    map_graph = {quad[:3] for quad in to_rdf(city_map()).quads()}
    nodes = [AIF["I-node"], AIF["RA-node"], AIF["CA-node"], AIF["L-node"]]

    common = {x for x in map_graph if x[1] == RDF.type and x[2] in nodes}
    common |= {x for x in map_graph if x[1] in {AIF.Premise, AIF.Conclusion, AIF.claimText}}

    assert common <= set(graph)


def test_the_same_map_gives_the_same_bytes(graph: Graph) -> None:
    again = aif_to_rdf(view_as_aif(city_map()), city_map())

    assert write_rdf(graph, "turtle") == write_rdf(again, "turtle")
    assert Graph().parse(data=write_rdf(graph, "turtle"), format="turtle").isomorphic(graph)
    assert (None, RDFS.label, None) in graph
