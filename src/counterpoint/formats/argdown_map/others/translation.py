"""What a reading of others' conventions gives: documents in our words, voices, sources, losses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterpoint.errors import Place
from counterpoint.formats.argdown import Document, Member, RangeType, parse_again
from counterpoint.formats.argdown_map.head.bibliography import SourceEntry
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.metadata.keys import ARGDOWN_KEYS
from counterpoint.formats.losses import Losses
from counterpoint.formats.yaml_data import YamlList, YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Expert


@dataclass(slots=True)
class Translation:
    """Documents whose metadata is ours, and the voices and sources that it names.

    ``everywhere`` is who speaks where no heading says it. ``losses`` is what has no place in a map.
    """

    documents: Sequence[Document]
    experts: Mapping[str, Expert] = field(default_factory=dict)
    sources: Mapping[str, SourceEntry] = field(default_factory=dict)
    everywhere: Speaking = field(default_factory=Speaking)
    losses: Losses = field(default_factory=Losses)


def copies_of(documents: Sequence[Document]) -> list[Document]:
    """The documents read once more, to be changed."""
    return [parse_again(document) for document in documents]


def members_of(documents: Sequence[Document]) -> Iterator[Member]:
    """Every occurrence of every statement and argument."""
    for document in documents:
        yield from document.all_members()


def untag(documents: Sequence[Document], tags: frozenset[str]) -> None:
    """Take tags off all statements and arguments: they are no topics."""
    for document in documents:
        for owner in (*document.statements.values(), *document.arguments.values()):
            for tag in tags.intersection(owner.tag_set):
                del owner.tag_set[tag]


def scalar(text: str, place: Place) -> YamlScalar:
    """A text as a value."""
    return YamlScalar(text, text, place)


def mapping(place: Place, values: Mapping[str, YamlNode]) -> YamlMapping | None:
    """Metadata of these keys, ``None`` where there are none."""
    entries = tuple((scalar(key, node.place), node) for key, node in values.items())
    return YamlMapping(entries, place) if entries else None


def listed_nodes(nodes: Sequence[YamlNode]) -> YamlNode:
    """One value, or several as a list."""
    return nodes[0] if len(nodes) == 1 else YamlList(tuple(nodes), nodes[0].place)


def words_of(node: YamlNode | None) -> str:
    """A value as a line of text, "" where there is none or it is no single value."""
    is_text = isinstance(node, YamlScalar) and node.value is not None
    return " ".join(node.text.split()) if is_text and isinstance(node, YamlScalar) else ""


def argdown_data(data: YamlMapping) -> dict[str, YamlNode]:
    """What Argdown's own tools read, by key."""
    return {key.text: node for key, node in data.entries if key.text in ARGDOWN_KEYS}


def note_unread(
    documents: Sequence[Document],
    read_keys: frozenset[str],
    losses: Losses,
    sentences: Mapping[str, str] | None = None,
) -> None:
    """Count the keys of data that are read by nobody, and the links in texts.

    ``sentences`` say more of some keys.
    """
    for member in members_of(documents):
        for key in member.data or ():
            if key not in read_keys and key not in ARGDOWN_KEYS and member.data is not None:
                place = member.data.key_place(key)
                sentence = (sentences or {}).get(key, f"data of the key {key}")
                losses.note(f"data:{key}", sentence, member.title, place)
        for part in member.ranges:
            if part.type is RangeType.LINK and part.target:
                losses.note("links", "addresses that words link to", part.target, member.place)
