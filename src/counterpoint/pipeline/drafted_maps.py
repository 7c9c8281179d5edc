"""A map that is there, as the drafter needs it: whose words each sentence of its sources is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from counterpoint import formats
from counterpoint.drafting.new_map import DraftedMap
from counterpoint.drafting.proposals import MappedSource
from counterpoint.errors import InputError, Place, Problem
from counterpoint.model import ArgumentMap, Expert, Layer, Source, SourceText, Standing

_FRONTMATTER = re.compile(r"^={3,}[ \t]*\n.*?^={3,}[ \t]*$", re.MULTILINE | re.DOTALL)


def head_of(text: str) -> str:
    """The frontmatter of a map file as it stands there, "" where there is none."""
    head = _FRONTMATTER.search(text)
    return "" if head is None else head[0]


def existing_map(target: Path, texts: Sequence[tuple[Path, SourceText]]) -> DraftedMap:
    """The map in a file with the sources that were given, by their hashes.

    Raises:
        InputError: the map is wrong, or a source is none of its own.
    """
    folders = list(dict.fromkeys(path.parent for path, _ in texts))
    argument_map = formats.read([target], sources=folders).map
    by_hash = {source.sha256: source for source in argument_map.sources}
    strangers = [(path, text) for path, text in texts if text.sha256 not in by_hash]
    if strangers:
        raise InputError([_stranger(path, text, argument_map) for path, text in strangers])
    mapped = tuple(_mapped(argument_map, by_hash[text.sha256], text) for _, text in texts)
    return DraftedMap(argument_map, mapped)


def _stranger(path: Path, text: SourceText, argument_map: ArgumentMap) -> Problem:
    names = {Path(source.file).name for source in argument_map.sources}
    if path.name in names:
        message = f"{path.name} is not the text that the map was made from: it has changed"
        advice = "first find its quotations anew: counterpoint check --source"
        return Problem(Place(str(path)), message, advice, "source-hash")
    message = "is no source of this map"
    advice = f"add it to its sources: with sha256: {text.sha256}"
    return Problem(Place(str(path)), message, advice, "unknown-source")


def _mapped(argument_map: ArgumentMap, source: Source, text: SourceText) -> MappedSource:
    experts = {expert.id: expert for expert in argument_map.experts}
    voices: dict[str, str] = {}
    editor = ""
    for sentence in text.sentences:
        expert = _speaker_at(sentence.start, sentence.speaker, source, text, experts)
        if expert is None:
            continue
        if expert.standing is Standing.PANEL and sentence.layer is Layer.SPEECH:
            voices[sentence.id] = expert.id
        elif expert.standing is Standing.EDITOR and sentence.layer is Layer.SUMMARY:
            editor = expert.id
    language = source.language or argument_map.language
    return MappedSource(source.id, text, voices, editor, language)


def _speaker_at(
    offset: int, speaker: str, source: Source, text: SourceText, experts: Mapping[str, Expert]
) -> Expert | None:
    """Whose section an offset lies in; where the map lists none, whom the text's label names."""
    if source.sections:
        for section in source.sections:
            if section.start is not None and section.start <= offset < (section.end or 0):
                return experts.get(section.expert)
        return None
    names = {x.id: x.name.casefold() for x in text.speakers}
    words = {speaker, names.get(speaker, speaker)}
    alike = [
        expert
        for expert in experts.values()
        if words & {expert.id, expert.name.casefold(), expert.name.casefold().split()[-1]}
    ]
    return alike[0] if len(alike) == 1 else None
