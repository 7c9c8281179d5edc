"""Argument graphs over short texts as maps: an adu is a claim, and its role is who says it.

A text of the corpus plays through a debate: its author speaks as proponent of the central claim
and lends words to an opponent. The two roles are the voices of the map. Where the text lies
beside (``NAME.txt``), the units stand as passages at their offsets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import InputError, Problem, Problems
from counterpoint.formats.foreign import Key, MapBuilder
from counterpoint.formats.foreign.files import FileContent, read_each, result_of
from counterpoint.formats.foreign.passages import Passages
from counterpoint.formats.foreign.scheme_graph import SchemeGraph, SchemeKind, SchemeNode
from counterpoint.formats.losses import Losses
from counterpoint.formats.microtexts.arggraph import (
    ROLES,
    ROOT,
    ArgumentGraph,
    read_graph,
)
from counterpoint.formats.recognition import FileHead
from counterpoint.formats.result import ReadResult
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.formats.xml_data import read_xml
from counterpoint.model import Claim, Expert, FileRead, Quotation, Source, Stance

_SCHEMES = {
    "sup": SchemeNode(SchemeKind.SUPPORT),
    "exa": SchemeNode(SchemeKind.SUPPORT, "Example"),
    "reb": SchemeNode(SchemeKind.ATTACK),
    "und": SchemeNode(SchemeKind.ATTACK),
}
_FURTHER_PREMISE = "add"


@dataclass(frozen=True, slots=True)
class _GraphOfText:
    """A file's graph, and the text beside it where that could be had."""

    graph: ArgumentGraph
    source: Source
    reading: SourceReading


def is_microtext(head: FileHead) -> bool:
    """Whether a file is an argument graph in XML."""
    return f"<{ROOT}" in head.text


def read_microtext_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
    """The map of argument graphs; the text of ``NAME.xml`` is ``NAME.txt`` beside it."""
    problems, losses = Problems(code="arggraph"), Losses()
    files = read_each(paths, lambda path: _read_one(path, sources, problems), problems)
    problems.raise_errors()
    first = files[0].content.graph
    title = first.id or files[0].path.stem
    topic = _words(first.topic)
    builder = MapBuilder(files[0].path.stem, title, topic[:1].upper() + topic[1:])
    for file in files:
        _MicrotextReader(builder, file, problems, losses).add_all()
    sources_read = [x.content.source for x in files if x.content.reading.text is not None]
    texts = [FileRead(text.file, text.sha256) for text in sources_read]
    return result_of(files, builder, problems, losses, texts)


def count_microtexts(paths: Sequence[Path]) -> dict[str, object]:
    """Topic and stance of the first file, and how many units and edges there are of each type."""
    problems = Problems(code="arggraph")
    files = read_each(paths, lambda path: _read_one(path, (), problems), problems)
    graphs = [file.content.graph for file in files]
    roles = Counter(role for graph in graphs for role in graph.roles.values())
    return {
        "topic": (graphs[0].topic or None) if graphs else None,
        "stance": (graphs[0].stance or None) if graphs else None,
        "edus": sum(len(graph.units) for graph in graphs),
        "adus": roles.total(),
        "adu_types": dict(roles),
        "edges": dict(Counter(x.type for graph in graphs for x in graph.edges.values())),
    }


def _read_one(path: Path, sources: Sequence[Path], problems: Problems) -> tuple[_GraphOfText, str]:
    file = read_xml(path)
    if file.root.name != ROOT:
        message = f"the outermost element is <{file.root.name}> and not <{ROOT}>"
        problem = Problem(file.root.place, message, "name a file of an argument graph", "arggraph")
        raise InputError(problem)
    graph = read_graph(file.root, problems)
    source = Source("text", path.stem, file=f"{path.stem}.txt", place=graph.place)
    reading = read_source(source, str(path), sources)
    return _GraphOfText(graph, replace(source, sha256=reading.sha256), reading), file.sha256


def _words(topic: str) -> str:
    """A topic as words: its name has ``_`` for blanks."""
    return " ".join(topic.replace("_", " ").split())


class _MicrotextReader:
    """Adds what one file says to the map of all."""

    def __init__(
        self,
        builder: MapBuilder,
        file: FileContent[_GraphOfText],
        problems: Problems,
        losses: Losses,
    ) -> None:
        self._builder = builder
        self._graph = file.content.graph
        self._source = replace(file.content.source, id=f"{file.prefix}text")
        self._text = file.content.reading.text
        self._prefix = file.prefix
        self._problems = problems
        self._losses = losses

    def add_all(self) -> None:
        self._add_experts()
        quotations = self._quotations()
        topic = _words(self._graph.topic)
        for adu, units in self._graph.grounds_of_all().items():
            place = self._graph.places[adu]
            text = " ".join(self._graph.units[unit] for unit in units)
            if not text:
                message = f"{adu} stands on no text"
                advice = f'write an edge of the type seg from an edu to it (trg="{adu}")'
                self._problems.warn(place, message, advice, "arggraph-no-text")
            topics = (topic,) if topic else ()
            self._builder.add(Claim(self._key(adu), "", text, topics=topics, place=place))
            self._add_stances(adu, [quotations[unit] for unit in units if unit in quotations])
        self._add_edges()
        for kind, sentence, place in self._graph.left_out:
            self._losses.note(kind, sentence, place=place)
        if self._graph.stance:
            sentence = "stances of a text toward its topic"
            example = f"{self._graph.stance}: {topic}"
            self._losses.note("stance", sentence, example, self._graph.place)

    def _add_experts(self) -> None:
        """The roles that speak; those of several texts are not one."""
        for role in sorted(set(self._graph.roles.values()) - {""}):
            name = f"{ROLES[role]} ({self._graph.id})" if self._prefix else ROLES[role]
            self._builder.add(Expert(self._key(role), name, place=self._graph.place))

    def _add_stances(self, adu: str, quotations: Sequence[Quotation]) -> None:
        """That a role says an adu, at each of its passages; nobody says what has no role."""
        if not self._graph.roles[adu]:
            return
        expert, target = self._key(self._graph.roles[adu]), self._key(adu)
        place = self._graph.places[adu]
        source = self._source.id if quotations else None
        passages: Sequence[Quotation | None] = quotations or [None]
        for quotation in passages:
            self._builder.add(
                Stance("", expert, target, quotation=quotation, source=source, place=place)
            )

    def _quotations(self) -> dict[str, Quotation]:
        """A passage for each unit that stands in the text beside, found in their order."""
        if self._text is None:
            return {}
        self._builder.add(self._source)
        passages = Passages(self._source.id, self._text)
        quotations: dict[str, Quotation] = {}
        position = 0
        for unit, words in self._graph.units.items():
            if unit in self._graph.implicit or not words:
                continue
            span = passages.find(words, position)
            if span is None:
                message = f"the words of {unit} do not stand in {self._source.file} there"
                advice = "mend the unit, or the text; it is read without a passage"
                self._problems.warn(self._graph.places[unit], message, advice, "arggraph-words")
                continue
            position = span[1]
            quotation = passages.quotation(*span)
            if quotation is None:
                sentence = "units that no six words of theirs tell from other places"
                self._losses.note("passages", sentence, words, self._graph.places[unit])
            else:
                quotations[unit] = quotation
        return quotations

    def _add_edges(self) -> None:
        graph = self._graph
        schemes = {
            self._key(edge.id): _SCHEMES[edge.type]
            for edge in graph.edges.values()
            if edge.type in _SCHEMES
        }
        SchemeGraph(
            frozenset(map(self._key, graph.roles)),
            schemes,
            tuple(self._scheme_edges()),
            lambda key, *_: graph.places.get(key.removeprefix(self._prefix), graph.place),
        ).add_to(self._builder, self._problems, self._losses)

    def _scheme_edges(self) -> Iterator[tuple[Key, Key]]:
        """Two edges for each between adus, one for a further premise; ``seg`` is no such edge."""
        for edge in self._graph.edges.values():
            name, source, target = map(self._key, (edge.id, edge.source, edge.target))
            if edge.type in _SCHEMES:
                yield source, name
                yield name, target
            elif edge.type == _FURTHER_PREMISE:
                yield source, target

    def _key(self, name: str) -> Key:
        return self._prefix + name
