"""Speakers in data and tags: ``{speaker: Ana Ruiz}``, and what a reader says is one.

A key ``speaker`` says what it says. That ``author``, ``source`` or a tag ``#ruiz`` names who
speaks, and not who drew the map, a book or a topic, nobody can see: it is read where the file
lists its ``speakers`` in the frontmatter or whoever reads it says so, and told where not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from counterpoint.errors import Place
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown_map.others.translation import (
    Translation,
    argdown_data,
    copies_of,
    listed_nodes,
    mapping,
    members_of,
    note_unread,
    scalar,
    untag,
    words_of,
)
from counterpoint.formats.foreign import allot_ids
from counterpoint.formats.yaml_data import YamlList, YamlMapping, YamlNode
from counterpoint.model import Expert

EVIDENT = "speaker"
TAGS = "#"  # stands among the keys for all tags
_MAY_BE_SPEAKERS = ("author", "source", "by", "who", "said-by", "said_by", "voice", "person")


def read_conventions(documents: Sequence[Document], keys: Sequence[str] = ()) -> Translation:
    """Who speaks by the keys and tags that say so: ``speaker``, and those of ``keys``.

    ``keys`` are keys of data, tags as ``#ruiz``, or ``#`` for all tags. Without any speaker the
    documents are those that were given. What is read by nobody is in the losses. Linear.
    """
    reading = _Conventions(documents, (EVIDENT, *keys))
    return reading.translation()


class _Conventions:
    def __init__(self, documents: Sequence[Document], keys: Sequence[str]) -> None:
        self._documents = documents
        self._keys = tuple(key for key in keys if not key.startswith("#"))
        self._names = _speakers_of(documents)
        self._tags = {key[1:] for key in keys if key.startswith("#") and key != TAGS}
        self._tags |= set(self._names)
        if TAGS in keys:
            self._tags |= {tag for document in documents for tag in document.tags}

    def translation(self) -> Translation:
        documents = self._documents
        names = dict.fromkeys(self._all_names())
        ids = allot_ids(names)
        translation = Translation(documents)
        if not ids:
            self._note_unread(translation)
            return translation
        translation.documents = copies_of(documents)
        place = documents[0].source.place(0)
        translation.experts = {ids[name]: Expert(ids[name], name, place=place) for name in names}
        self._note_unread(translation)
        for document in translation.documents:
            for section in document.all_sections():
                section.data = self._data(section.data, section.tags, ids, section.place)
        for member in members_of(translation.documents):
            member.data = self._data(member.data, member.tags, ids, member.place)
        untag(translation.documents, frozenset(self._tags))
        return translation

    def _note_unread(self, translation: Translation) -> None:
        advice = {
            key: f"data of the key {key} (if it says who speaks: --speakers {key})"
            for key in _MAY_BE_SPEAKERS
        }
        note_unread(translation.documents, frozenset(self._keys), translation.losses, advice)

    def _all_names(self) -> Iterator[str]:
        for document in self._documents:
            for section in document.all_sections():
                yield from self._said_by(section.data, section.tags)
        for member in members_of(self._documents):
            yield from self._said_by(member.data, member.tags)

    def _said_by(self, data: YamlMapping | None, tags: Sequence[str]) -> list[str]:
        """The names of those who speak by data and tags, each once."""
        nodes = [data.get(key) for key in self._keys] if data is not None else []
        words = [word for node in nodes for word in _words_in(node)]
        words += [tag for tag in tags if tag in self._tags]
        return list(dict.fromkeys(self._names.get(word, word) for word in words))

    def _data(
        self,
        data: YamlMapping | None,
        tags: Sequence[str],
        ids: Mapping[str, str],
        place: Place,
    ) -> YamlMapping | None:
        values = argdown_data(data) if data is not None else {}
        speakers = [scalar(ids[name], place) for name in self._said_by(data, tags)]
        if speakers:
            values["expert"] = listed_nodes(speakers)
        return mapping(place, values)


def _words_in(node: YamlNode | None) -> list[str]:
    """One value, or those of a list."""
    nodes = node.items if isinstance(node, YamlList) else (node,)
    return [words for each in nodes if (words := words_of(each))]


def _speakers_of(documents: Sequence[Document]) -> dict[str, str]:
    """The speakers that the frontmatter lists, by the word that stands for each."""
    names: dict[str, str] = {}
    for document in documents:
        node = None if document.frontmatter is None else document.frontmatter.get("speakers")
        if isinstance(node, YamlMapping):
            for key, value in node.entries:
                entry = value.get("name") if isinstance(value, YamlMapping) else value
                names[key.text] = words_of(entry) or key.text
        else:
            names |= {word: word for word in _words_in(node)}
    return names
