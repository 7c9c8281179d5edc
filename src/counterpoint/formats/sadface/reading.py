"""SADFace documents as maps: an atom is a claim, a scheme a reason or an objection.

Scheme nodes are of the type ``scheme`` with the name ``support``, ``conflict`` or that of an
argumentation scheme (versions 0.1 and 0.2), or of the types ``inference`` and ``conflict`` (0.5).
The head stands at the top (0.1) or in ``metadata.core`` (since 0.2). A resource is a text, and
an atom's source says where in it the atom stands (https://github.com/Open-Argumentation/SADFace).
The analyst who drew the diagram asserted nothing in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.foreign import Key, MapBuilder
from counterpoint.formats.foreign.files import FileContent, read_each, result_of
from counterpoint.formats.foreign.json_fields import (
    JsonObject,
    PlaceFinder,
    list_of,
    named_objects,
    object_of,
    objects_in,
    text_of,
)
from counterpoint.formats.foreign.passages import Passages, voice_key, voice_of
from counterpoint.formats.foreign.scheme_graph import NO_ENDS, SchemeGraph, SchemeKind, SchemeNode
from counterpoint.formats.json_data import JsonFile, read_json
from counterpoint.formats.losses import Losses
from counterpoint.formats.recognition import FileHead
from counterpoint.formats.result import ReadResult
from counterpoint.formats.sadface.schemes import scheme_named
from counterpoint.model import Claim, Source, Stance

_SCHEME_TYPES = frozenset({"scheme", "inference", "conflict"})
_URLS = ("url", "doi", "isbn", "magnet-link")


def is_sadface(head: FileHead) -> bool:
    """Whether a file is a SADFace document: its lists, and its head of either version."""
    if not head.has_keys("nodes", "edges"):
        return False
    has_head = "metadata" in head.json_keys or "analyst_name" in head.json_keys
    return '"source_id"' in head.text or ("resources" in head.json_keys and has_head)


def read_sadface_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (a reader of maps has it; a document holds its texts itself)
    """The map of SADFace documents."""
    problems, losses = Problems(code="sadface"), Losses()
    files = read_each(paths, lambda path: _read_one(path, problems), problems)
    problems.raise_errors()
    first = _head(files[0].content)
    stem = files[0].path.stem
    builder = MapBuilder(
        stem, text_of(first, "title") or stem, abstract=text_of(first, "description")
    )
    for file in files:
        _DocumentReader(builder, file, problems, losses).add_all()
    return result_of(files, builder, problems, losses)


def count_sadface(paths: Sequence[Path]) -> dict[str, object]:
    """Nodes by type, schemes by name, edges and resources."""
    problems = Problems(code="sadface")
    files = [x.content for x in read_each(paths, lambda x: _read_one(x, problems), problems)]
    nodes = [node for file in files for _, node in named_objects(file, "nodes", problems)]
    values = [object_of(file.value) for file in files]
    schemes = [node for node in nodes if text_of(node, "type") in _SCHEME_TYPES]
    return {
        "nodes": len(nodes),
        "edges": sum(len(list_of(value.get("edges"))) for value in values),
        "node_types": dict(Counter(text_of(node, "type") for node in nodes)),
        "resources": sum(len(list_of(value.get("resources"))) for value in values),
        "scheme_names": dict(Counter(text_of(node, "name") for node in schemes)),
    }


def _read_one(path: Path, problems: Problems) -> tuple[JsonFile, str]:
    file = read_json(path, problems)
    missing = {"nodes", "edges"} - object_of(file.value).keys()
    if missing:
        message = f"a SADFace document has {' and '.join(sorted(missing))}, and this has not"
        advice = "name a SADFace document, or let the format be found: leave --format out"
        raise InputError(Problem(Place(str(path)), message, advice, "sadface"))
    return file, file.sha256


def _head(file: JsonFile) -> JsonObject:
    """What a document says of itself: ``metadata.core``, or the top in version 0.1."""
    value = object_of(file.value)
    return object_of(object_of(value.get("metadata")).get("core")) or value


class _DocumentReader:
    """Adds what one document says to the map of all."""

    def __init__(
        self,
        builder: MapBuilder,
        file: FileContent[JsonFile],
        problems: Problems,
        losses: Losses,
    ) -> None:
        self._builder = builder
        self._file = file.content
        self._prefix = file.prefix
        self._problems = problems
        self._losses = losses
        self._place = PlaceFinder(self._file, file.prefix)
        self._passages: dict[str, Passages] = {}

    def add_all(self) -> None:
        self._note_head()
        for name, resource in named_objects(self._file, "resources", self._problems):
            self._add_resource(name, resource)
        schemes: dict[Key, SchemeNode] = {}
        claims: set[Key] = set()
        for name, node in named_objects(self._file, "nodes", self._problems):
            kind = text_of(node, "type")
            if kind == "atom":
                claims.add(self._key(name))
                self._add_atom(name, node)
            elif kind in _SCHEME_TYPES:
                is_conflict = kind == "conflict"
                schemes[self._key(name)] = scheme_named(
                    text_of(node, "name"), is_conflict=is_conflict
                )
            else:
                message = f"{kind or 'a node without a type'} is no type of a node"
                advice = "the types are atom, scheme, inference and conflict; it is left out"
                self._problems.warn(self._place(name), message, advice, "sadface-type")
                schemes[self._key(name)] = SchemeNode(SchemeKind.UNKNOWN)
        edges = tuple(self._edges())
        graph = SchemeGraph(frozenset(claims), schemes, edges, self._place)
        graph.add_to(self._builder, self._problems, self._losses)

    def _note_head(self) -> None:
        head = _head(self._file)
        for name in ("analyst_name", "notes"):
            if text := text_of(head, name):
                sentence = "analysts" if name == "analyst_name" else "notes on a document"
                self._losses.note(name, sentence, text, Place(self._file.file))
        further = object_of(object_of(self._file.value).get("metadata")).keys() - {"core"}
        for name in sorted(further):
            self._losses.note("metadata", "metadata of other tools", name, Place(self._file.file))

    def _add_resource(self, name: str, resource: JsonObject) -> None:
        content = text_of(resource, "content")
        metadata = object_of(resource.get("metadata"))
        core = object_of(metadata.get("core")) or metadata
        title = text_of(core, "title") or text_of(core, *_URLS) or f"resource {name}"
        url = text_of(core, *_URLS)
        source = Source(self._key(name), title, url=url, place=Place(self._file.file))
        self._builder.add(source, voice_of(source))
        self._passages[name] = Passages(source.id, content)

    def _add_atom(self, name: str, node: JsonObject) -> None:
        text = text_of(node, "text").strip()
        if not text:
            message = f"the atom {name} has no text"
            self._problems.warn(self._place(name), message, "say what is claimed", "no-text")
        key = self._key(name)
        self._builder.add(Claim(key, "", text))
        for entry in list_of(node.get("sources")):
            self._add_source(name, object_of(entry))

    def _add_source(self, name: str, entry: JsonObject) -> None:
        """That an atom stands in a resource, at its offset."""
        resource, words = text_of(entry, "resource_id"), text_of(entry, "text")
        passages = self._passages.get(resource)
        if passages is None:
            message = f"the atom {name} stands in {resource or 'no resource'}, which is not here"
            advice = "add the resource, or take the source out"
            self._problems.warn(self._place(name), message, advice, "undefined-reference")
            sentence = "passages in resources that are not there"
            self._losses.note("passages:dangling", sentence, words, self._place(name))
            return
        quotation = passages.quotation_of(words, entry.get("offset"))
        if quotation is None:
            sentence = "passages whose words do not stand in their resource, or not only there"
            self._losses.note("passages", sentence, words, self._place(name))
        self._builder.add(
            Stance(
                *("", voice_key(self._key(resource)), self._key(name)),
                quotation=quotation,
                source=self._key(resource),
            )
        )

    def _edges(self) -> Sequence[tuple[Key, Key]]:
        edges = []
        for name, edge in objects_in(self._file, "edges", self._problems):
            ends = text_of(edge, "source_id"), text_of(edge, "target_id")
            if all(ends):
                edges.append((self._key(ends[0]), self._key(ends[1])))
            else:
                message = f"the edge {name} has no source_id and target_id, and is left out"
                advice = "say from which node to which it goes"
                self._problems.warn(self._place(name), message, advice, "sadface-edge")
                self._losses.note(*NO_ENDS, f"edge {name}", self._place(name))
        return edges

    def _key(self, name: str) -> Key:
        return self._prefix + name
