"""Files of AIF as one map: claims, reasons, and who says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import Place, Problems
from counterpoint.formats.aif.claims import read_claims
from counterpoint.formats.aif.counts import AifCounts, count_aif
from counterpoint.formats.aif.graph import AifGraph, GraphHead
from counterpoint.formats.aif.json_reading import note_beside, read_graph
from counterpoint.formats.aif.plain import carried_of_plain, plain_map
from counterpoint.formats.aif.plain_graph import plain_graph_in, plain_graph_of
from counterpoint.formats.aif.reading import AifReading
from counterpoint.formats.aif.reasons import read_reasons
from counterpoint.formats.aif.rest import AifRest, rest_of
from counterpoint.formats.aif.speaking import read_speaking
from counterpoint.formats.foreign import MapBuilder
from counterpoint.formats.json_data import Json, JsonFile, read_json
from counterpoint.formats.losses import Conversion, Loss, Losses, carried_of
from counterpoint.formats.recognition import FileHead
from counterpoint.formats.result import ReadResult
from counterpoint.model import ArgumentMap, FileRead, Origin
from counterpoint.model.quick_records import quickly_made

_OF_MAPS = frozenset({"I", "L", "RA", "CA", "MA", "YA"})
_TIMES = "times at which nodes were made"
_SENTENCES = {
    "TA": "who answers whom (TA-nodes)",
    "PA": "what is preferred to what (PA-nodes)",
}


@quickly_made()
@dataclass(frozen=True, slots=True)
class AifResult(ReadResult):
    """A map read from AIF; of one file also that, for what the map cannot hold of it.

    ``document`` is what the one file holds, read under ``name``.
    """

    document: Json = None
    name: str = ""

    @property
    def rest(self) -> AifRest | None:
        """What the way back needs beside the map; ``None`` of several files.

        Made when it is asked for, which few do.
        """
        if self.document is None:
            return None
        graph = read_graph(JsonFile(self.document, "", "", ""), Problems())
        reading = reading_of(graph, self.name, Place(""))
        reading.builder.build()
        return rest_of(self.document, reading, self.map)


def read_aif_files(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),  # noqa: ARG001 (of all readers)
) -> AifResult:
    """The files as one map; a node that stands in several of them, alike, is one.

    ``sources`` take no part: AIF quotes no texts.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
    """
    problems = Problems(code="aif")
    return _result([read_json(path, problems) for path in paths], paths, problems)


def read_aif_heads(heads: Sequence[FileHead]) -> AifResult:
    """The files with these heads as one map; as `read_aif_files`."""
    problems = Problems(code="aif")
    files = [
        read_json(head.path, problems, data=head.start if head.is_whole else None) for head in heads
    ]
    return _result(files, [head.path for head in heads], problems)


def _result(files: Sequence[JsonFile], paths: Sequence[Path], problems: Problems) -> AifResult:
    name = paths[0].stem if len(paths) == 1 else min(paths, key=str).stem
    document = files[0].value if len(files) == 1 else None
    argument_map, carried, losses = _converted(
        files, document, name, Place(str(paths[0])), problems
    )
    file_records = [
        FileRead(path.name, file.sha256) for path, file in zip(paths, files, strict=True)
    ]
    conversion = Conversion("aif", carried, losses)
    origin = Origin(tuple(file_records))
    return AifResult(argument_map, problems.warnings, origin, (), conversion, document, name)


def _converted(
    files: Sequence[JsonFile], document: Json, name: str, place: Place, problems: Problems
) -> tuple[ArgumentMap, tuple[tuple[str, int], ...], tuple[Loss, ...]]:
    """The map, what is carried over into it, and what is not, by the shortest way.

    ``document`` is what the one file holds. Most hold so little that their graph need not be made.
    """
    graph, plain = None, plain_graph_in(document)
    if plain is None:
        graph = _graph_of(files, problems)
        plain = plain_graph_of(graph)
    argument_map = None if plain is None else plain_map(plain, name, place)
    if plain is not None and argument_map is not None and graph is None:
        times = (Loss("node-times", plain.timed, _TIMES),) if plain.timed else ()
        return argument_map, carried_of_plain(argument_map), times
    graph, losses = graph or _graph_of(files, problems), Losses()
    if argument_map is None:
        reading = reading_of(graph, name, place)
        argument_map, losses = reading.builder.build(), reading.losses
    for file in files:
        note_beside(file.value, losses)
    losses.note("node-times", _TIMES, count=len(graph.timed))
    return argument_map, carried_of(argument_map), tuple(losses)


def _graph_of(files: Sequence[JsonFile], problems: Problems) -> AifGraph:
    """What the files hold as one graph.

    Raises:
        InputError: with every mistake of every file.
    """
    graph = AifGraph()
    for i, file in enumerate(files):
        own = read_graph(file, problems)
        graph = _merge(graph, own, f"{i + 1}/") if i else own
    problems.raise_errors()
    return graph


def count_aif_files(paths: Sequence[Path]) -> AifCounts:
    """What the files hold in AIF's terms.

    Raises:
        InputError: one of them is no AIF.
        LimitError: a file is larger than the limit.
    """
    problems = Problems(code="aif")
    graph = _graph_of([read_json(path, problems) for path in paths], problems)
    return count_aif(graph)


def reading_of(graph: AifGraph, name: str, place: Place) -> AifReading:
    """What a graph of AIF says as a map called ``name``, ready to be built, and what it loses."""
    head = graph.head or GraphHead(name, title=name, language="en")
    builder = MapBuilder(
        *(head.id, head.title, head.question, head.language, head.abstract, head.base),
        has_kinds=True,
    )
    reading = AifReading(graph, builder, Losses(), place)
    claims = read_claims(reading)
    read_speaking(reading, claims, read_reasons(reading, claims))
    _note_unread(reading)
    return reading


def _note_unread(reading: AifReading) -> None:
    """Note the nodes whose types the map has nothing for, and edges between what is in it."""
    graph, nodes_read = reading.graph, reading.nodes_read
    if not _OF_MAPS.issuperset(graph.types.values()):
        for node, kind in graph.types.items():
            if kind not in _OF_MAPS:
                sentence = _SENTENCES.get(kind, f"nodes of the type {kind or '(none)'}")
                reading.note(f"node:{kind}", sentence, node)
    for start, end in reading.unread_edges():
        if start in nodes_read and end in nodes_read:
            types = f"{graph.types[start]}>{graph.types[end]}"
            sentence = f"edges {types}, which join nothing in the map"
            reading.losses.note(f"edge:{types}", sentence, f"from {start} to {end}")
    for start, end in graph.loose_edges:
        sentence = "edges with an end that is no node, or from a node to itself"
        reading.losses.note("edge:loose", sentence, f"from {start} to {end}")


def _merge(graph: AifGraph, other: AifGraph, prefix: str) -> AifGraph:
    """Both graphs as one.

    Ids of AIFdb are the same in all its files. Those of a tool are its file's own: where one means
    something else here, all of the other graph's get ``prefix``.
    """
    shared = graph.types.keys() & other.types.keys()
    differs = any(graph.node(name) != other.node(name) for name in shared)
    differs = differs or any(graph.people.get(key, x) != x for key, x in other.people.items())
    return _union(graph, _renamed(other, prefix) if differs else other)


def _union(graph: AifGraph, other: AifGraph) -> AifGraph:
    speeches = dict(graph.speeches)
    for locution, of_locution in other.speeches.items():
        speeches[locution] = list(dict.fromkeys([*speeches.get(locution, ()), *of_locution]))
    return AifGraph(
        graph.types | other.types,
        graph.texts | other.texts,
        graph.schemes | other.schemes,
        graph.titles | other.titles,
        graph.records | other.records,
        graph.timed | other.timed,
        list(dict.fromkeys([*graph.edges, *other.edges])),
        [*graph.loose_edges, *other.loose_edges],
        speeches,
        graph.people | other.people,
        graph.head,
        graph.repeated + other.repeated,
    )


def _renamed(graph: AifGraph, prefix: str) -> AifGraph:
    """The graph with ``prefix`` before each id of a node and of a person."""

    def renamed(texts: Mapping[str, str]) -> dict[str, str]:
        return {f"{prefix}{name}": text for name, text in texts.items()}

    return AifGraph(
        renamed(graph.types),
        renamed(graph.texts),
        renamed(graph.schemes),
        renamed(graph.titles),
        renamed(graph.records),
        {f"{prefix}{name}" for name in graph.timed},
        [(f"{prefix}{start}", f"{prefix}{end}") for start, end in graph.edges],
        [(f"{prefix}{start}", f"{prefix}{end}") for start, end in graph.loose_edges],
        {
            f"{prefix}{key}": [replace(x, person=x.person and f"{prefix}{x.person}") for x in each]
            for key, each in graph.speeches.items()
        },
        {f"{prefix}{key}": person for key, person in graph.people.items()},
        repeated=graph.repeated,
    )
