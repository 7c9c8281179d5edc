"""A map as nanopublications and as schema.org's claim reviews."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from nanopub_rules import PUBLICATION, breaches_of, quads_of
from pyoxigraph import RdfFormat
from rdflib.namespace import SDO
from samples import city_map

from counterpoint.model import Polarity
from counterpoint.rdf import render_schema_org, to_nanopublications, write_rdf

EDITOR = "desk"


def test_each_stance_is_a_nanopublication_by_the_rules() -> None:
    argument_map = city_map()

    dataset, conversion = to_nanopublications(argument_map)

    quads = quads_of(write_rdf(dataset, "trig"))
    assert breaches_of(quads) == []
    names = [q.subject.value for q in quads if q.object == PUBLICATION]
    targets = {stance.target for stance in argument_map.stances}
    silent = [claim.id for claim in argument_map.claims if claim.id not in targets]
    assert sorted(names) == sorted(
        f"{argument_map.base}nanopub/{kind}-{record}"
        for kind, records in (
            ("stance", [stance.id for stance in argument_map.stances]),
            ("claim", silent),
        )
        for record in records
    )
    assert dict(conversion.carried)["stances"] == len(argument_map.stances)
    assert {"relations", "topics"} <= {loss.kind for loss in conversion.losses}


def test_a_nanopublication_says_who_says_what_where() -> None:
    argument_map = city_map()
    stance = next(x for x in argument_map.stances if x.quotation and x.source)
    dataset, _ = to_nanopublications(argument_map)

    quads = quads_of(write_rdf(dataset, "trig"))

    base = f"{argument_map.base}nanopub/stance-{stance.id}"
    texts = {q.object.value for q in quads if q.graph_name.value == f"{base}/assertion"}
    assert stance.quotation is not None
    assert stance.quotation.exact in texts
    of_assertion = {
        (q.predicate.value.rpartition("#")[2], q.object.value)
        for q in quads
        if q.graph_name.value == f"{base}/provenance" and q.subject.value == f"{base}/assertion"
    }
    assert of_assertion == {
        ("wasAttributedTo", f"{argument_map.base}expert/{stance.expert}"),
        ("wasDerivedFrom", f"{argument_map.base}source/{stance.source}"),
        ("wasDerivedFrom", f"{argument_map.base}graph/map"),
    }


@pytest.mark.parametrize(
    ("folder", "name", "is_valid"),
    [
        ("valid/signed", "simple1", True),
        ("valid/trusty", "generif-aida-1", True),
        ("invalid/plain", "assertion_graph_uri_not_matching", False),
        ("invalid/plain", "emptyprov", False),
        ("invalid/plain", "graphs_uris_equal", False),
        ("invalid/plain", "noprovlink", False),
        ("invalid/plain", "pubinfo_graph_uri_not_matching", False),
    ],
)
def test_the_rules_are_those_of_the_networks_test_suite(
    shared_folder: Path, folder: str, name: str, *, is_valid: bool
) -> None:
    suite = shared_folder / "corpora" / "nanopub-trig" / "nanopub-testsuite"

    breaches = breaches_of(quads_of((suite / folder / f"{name}.trig").read_bytes()))

    assert (not breaches) is is_valid


def test_who_takes_a_side_reviews_the_claim_in_terms_of_schema_org() -> None:
    argument_map = city_map()

    rendering = render_schema_org(argument_map)

    content = json.loads(rendering.text)
    names = {key for each in content["@graph"] for key in keys_of(each) if key[0] != "@"}
    assert names - set(SDO.__annotations__) == set()
    by_type: dict[str, list[dict[str, Any]]] = {}
    for each in content["@graph"]:
        by_type.setdefault(each["@type"], []).append(each)
    assert len(by_type["Claim"]) == len(argument_map.claims)
    ids = {each["@id"] for each in content["@graph"]}
    for review in by_type["ClaimReview"]:
        assert {review["author"]["@id"], review["itemReviewed"]["@id"]} <= ids
    claims = {claim.id for claim in argument_map.claims}
    expected = {
        f"{argument_map.base}stance/{x.id}": 1 if x.polarity is Polarity.AFFIRM else -1
        for x in argument_map.stances
        if x.target in claims and x.is_own and x.expert != EDITOR
    }
    ratings = {x["@id"]: x["reviewRating"]["ratingValue"] for x in by_type["ClaimReview"]}
    assert ratings == expected
    assert "<" not in rendering.text


def keys_of(value: Any) -> list[str]:
    if isinstance(value, list):
        return [key for each in value for key in keys_of(each)]
    if not isinstance(value, dict):
        return []
    return [*value, *(key for each in value.values() for key in keys_of(each))]


def test_the_reviews_are_json_ld() -> None:
    content = json.loads(render_schema_org(city_map()).text)
    content["@context"] = {"@vocab": "https://schema.org/"}  # what its address gives, in short

    triples = quads_of(json.dumps(content).encode(), RdfFormat.JSON_LD)

    reviewed = {x.object.value for x in triples if x.predicate.value == str(SDO.itemReviewed)}
    assert reviewed
    assert reviewed <= {x.subject.value for x in triples if x.predicate.value == str(SDO.text)}
