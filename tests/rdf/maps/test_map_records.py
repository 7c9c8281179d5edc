"""Reading RDF that others wrote: what may be missing, what may not, and what is said then."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph

from counterpoint.errors import InputError
from counterpoint.model import (
    Claim,
    Directness,
    Expert,
    Polarity,
    Role,
    Source,
    Stance,
    Topic,
    Verification,
)
from counterpoint.rdf import from_rdf, to_rdf, validate
from counterpoint.vocab import PREFIXES

FOREIGN = """
@base <http://data.example/> .
<debate> a cp:ArgumentMap ; rdfs:label "Tolls" ; cp:asks [ rdfs:label "Should we?" ] .
<people/ann> a cp:Expert ; foaf:name "Ann" .
[] org:member <people/ann> ; a org:Membership ; org:role "Mayor" ;
   org:organization [ rdfs:label "The city" ] .
<c1> a cp:Claim ; skos:prefLabel "Charge"@en, "Maut"@de ; aif:claimText "Charge cars." ;
   dcterms:subject <http://topics.example/road-pricing> .
<doc> a cp:Source ; dcterms:title "Minutes" ; dcterms:publisher "The clerk" .
<s1> a cp:Stance ; prov:wasAttributedTo <people/ann> ; cp:target <c1> ;
   cp:polarity cp:polarity-deny ;
   cp:passage [ oa:hasSource <doc> ; oa:hasSelector [ oa:exact "no toll" ] ] .
"""


def graph(text: str) -> Graph:
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return Graph().parse(data=prefixes + text, format="turtle")


def messages(text: str) -> list[str]:
    with pytest.raises(InputError) as failure:
        from_rdf(graph(text))
    return [f"{problem.message}; {problem.advice}" for problem in failure.value.problems]


def test_rdf_of_others_becomes_a_map_whose_ids_are_their_iris() -> None:
    argument_map = from_rdf(graph(FOREIGN))

    assert (argument_map.title, argument_map.base, argument_map.id) == (
        "Tolls",
        "http://data.example/debate/",
        "tolls",
    )
    assert argument_map.question == "Should we?"
    assert argument_map.experts == (
        Expert("http://data.example/people/ann", "Ann", (Role("Mayor", "The city"),)),
    )
    assert argument_map.sources == (
        Source("http://data.example/doc", "Minutes", publisher="The clerk"),
    )
    assert argument_map.claims == (
        Claim(
            "http://data.example/c1",
            "Charge",
            "Charge cars.",
            topics=("http://topics.example/road-pricing",),
        ),
    )
    assert argument_map.topics == (Topic("http://topics.example/road-pricing", "road-pricing"),)


def test_a_stance_of_others_is_explicit_and_its_phrase_unverified() -> None:
    (stance,) = from_rdf(graph(FOREIGN)).stances

    assert (stance.expert, stance.polarity, stance.directness) == (
        "http://data.example/people/ann",
        Polarity.DENY,
        Directness.EXPLICIT,
    )
    assert stance.quotation is not None
    assert (stance.quotation.exact, stance.quotation.verification) == (
        "no toll",
        Verification.UNVERIFIED,
    )


def test_a_map_of_others_can_be_written_and_read_again() -> None:
    argument_map = from_rdf(graph(FOREIGN))

    again = from_rdf(to_rdf(argument_map))

    assert again == argument_map
    assert validate(to_rdf(argument_map)) == ()


def test_older_aif_is_read_as_the_newer() -> None:
    older = (
        FOREIGN
        + """
    <a1> a cp:Argument ; <http://www.arg.dundee.ac.uk/aif#Premise> <c1> ;
        <http://www.arg.dundee.ac.uk/aif#Conclusion> <c1> .
    """
    )

    (argument,) = from_rdf(graph(older)).arguments

    assert argument.premises == (argument.conclusion,) == ("http://data.example/c1",)


def test_an_instance_of_a_subclass_is_read() -> None:
    text = FOREIGN + "<Plan> rdfs:subClassOf cp:Claim . <c2> a <Plan> ; rdfs:label 'Plan' ."

    ids = [claim.id for claim in from_rdf(graph(text)).claims]

    assert ids == ["http://data.example/c1", "http://data.example/c2"]


def test_the_graphs_of_a_dataset_are_read_together() -> None:
    dataset = Dataset()
    for place, triple in enumerate(sorted(graph(FOREIGN), key=str)):
        dataset.graph(f"urn:graph:{place % 3}").add(triple)

    assert from_rdf(dataset) == from_rdf(graph(FOREIGN))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("<x> a cp:Claim ; rdfs:label 'c' .", ["cp:ArgumentMap is the type of nothing"]),
        (
            FOREIGN + "<other> a cp:ArgumentMap ; rdfs:label 'o' .",
            ["cp:ArgumentMap is the type of 2 things"],
        ),
        (FOREIGN + "<c2> a cp:Claim .", ["<http://data.example/c2> has no rdfs:label"]),
        (FOREIGN + "<p> a cp:Expert .", ["<http://data.example/p> has no rdfs:label"]),
        (
            FOREIGN + "<s2> a cp:Stance .",
            [
                "<http://data.example/s2> has no cp:expert",
                "<http://data.example/s2> has no cp:polarity",
                "<http://data.example/s2> has no cp:target",
            ],
        ),
        (
            FOREIGN + "<r> a cp:Relation ; cp:from <c1> ; cp:to <c1> .",
            ["<http://data.example/r> has no cp:kind"],
        ),
        (
            FOREIGN + "<k> a cp:Attack ; cp:kind cp:attack-rebut .",
            ["<http://data.example/k> has no cp:target"],
        ),
        (
            FOREIGN + "<c1> cp:kind cp:mode-hedged .",
            ["<http://data.example/c1> has the cp:kind cp:mode-hedged"],
        ),
        (
            FOREIGN + "<s1> cp:target <doc> .",
            ["<http://data.example/s1> has more than one cp:target"],
        ),
        (
            FOREIGN + "<s1> cp:voice <c1> .",
            ["<http://data.example/s1> has the cp:voice <http://data.example/c1>, which is not"],
        ),
        (
            FOREIGN + "[] a cp:Claim ; rdfs:label 'nameless' .",
            ["_:"],
        ),
        (
            FOREIGN + "<s1> cp:confidence 3.0 .",
            ['<http://data.example/s1> has the cp:confidence "3.0"'],
        ),
        (
            FOREIGN.replace('rdfs:label "Tolls"', "cp:base 'http://data.example' ; rdfs:label 'T'"),
            ["<http://data.example/debate> has the cp:base http://data.example"],
        ),
        (
            FOREIGN.replace("oa:exact", "rdfs:comment"),
            ["has no oa:exact"],
        ),
    ],
    ids=lambda value: value[0][:60] if isinstance(value, list) else "",
)
def test_what_is_missing_is_named_with_its_node(text: str, sentences: list[str]) -> None:
    notes = messages(text)

    assert len(notes) == len(sentences)
    assert all(
        begin in message for begin, message in zip(sorted(sentences), sorted(notes), strict=True)
    )


def test_all_problems_are_told_at_once_with_the_file() -> None:
    with pytest.raises(InputError) as failure:
        from_rdf(graph(FOREIGN + "<c2> a cp:Claim . <c3> a cp:Claim ."), file="x.ttl")

    assert [str(problem.place) for problem in failure.value.problems] == ["x.ttl", "x.ttl"]


def test_a_shortcut_is_not_read() -> None:
    stances: tuple[Stance, ...] = from_rdf(
        graph(FOREIGN + "<people/ann> cp:affirms <c1> .")
    ).stances

    assert [stance.polarity for stance in stances] == [Polarity.DENY]
