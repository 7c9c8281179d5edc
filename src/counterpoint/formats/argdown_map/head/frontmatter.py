"""What stands between the ``===`` lines of a map's files: its title, its voices, its sources.

Several files are parts of one map when they name the same ``base``; each thing is then defined
in any of them, and in two of them only if both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import urlsplit

from counterpoint.errors import Place, Problems, did_you_mean
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown_map.head.bibliography import SourceEntry, read_source_entry
from counterpoint.formats.argdown_map.head.publication import PUBLICATION_KEYS, read_publication
from counterpoint.formats.argdown_map.head.voices import STANDINGS, read_expert
from counterpoint.formats.argdown_map.metadata.keys import ACKNOWLEDGED
from counterpoint.formats.argdown_map.metadata.lookalikes import differ_in_a_letter
from counterpoint.formats.argdown_map.metadata.values import (
    read_id,
    read_iri,
    read_items,
    read_language,
    read_mapping,
    read_text,
)
from counterpoint.formats.yaml_data import YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Expert, Publication, slug

Entry = TypeVar("Entry")

DEFAULT_BASE = "https://w3id.org/counterpoint/maps/"
_TELLING_KEYS = ("base", "question", "experts", "voices", "editors", "sources", "topics", "issues")
MAP_KEYS = (
    *("title", "language", "abstract"),
    *PUBLICATION_KEYS,
    *_TELLING_KEYS,
    ACKNOWLEDGED,
)


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """A matter that the head names, with its question."""

    question: str
    place: Place = field(compare=False)


@dataclass(slots=True)
class Frontmatter:
    """The frontmatter of all parts together, in the order in which the parts were given."""

    id: str
    base: str
    title: str
    question: str
    language: str = "en"
    abstract: str = ""
    experts: dict[str, Expert] = field(default_factory=dict)
    sources: dict[str, SourceEntry] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    issues: dict[str, IssueEntry] = field(default_factory=dict)
    publication: Publication | None = None


def is_map_of_ours(document: Document) -> bool:
    """Whether a file's frontmatter has any key that only a map of ours has."""
    return document.frontmatter is not None and any(
        key in document.frontmatter for key in _TELLING_KEYS
    )


def warn_of_voices_without_map(documents: Sequence[Document], problems: Problems) -> None:
    """Note, once a file, the first heading that names an expert where there can be none."""
    for document in documents:
        for section in document.all_sections():
            if section.data is not None and "expert" in section.data:
                message = "metadata is left alone, for this file says nowhere that it is a map"
                advice = "add base:, question: and experts: at the top, between lines of ==="
                place = section.data.key_place("expert")
                problems.warn(place, message, advice, "no-frontmatter")
                break


def read_frontmatter(documents: Sequence[Document], problems: Problems) -> Frontmatter:
    """The frontmatter of one or more parts. What is wrong or missing is noted."""
    parts = _HeadParts(documents, problems)
    parts.warn_of_near_keys()
    if not any(map(is_map_of_ours, documents)):
        return _of_a_plain_file(documents[0], parts)
    base = parts.base()
    title = parts.text("title", required=True)
    return Frontmatter(
        _map_id(base, title),
        base,
        title,
        parts.question(),
        parts.one("language", lambda node: read_language(node, "language", problems)) or "en",
        parts.text("abstract"),
        parts.experts(),
        parts.sources(),
        parts.topics(),
        parts.issues(),
        read_publication(parts, problems),
    )


def read_frontmatter_of_others(
    documents: Sequence[Document],
    experts: dict[str, Expert],
    sources: dict[str, SourceEntry],
    problems: Problems,
) -> Frontmatter:
    """The head of files of another convention, with the voices and sources that it gives."""
    parts = _HeadParts(documents, problems)
    plain = _of_a_plain_file(documents[0], parts)
    base = parts.one("base", lambda node: read_iri(node, "base", problems))
    is_base = base is not None and base.endswith(("/", "#"))
    return replace(
        plain,
        id=_map_id(base, plain.title) if base is not None and is_base else plain.id,
        base=base if base is not None and is_base else plain.base,
        question=parts.text("question"),
        abstract=parts.text("abstract"),
        language=parts.one("language", lambda node: read_language(node, "language", problems))
        or "en",
        experts=experts,
        sources=sources,
    )


def _of_a_plain_file(document: Document, parts: _HeadParts) -> Frontmatter:
    """A file that knows nothing of us is a map all the same: named by itself, without voices."""
    name = PurePath(document.file).stem
    map_id = slug(name)
    return Frontmatter(
        map_id, f"{DEFAULT_BASE}{map_id}/", title=parts.plain_title() or name, question=""
    )


def _map_id(base: str, title: str) -> str:
    """A slug from the last segment of ``base``, else of the title."""
    try:
        segments = [part for part in urlsplit(base).path.split("/") if part]
    except ValueError:  # a host that is none; noted as a bad base elsewhere, or harmless
        segments = []
    return slug(segments[-1] if segments else title)


class _HeadParts:
    """Reads each key over all parts, and notes where two of them disagree."""

    def __init__(self, documents: Sequence[Document], problems: Problems) -> None:
        self._problems = problems
        self._mappings = [
            document.frontmatter for document in documents if document.frontmatter is not None
        ]

    def warn_of_near_keys(self) -> None:
        for mapping in self._mappings:
            for key in mapping:
                near = [name for name in MAP_KEYS if differ_in_a_letter(key, name)]
                if key not in MAP_KEYS and near:
                    message = f"the key {key!r} is not read"
                    advice = did_you_mean(near[0])
                    mending = self._problems.mending(key, near)
                    place = mapping.key_place(key)
                    self._problems.warn(place, message, advice, "unknown-key", mending)

    def base(self) -> str:
        base = self.one("base", lambda node: read_iri(node, "base", self._problems))
        if base is None:
            if not any("base" in mapping for mapping in self._mappings):
                self._note_missing("base", "add base: https://.../ under which its names lie")
            return f"{DEFAULT_BASE}unnamed/"
        if not base.endswith(("/", "#")):
            node = next(mapping.get("base") for mapping in self._mappings if "base" in mapping)
            assert node is not None
            message = "base must end in / or #, for names are written after it"
            self._problems.error(node.place, message, f"write {base}/", "bad-iri")
        return base

    def text(self, key: str, *, required: bool = False) -> str:
        text = self.one(key, lambda node: read_text(node, key, self._problems))
        if required and text is None:
            self._note_missing(key, f"add {key}: ...")
        return text or ""

    def question(self) -> str:
        """What was asked; a map of an answer that nobody was asked for says so: ``""``."""
        nodes = [node for mapping in self._mappings if (node := mapping.get("question"))]
        is_none = any(isinstance(node, YamlScalar) and node.value == "" for node in nodes)
        return self.text("question", required=not is_none)

    def plain_title(self) -> str:
        nodes = (mapping.get("title") for mapping in self._mappings)
        titles = (node.text for node in nodes if isinstance(node, YamlScalar))
        return " ".join(next(titles, "").split())

    def one(self, key: str, read: Callable[[YamlNode | None], Entry | None]) -> Entry | None:
        """The value of a key, which all parts that have it must agree on."""
        first: Entry | None = None
        place: Place | None = None
        for mapping in self._mappings:
            node = mapping.get(key)
            value = read(node)
            if value is None or node is None:
                continue
            if place is not None and value != first:
                self._note_conflict(key, node.place, place)
            elif place is None:
                first, place = value, node.place
        return first

    def experts(self) -> dict[str, Expert]:
        experts: dict[str, Expert] = {}
        for group, standing in STANDINGS.items():
            for key, node in self._entries(group, "experts: {ruiz: {name: Ana Ruiz}}"):
                expert = read_expert(key, node, standing, self._problems)
                if expert is None:
                    continue
                first = experts.setdefault(expert.id, expert)
                if first != expert and first.place is not None:
                    self._note_conflict(expert.id, key.place, first.place)
        return experts

    def sources(self) -> dict[str, SourceEntry]:
        entries: dict[str, SourceEntry] = {}
        for key, node in self._entries("sources", "sources: {panel: {title: ...}}"):
            entry = read_source_entry(key, node, self._problems)
            if entry is None:
                continue
            first = entries.setdefault(entry.source.id, entry)
            if first.nodes.plain() != entry.nodes.plain() and first.source.place is not None:
                self._note_conflict(entry.source.id, key.place, first.source.place)
        return entries

    def topics(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        places: dict[str, Place] = {}
        for key, node in self._entries("topics", "topics: {tag: label}"):
            tag = key.text.removeprefix("#").strip()
            label = read_text(node, tag, self._problems) or tag
            if tag in labels and labels[tag] != label:
                self._note_conflict(tag, key.place, places[tag])
            labels.setdefault(tag, label)
            places.setdefault(tag, key.place)
        return labels

    def issues(self) -> dict[str, IssueEntry]:
        """By id; of a list of questions each is named by its slug."""
        entries: dict[str, IssueEntry] = {}
        for key, node in self._issue_nodes():
            question = read_text(node, "issues", self._problems)
            name = slug(question or "") if key is None else read_id(key, "an issue", self._problems)
            if name is None or question is None:
                continue
            entry = IssueEntry(question, node.place)
            first = entries.setdefault(name, entry)
            if first != entry:
                self._note_conflict(name, node.place, first.place)
        return entries

    def _issue_nodes(self) -> Iterator[tuple[YamlScalar | None, YamlNode]]:
        for mapping in self._mappings:
            node = mapping.get("issues")
            if isinstance(node, YamlMapping):
                yield from node.entries
            else:
                yield from ((None, item) for item in read_items(node))

    def _entries(self, group: str, example: str) -> list[tuple[YamlScalar, YamlNode]]:
        pairs: list[tuple[YamlScalar, YamlNode]] = []
        for mapping in self._mappings:
            entries = read_mapping(mapping.get(group), group, example, self._problems)
            pairs.extend(entries.entries if entries is not None else ())
        return pairs

    def _note_conflict(self, name: str, place: Place, first: Place) -> None:
        self._problems.error(
            place,
            f"{name} is defined here and, differently, at {first}",
            "keep one of the two, or make them the same",
            "conflicting-definition",
        )

    def _note_missing(self, key: str, advice: str) -> None:
        mapping = self._mappings[0]
        self._problems.error(_opening(mapping), f"the map has no {key}", advice, "missing-key")


def _opening(mapping: YamlMapping) -> Place:
    """The first key: where a reader looks for what is missing."""
    return mapping.entries[0][0].place if mapping.entries else mapping.place
