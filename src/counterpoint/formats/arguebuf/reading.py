"""Arguebuf graphs as maps: an atom is a claim, a scheme a reason or an objection.

The JSON is that of Protobuf messages, so that names are written in either way (``majorClaim``,
``major_claim``) and what is empty is left out. A participant is whoever made the argument (an
expert, says the schema); who annotated it is an analyst, and asserted nothing. Graphs of 2021 and
2022 have other names for some fields, which are read too
(https://github.com/recap-utr/arg-services, arg_services/graph/v1/graph.proto and its history).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.arguebuf.schemes import scheme_in
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
from counterpoint.formats.json_data import Json, JsonFile, read_json
from counterpoint.formats.losses import Losses
from counterpoint.formats.recognition import FileHead
from counterpoint.formats.result import ReadResult
from counterpoint.model import Claim, Expert, Role, Source, Stance

MAJOR_CLAIM = "Major claim"
_ATOM_OR_SCHEME = re.compile(r'"(?:atom|scheme)"\s*:\s*\{')
_VERSIONS = ("schemaVersion", "schema_version", "libraryVersion", "majorClaim", "major_claim")
_USERDATA = ("userdata", "data")
_UNSAID = ("username", "email", "url", "location")


def is_arguebuf(head: FileHead) -> bool:
    """Whether a file is an Arguebuf graph: nodes by their ids, atoms and schemes in them."""
    has_version = any(name in head.json_keys for name in _VERSIONS)
    return "nodes" in head.json_keys and (
        has_version or _ATOM_OR_SCHEME.search(head.text) is not None
    )


def read_arguebuf_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (a reader of maps has it; a graph holds its texts itself)
    """The map of Arguebuf graphs."""
    problems, losses = Problems(code="arguebuf"), Losses()
    files = read_each(paths, lambda path: _read_one(path, problems), problems)
    problems.raise_errors()
    stem = files[0].path.stem
    head = _userdata(object_of(files[0].content.value))
    builder = MapBuilder(
        stem,
        text_of(head, "title") or stem,
        text_of(head, "question"),
        abstract=text_of(head, "description"),
    )
    for file in files:
        _ArguebufReader(builder, file, problems, losses).add_all()
    return result_of(files, builder, problems, losses)


def count_arguebuf(paths: Sequence[Path]) -> dict[str, object]:
    """Nodes by sort, schemes by kind, edges, participants and resources."""
    problems = Problems(code="arguebuf")
    files = [x.content for x in read_each(paths, lambda x: _read_one(x, problems), problems)]
    nodes = [node for file in files for _, node in named_objects(file, "nodes", problems)]
    schemes = [scheme_in(object_of(node["scheme"])) for node in nodes if "scheme" in node]
    counts: dict[str, object] = {
        "nodes": len(nodes),
        "node_types": {sort: sum(sort in node for node in nodes) for sort in ("atom", "scheme")},
        "scheme_types": dict(Counter(scheme.kind.value for scheme in schemes)),
    }
    for name in ("edges", "participants", "resources", "analysts"):
        counts[name] = sum(_size(object_of(file.value).get(name)) for file in files)
    return counts


def _size(value: Json) -> int:
    return len(value) if isinstance(value, (list, dict)) else 0


def _read_one(path: Path, problems: Problems) -> tuple[JsonFile, str]:
    file = read_json(path, problems)
    if not isinstance(object_of(file.value).get("nodes"), dict):
        message = "an Arguebuf graph has its nodes by their ids, and this has not"
        advice = "name an Arguebuf graph, or let the format be found: leave --format out"
        raise InputError(Problem(Place(str(path)), message, advice, "arguebuf"))
    return file, file.sha256


def _userdata(entries: JsonObject) -> JsonObject:
    return next((object_of(entries[name]) for name in _USERDATA if name in entries), {})


class _ArguebufReader:
    """Adds what one graph says to the map of all."""

    def __init__(
        self,
        builder: MapBuilder,
        file: FileContent[JsonFile],
        problems: Problems,
        losses: Losses,
    ) -> None:
        self._builder = builder
        self._file = file.content
        self._graph = object_of(self._file.value)
        self._prefix = file.prefix
        self._problems = problems
        self._losses = losses
        self._place = PlaceFinder(self._file, file.prefix)
        self._passages: dict[str, Passages] = {}
        self._resources: dict[str, Source] = {}
        self._participants: set[str] = set()
        self._major = text_of(self._graph, "majorClaim", "major_claim")

    def add_all(self) -> None:
        for name, resource in named_objects(self._file, "resources", self._problems):
            self._add_resource(name, resource)
        for name, participant in named_objects(self._file, "participants", self._problems):
            self._add_participant(name, participant)
        schemes: dict[Key, SchemeNode] = {}
        claims: set[Key] = set()
        for name, node in named_objects(self._file, "nodes", self._problems):
            if "atom" in node:
                claims.add(self._key(name))
                self._add_atom(name, object_of(node["atom"]))
            elif "scheme" in node:
                schemes[self._key(name)] = scheme_in(object_of(node["scheme"]))
            else:
                message = f"the node {name} is neither an atom nor a scheme, and is left out"
                advice = 'write {"atom": {"text": ...}} or {"scheme": {...}}'
                self._problems.warn(self._place(name), message, advice, "arguebuf-node")
                schemes[self._key(name)] = SchemeNode(SchemeKind.UNKNOWN)
            self._note_userdata(name, node)
        self._check_major(claims)
        graph = SchemeGraph(frozenset(claims), schemes, tuple(self._edges()), self._place)
        graph.add_to(self._builder, self._problems, self._losses)
        for field in _userdata(self._graph).keys() - {"title", "question", "description"}:
            self._losses.note("userdata", "data of other tools", field)
        for analyst in self._analysts():
            self._losses.note("analysts", "analysts", text_of(object_of(analyst), "name"))

    def _add_resource(self, name: str, resource: JsonObject) -> None:
        key = self._key(name)
        url = text_of(resource, "source")
        date = text_of(resource, "timestamp", "created")[:10]
        title = text_of(resource, "title") or url or f"resource {name}"
        source = Source(key, title, url=url, date=date)
        self._builder.add(source)
        self._resources[name] = source
        self._passages[name] = Passages(key, text_of(resource, "text"))
        self._note_userdata(name, resource)

    def _add_participant(self, name: str, participant: JsonObject) -> None:
        self._participants.add(name)
        full_name = text_of(participant, "name", "username") or name
        description = text_of(participant, "description")
        roles = (Role(description),) if description else ()
        self._builder.add(Expert(self._key(name), full_name, roles))
        for field in _UNSAID:
            value = text_of(participant, field)
            if value and value != full_name:
                self._losses.note(f"participant-{field}", f"{field}s of participants", value)
        self._note_userdata(name, participant)

    def _add_atom(self, name: str, atom: JsonObject) -> None:
        text = text_of(atom, "text").strip()
        if not text:
            message = f"the atom {name} has no text"
            self._problems.warn(self._place(name), message, "say what is claimed", "no-text")
        key = self._key(name)
        topics = (MAJOR_CLAIM,) if name == self._major else ()
        self._builder.add(Claim(key, "", text, topics=topics))
        reference = object_of(atom.get("reference") or atom.get("anchor"))
        participant, resource = text_of(atom, "participant"), text_of(reference, "resource")
        if participant and participant not in self._participants:
            self._leave_out_reference(name, participant, "participants")
            participant = ""
        if resource and resource not in self._passages:
            self._leave_out_reference(name, resource, "resources")
            resource = ""
        if participant or resource:
            self._add_stance(name, participant, resource, reference)
        elif (words := text_of(reference, "text")) and words.split() != text.split():
            sentence = "words of a text that is not here"
            self._losses.note("references", sentence, words, self._place(name))

    def _add_stance(
        self, name: str, participant: str, resource: str, reference: JsonObject
    ) -> None:
        """That a participant says an atom, or else the resource in which it stands."""
        quotation = None
        if resource:
            words = text_of(reference, "text")
            quotation = self._passages[resource].quotation_of(words, reference.get("offset", 0))
            if words and quotation is None:
                sentence = "words that do not stand in their resource, or not only there"
                self._losses.note("passages", sentence, words, self._place(name))
        expert = self._key(participant)
        if not participant:
            expert = voice_key(self._key(resource))
            self._builder.add(voice_of(self._resources[resource]))
        self._builder.add(
            Stance(
                *("", expert, self._key(name)),
                quotation=quotation,
                source=self._key(resource) if resource else None,
            )
        )

    def _leave_out_reference(self, name: str, key: str, family: str) -> None:
        message = f"the atom {name} refers to {key}, which is not among the {family}"
        advice = "add it, or take the reference out"
        self._problems.warn(self._place(name), message, advice, "undefined-reference")
        sentence = f"what atoms refer to and is not among the {family}"
        self._losses.note(f"{family}:dangling", sentence, f"{name} to {key}", self._place(name))

    def _check_major(self, claims: set[Key]) -> None:
        if self._major and self._key(self._major) not in claims:
            message = f"the major claim {self._major} is no atom of this graph"
            place = self._place("majorClaim", self._major)
            self._problems.warn(place, message, "name an atom, or none", "undefined-reference")
            sentence = "major claims that are not there"
            self._losses.note("major:dangling", sentence, self._major, place)

    def _edges(self) -> Iterator[tuple[Key, Key]]:
        for name, edge in objects_in(self._file, "edges", self._problems):
            ends = text_of(edge, "source"), text_of(edge, "target")
            if all(ends):
                yield self._key(ends[0]), self._key(ends[1])
            else:
                message = f"the edge {name} has no source and target, and is left out"
                advice = "say from which node to which it goes"
                self._problems.warn(self._place(name), message, advice, "arguebuf-edge")
                self._losses.note(*NO_ENDS, f"edge {name}", self._place(name))

    def _analysts(self) -> list[Json]:
        value = self._graph.get("analysts")
        return [*value.values()] if isinstance(value, dict) else list_of(value)

    def _note_userdata(self, name: str, entries: JsonObject) -> None:
        for field in _userdata(entries):
            self._losses.note("userdata", "data of other tools", f"{name}: {field}")

    def _key(self, name: str) -> Key:
        return self._prefix + name
