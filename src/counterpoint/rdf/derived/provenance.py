"""How a map and what was found in it came to be, in PROV, and its origin read back.

https://www.w3.org/TR/prov-o/. The two graphs are entities; the reading of the map's files and
the run that found the findings are activities, named by what went into them and not by when.
What belongs here: the graph of provenance. What does not: reading files, hashing graphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import (
    Analysis,
    ArgumentMap,
    FileRead,
    Origin,
    Verification,
    content_hash,
    slug,
)
from counterpoint.rdf.derived.decision_triples import decision_triples, decisions_among
from counterpoint.rdf.derived.finding_triples import factor_triples, run_iri
from counterpoint.rdf.terms.literals import number
from counterpoint.rdf.terms.names import FINDINGS_GRAPH, MAP_GRAPH, PROVENANCE_GRAPH, iri
from counterpoint.rdf.terms.triples import Triple, optional, typed
from counterpoint.version import __version__
from counterpoint.vocab import CP, PROV, RDFS, SCHEMA

_RELEASES = "https://w3id.org/counterpoint/release/"
_COUNTS = {
    Verification.EXACT: CP.exactQuotations,
    Verification.SIMILAR: CP.similarQuotations,
    Verification.UNVERIFIED: CP.unverifiedQuotations,
}


def provenance_triples(
    analysis: Analysis, argument_map: ArgumentMap, origin: Origin, map_sha256: str
) -> Iterator[Triple]:
    """The triples of the named graph ``<base>graph/provenance``, unordered, some perhaps twice.

    ``map_sha256`` is that of the map graph's canonical N-Triples, "" if it was not computed.
    """
    base = argument_map.base
    map_graph, findings_graph = URIRef(base + MAP_GRAPH), URIRef(base + FINDINGS_GRAPH)
    yield from typed(URIRef(base + PROVENANCE_GRAPH), PROV.Bundle, PROV.Entity)

    yield from typed(map_graph, PROV.Entity)
    yield from optional(map_graph, (SCHEMA.sha256, Literal(map_sha256)))
    counts = Counter(_verifications(argument_map))
    for verification, name in _COUNTS.items():
        yield map_graph, name, number(counts[verification])
    if origin.files:
        yield from _reading(map_graph, argument_map, origin)

    yield from decision_triples(origin.attributions, argument_map)

    run = run_iri(analysis, base)
    yield from typed(findings_graph, PROV.Entity)
    yield findings_graph, PROV.wasDerivedFrom, map_graph
    yield findings_graph, PROV.wasGeneratedBy, run
    yield from typed(run, PROV.Activity)  # a cp:Run where its findings are: nothing stands twice
    yield run, PROV.used, map_graph
    yield from factor_triples(run, CP.setting, analysis.settings)
    yield from _done_by(run, __version__)


def origin_in(
    triples: Iterable[tuple[Node, Node, Node]], base: str, map_sha256: str
) -> Origin | None:
    """What a graph of provenance says of where the map comes from: the inverse of the above.

    ``None`` where it speaks of another map, or of another state of it than ``map_sha256``.
    """
    values: dict[tuple[Node, Node], list[Node]] = defaultdict(list)
    for subject, name, value in triples:
        values[subject, name].append(value)
    map_graph = URIRef(base + MAP_GRAPH)
    if not map_sha256 or values[map_graph, SCHEMA.sha256] != [Literal(map_sha256)]:
        return None

    def read(files: Iterable[Node]) -> tuple[FileRead, ...]:
        parts = [[min(map(str, values[x, name]), default="") for name in _OF_FILES] for x in files]
        return tuple(FileRead(name, sha256) for name, sha256 in parts if name and sha256)

    def after(subjects: Iterable[Node], name: URIRef) -> Iterable[Node]:
        """The values of all ``subjects``, each once."""
        return dict.fromkeys(x for subject in subjects for x in values[subject, name])

    readings = after([map_graph], PROV.wasGeneratedBy)
    agents = after(readings, PROV.wasAssociatedWith)
    versions = [str(x) for x in after(agents, SCHEMA.softwareVersion)]
    return Origin(
        read(after([map_graph], PROV.wasDerivedFrom)),
        read(after(readings, PROV.used)),
        min(versions, default=""),
        decisions_among(values, base),
    )


_OF_FILES = (SCHEMA.name, SCHEMA.sha256)


def _verifications(argument_map: ArgumentMap) -> Iterator[Verification]:
    """How each quotation of a stance or a relation was found, as `counterpoint inspect` counts."""
    for records in (argument_map.stances, argument_map.relations):
        for quotation in (record.quotation for record in records):
            if quotation is not None:
                yield quotation.verification


def _reading(map_graph: URIRef, argument_map: ArgumentMap, origin: Origin) -> Iterator[Triple]:
    version = origin.version or __version__
    files = [(each.name, each.sha256) for each in (*origin.files, *origin.texts)]
    parts = (version, str(len(origin.files)), *(part for each in files for part in each))
    reading = URIRef(f"{argument_map.base}reading/{content_hash(*parts)}")
    yield map_graph, PROV.wasGeneratedBy, reading
    yield from typed(reading, CP.Reading, PROV.Activity)
    yield from _done_by(reading, version)
    for file in origin.files:
        yield map_graph, PROV.wasDerivedFrom, _name(argument_map, file)
    sources = defaultdict(list)
    for source in argument_map.sources:
        sources[source.file, source.sha256].append(iri(argument_map.base, "source", source.id))
    for file in (*origin.files, *origin.texts):
        subject = _name(argument_map, file)
        yield reading, PROV.used, subject
        yield from typed(subject, PROV.Entity, SCHEMA.MediaObject)
        yield subject, RDFS.label, Literal(file.name)
        yield subject, SCHEMA.name, Literal(file.name)
        yield subject, SCHEMA.sha256, Literal(file.sha256)
        for source_name in sources[file.name, file.sha256]:
            yield subject, SCHEMA.encodesCreativeWork, source_name


def _name(argument_map: ArgumentMap, file: FileRead) -> URIRef:
    key = content_hash(file.name, file.sha256)
    return iri(argument_map.base, "file", f"{slug(file.name)}-{key}")


def _done_by(activity: URIRef, version: str) -> Iterator[Triple]:
    agent = URIRef(_RELEASES + version)
    yield activity, PROV.wasAssociatedWith, agent
    yield from typed(agent, PROV.SoftwareAgent, SCHEMA.SoftwareApplication)
    yield agent, RDFS.label, Literal(f"Counterpoint {version}")
    yield agent, SCHEMA.name, Literal("Counterpoint")
    yield agent, SCHEMA.softwareVersion, Literal(version)
