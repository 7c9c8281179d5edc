"""Work that grows with the size of the data and not with its square: counted, never timed."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import InputError, LimitError, Problem
from counterpoint.model import Origin
from counterpoint.processes.budget import Budget
from counterpoint.rdf.derived.provenance import origin_in
from counterpoint.rdf.lookup.record_lookup import RecordLookup
from counterpoint.rdf.maps.map_records import records_of
from counterpoint.rdf.parsing import read_quads
from counterpoint.rdf.parsing.doubts import find_doubts
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.rdf.validation.checking import validate_triples
from counterpoint.store import Store
from counterpoint.vocab import CP, DCTERMS, OA, ORG, PROV, RDF, RDFS, SCHEMA, member_property

Triples = list[tuple[Node, Node, Node]]


class Steps:
    """How often names were compared, looked up or turned into text."""

    count = 0


class Name(URIRef):
    """An IRI that tells of each comparison; rdflib's own would hide them."""

    def __eq__(self, other: object) -> bool:
        Steps.count += 1
        return str.__eq__(self, other) is True

    def __hash__(self) -> int:
        Steps.count += 1
        return str.__hash__(self)

    def __str__(self) -> str:
        Steps.count += 1
        return str.__str__(self)


def name(text: str) -> Name:
    return Name(f"https://example.org/m/{text}")


MAP, EXPERT, CLAIM, SOURCE = name("map"), name("e"), name("c"), name("d")
HEAD: Triples = [
    (MAP, RDF.type, CP.ArgumentMap),
    (MAP, RDFS.label, Literal("T")),
    (EXPERT, RDF.type, CP.Expert),
    (EXPERT, RDFS.label, Literal("E")),
    (CLAIM, RDF.type, CP.Claim),
    (CLAIM, RDFS.label, Literal("C")),
    (SOURCE, RDF.type, CP.Source),
    (SOURCE, RDFS.label, Literal("D")),
]


def stance(number: int, passage: Name) -> Triples:
    subject = name(f"s{number}")
    return [
        (subject, RDF.type, CP.Stance),
        (subject, CP.expert, EXPERT),
        (subject, CP.target, CLAIM),
        (subject, CP.polarity, CP["polarity-deny"]),
        (subject, CP.passage, passage),
        (passage, RDF.type, CP.Passage),
        (passage, OA.hasSource, SOURCE),
    ]


def values(count: int) -> Triples:
    return [(MAP, RDFS.seeAlso, name(f"x{i}")) for i in range(count)]


def premises(count: int) -> Triples:
    argument = name("a")
    data: Triples = [(argument, RDF.type, CP.Argument), (argument, CP.conclusion, CLAIM)]
    for number in range(count):
        premise = name(f"c{number}")
        data += [(premise, RDF.type, CP.Claim), (premise, RDFS.label, Literal("p"))]
        data += [(argument, CP.premise, premise), (argument, member_property(number + 1), premise)]
    return data


def subclasses(count: int) -> Triples:
    kinds = [CP.Claim, *(name(f"k{i}") for i in range(count))]
    data: Triples = [(below, RDFS.subClassOf, above) for above, below in itertools.pairwise(kinds)]
    for number, kind in enumerate(kinds[1:]):
        data += [(name(f"c{number}"), RDF.type, kind)]
        data += [(name(f"c{number}"), RDFS.label, Literal("p"))]
    return data


def shared_phrases(count: int) -> Triples:
    phrases = name("t")
    data: Triples = [(phrases, OA.exact, name(f"x{i}")) for i in range(count)]
    for number in range(count):
        passage = name(f"p{number}")
        data += [*stance(number, passage), (passage, OA.hasSelector, phrases)]
    return data


def shared_passage(count: int) -> Triples:
    passage = name("p")
    data: Triples = []
    for number in range(count):
        selector = name(f"t{number}")
        data += [*stance(number, passage), (passage, OA.hasSelector, selector)]
        data += [(selector, OA.exact, Literal("x"))]
    return data


def shared_role(count: int) -> Triples:
    membership = name("r")
    data: Triples = [(membership, RDF.type, ORG.Membership)]
    for number in range(count):
        person, span = name(f"e{number}"), name(f"t{number}")
        data += [(person, RDF.type, CP.Expert), (person, RDFS.label, Literal("p"))]
        data += [(membership, ORG.member, person), (membership, ORG.memberDuring, span)]
        data += [(span, RDF.type, CP.Period)]
    return data


def one_organization(count: int) -> Triples:
    data: Triples = [(name("o"), RDFS.label, name(f"o{i}")) for i in range(count)]
    for number in range(count):
        membership = name(f"r{number}")
        data += [(membership, RDF.type, ORG.Membership), (membership, ORG.member, EXPERT)]
        data += [(membership, ORG.organization, name("o"))]
    return data


def problems(count: int) -> Triples:
    return [(name(f"s{i}"), RDF.type, CP.Stance) for i in range(count)]


def steps_of(work: Callable[[Triples], object], triples: Triples) -> int:
    Steps.count = 0
    with contextlib.suppress(InputError):
        work([*HEAD, *triples])
    return Steps.count


@pytest.mark.parametrize("work", [records_of, validate_triples], ids=["reading", "validating"])
@pytest.mark.parametrize(
    "kind",
    [
        *(values, premises, subclasses, shared_phrases, shared_passage, shared_role),
        one_organization,
    ],
    ids=lambda kind: kind.__name__,
)
def test_four_times_the_data_are_about_four_times_the_work(
    work: Callable[[Triples], object], kind: Callable[[int], Triples]
) -> None:
    once = steps_of(work, kind(100))
    four_times = steps_of(work, kind(400))

    # What is sorted takes a little more than four times; what is quadratic, sixteen times.
    assert four_times < 6 * once + 100


def test_a_problem_is_not_compared_with_all_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Problem] = []

    def note(one: Problem, other: object) -> bool:
        compared.append(one)
        return isinstance(other, Problem) and one.message == other.message

    monkeypatch.setattr(Problem, "__eq__", note)

    steps_of(records_of, problems(300))

    assert len(compared) < 300


def test_the_same_problem_is_noted_once() -> None:
    index = RecordLookup([], "x.ttl")

    for _ in range(2):
        index.note(CP.Claim, "is wrong", "mend it")

    assert [x.message for x in index.problems] == ["cp:Claim is wrong"]


def test_starts_and_ends_are_compared_by_their_extremes() -> None:
    place = URIRef("urn:p")
    whole = [
        (place, RDF.type, OA.TextPositionSelector),
        *((place, OA.start, Literal(number)) for number in range(3)),
        *((place, OA.end, Literal(number)) for number in range(2, 5)),
    ]

    fitting = [x.message for x in validate_triples(whole)]
    crossing = [x.message for x in validate_triples([*whole, (place, OA.end, Literal(1))])]

    sentence = "A passage ends after it starts; correct oa:start or oa:end."
    assert (sentence in fitting, sentence in crossing) == (False, True)


def test_readings_that_share_an_agent_are_read_once_each() -> None:
    base = "https://example.org/m/"
    graph = URIRef(base + MAP_GRAPH)
    triples: Triples = [(graph, SCHEMA.sha256, Literal("ab"))]
    for number in range(3):
        reading, agent, file = (URIRef(f"urn:{x}{number % 1}") for x in ("agent", "a", "file"))
        triples += [(graph, PROV.wasGeneratedBy, URIRef(f"urn:reading{number}"))]
        triples += [(URIRef(f"urn:reading{number}"), PROV.used, file)]
        triples += [(URIRef(f"urn:reading{number}"), PROV.wasAssociatedWith, agent)]
        triples += [(file, SCHEMA.name, Literal("a.txt")), (file, SCHEMA.sha256, Literal("cd"))]
        triples += [(agent, SCHEMA.softwareVersion, Literal("1")), (reading, RDF.type, CP.Reading)]

    origin = origin_in(triples, base, "ab")

    assert isinstance(origin, Origin)
    assert [(file.name, file.sha256) for file in origin.texts] == [("a.txt", "cd")]


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        *(("a.rdf", unit) for unit in ("<!--", "<![CDATA[", "<?xml ", "<?a ", "<a ", '<a "')),
        *(("a.ttl", unit) for unit in ("\"\"\"'''", '"\\', "<a ")),
        *(("a.jsonld", unit) for unit in ('"\\', "[")),
    ],
)
def test_what_is_opened_and_never_closed_is_looked_at_once(
    tmp_path: Path, file: str, unit: str
) -> None:
    path = tmp_path / file
    path.write_text(unit * 200_000, encoding="utf-8")

    with pytest.raises(InputError):
        read_quads(path, deadline=30)


def test_keys_of_json_are_counted_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    keys = ",".join(f'"k{number}":1' for number in range(100_000))
    path.write_text(f'{{{keys},"k99999":2}}', encoding="utf-8")

    with pytest.raises(InputError, match="the key 'k99999' stands twice"):
        read_quads(path, deadline=30)


def test_our_context_may_not_be_named_for_every_node(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    node = '{"@context":"https://w3id.org/counterpoint/context.jsonld"}'
    path.write_text(f"[{','.join([node] * 1001)}]", encoding="utf-8")

    with pytest.raises(InputError, match="1,001 times; name it once, at the head"):
        read_quads(path)


def test_of_many_names_that_look_alike_three_are_told() -> None:
    alike = str.maketrans({"0": "a", "1": "\u0430"})
    lines = "".join(f"<urn:{x:06b}> <urn:p> <urn:o> .\n".translate(alike) for x in range(64))
    store = Store.from_n_quads(lines.encode("utf-8"))

    (doubt,) = find_doubts(store._quads, "a.ttl")

    assert doubt.message.count("<urn:") == 3
    assert "and 61 more look the same" in doubt.message


@pytest.mark.parametrize("work", [records_of, validate_triples], ids=["reading", "validating"])
def test_work_ends_when_its_time_is_over(work: Callable[..., object]) -> None:
    triples = [*HEAD, *problems(2000)]

    with pytest.raises(LimitError, match=r"reading a\.ttl was stopped after 0 seconds"):
        work(triples, budget=Budget("reading a.ttl", 0))


def test_a_file_that_takes_too_long_is_stopped_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    stances = "".join(f"<urn:s{i}> a <{CP.Stance}> .\n" for i in range(2000))
    path.write_text(f"<urn:m/map> a <{CP.ArgumentMap}> .\n{stances}", encoding="utf-8")
    store = Store.read_rdf(path)
    store._seconds = 0

    with pytest.raises(LimitError, match="reading the map in"):
        store.read_map()
    with pytest.raises(LimitError, match="checking the shapes of"):
        store.validate()


def test_a_subject_without_end_of_blank_nodes_is_told_whole() -> None:
    triples = [(BNode(f"b{i}"), RDF.type, CP.Claim) for i in range(300)]

    with pytest.raises(InputError) as failure:
        records_of([*HEAD, (MAP, DCTERMS.title, Literal("T")), *triples])

    assert len(failure.value.problems) == 300
