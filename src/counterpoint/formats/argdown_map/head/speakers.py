"""Who speaks where: the expert and the source that the headings set for what stands below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterpoint.errors import Problems, did_you_mean
from counterpoint.formats.argdown import ArgdownSection, Document
from counterpoint.formats.argdown_map.metadata.keys import ARGDOWN_KEYS, HEADING_KEYS
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.metadata.values import is_absent, read_items, read_text
from counterpoint.formats.yaml_data import YamlMapping, YamlNode
from counterpoint.model import Expert


@dataclass(frozen=True, slots=True)
class Speaking:
    """The experts that speak, none where it is the mapper, and the source in which they do.

    ``is_noted`` where one of them is named and unknown, which has been noted: what follows from
    it need not be noted again.
    """

    experts: tuple[str, ...] = ()
    source: str | None = None
    is_noted: bool = False


class SpeakerLookup:
    """Looks up what holds at an occurrence, and checks every expert and source that is named.

    ``everywhere`` is what holds where no heading says anything.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        experts: Mapping[str, Expert],
        sources: Iterable[str],
        problems: Problems,
        everywhere: Speaking | None = None,
    ) -> None:
        self._everywhere = everywhere or Speaking()
        self._experts = experts
        self._sources = frozenset(sources)
        self._problems = problems
        self._by_section: dict[int, Speaking] = {}
        self._speech: set[int] = set()
        for document in documents:
            for section in document.all_sections():  # parents come before their children
                above = self.under(section.parent)
                self._by_section[id(section)] = self.changed(above, section.data)
                self._mark_speech(section)
                self._warn_of_unknown_keys(section)

    def under(self, section: ArgdownSection | None) -> Speaking:
        """What a heading and those above it set."""
        return self._everywhere if section is None else self._by_section[id(section)]

    def is_speech(self, section: ArgdownSection) -> bool:
        """Whether somebody speaks, or a source does, under a heading or one below it."""
        return id(section) in self._speech

    def _mark_speech(self, section: ArgdownSection) -> None:
        """Note a heading that gives the word, with those above it, each once."""
        setting = self._by_section[id(section)]
        if setting == self._everywhere:
            return
        at: ArgdownSection | None = section
        while at is not None and id(at) not in self._speech:
            self._speech.add(id(at))
            at = at.parent

    def changed(self, above: Speaking, data: YamlMapping | None) -> Speaking:
        """What holds where ``data`` overrides what stands above; a ``null`` ends it."""
        if data is None:
            return above
        experts, source, is_noted = above.experts, above.source, above.is_noted
        if "expert" in data:
            nodes = list(read_items(data.get("expert")))
            names = (self.expert(node, "expert") for node in nodes)
            experts = tuple(dict.fromkeys(name for name in names if name is not None))
            is_noted = len(experts) < len(nodes)
        if "source" in data:
            node = data.get("source")
            source = self._source(node)
            is_noted = is_noted or (source is None and not is_absent(node))
        return Speaking(experts, source, is_noted)

    def expert(self, node: YamlNode | None, key: str) -> str | None:
        """The id of an expert, voice or editor that ``node`` names."""
        word = read_text(node, key, self._problems)
        if word is None or node is None or word in self._experts:
            return word
        names = {expert.name: expert.id for expert in self._experts.values()}
        advice = (
            did_you_mean(names[word])
            if word in names
            else self._problems.did_you_mean(
                word, self._experts, "add it to experts:, voices: or editors: at the top"
            )
        )
        message = f"{cut_at_word(word)!r} is no expert, voice or editor of this map"
        self._problems.error(node.place, message, advice, "unknown-expert")
        return None

    def _source(self, node: YamlNode | None) -> str | None:
        word = read_text(node, "source", self._problems)
        if word is None or node is None or word in self._sources:
            return word
        advice = self._problems.did_you_mean(word, self._sources, "add it to sources: at the top")
        message = f"{cut_at_word(word)!r} is no source of this map"
        self._problems.error(node.place, message, advice, "unknown-source")
        return None

    def _warn_of_unknown_keys(self, section: ArgdownSection) -> None:
        for key in section.data or ():
            if key not in HEADING_KEYS and key not in ARGDOWN_KEYS:
                assert section.data is not None
                advice = self._problems.did_you_mean(
                    key, HEADING_KEYS, "a heading takes expert and source"
                )
                message = f"the key {cut_at_word(key)!r} is not read on a heading"
                self._problems.warn(section.data.key_place(key), message, advice, "unknown-key")
