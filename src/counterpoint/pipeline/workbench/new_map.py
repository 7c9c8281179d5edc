"""A first map of one or more sources: who speaks, where, and nothing said yet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, yaml_text
from counterpoint.formats.source_texts import read_source_file
from counterpoint.model import SourceText, slug
from counterpoint.pipeline.files.replacement import write_files

_BASE = "https://w3id.org/counterpoint/maps/"


def map_for(paths: Sequence[Path], output: Path | None = None) -> tuple[Path, ...]:
    """The map files to work on: those named, or a new one for the sources that are named.

    The new one stands beside the first source under its name, or at ``output``; one that is there
    already is taken as it is, if it is a map.

    Raises:
        UsageError: maps and sources are mixed, or the new map has no ending of Argdown's.
        InputError, LimitError: a source cannot be read.
    """
    are_maps = [path.suffix.lower() in SUFFIXES for path in paths]
    if all(are_maps):
        if output is not None:
            raise UsageError("-o names the map to be made of a source; a map needs none")
        return tuple(paths)
    if any(are_maps):
        mixed = next(path for path, is_map in zip(paths, are_maps, strict=True) if not is_map)
        message = f"{mixed} is no map, and maps are named beside it"
        raise UsageError(f"{message}; name maps, or sources of a new one")
    target = output or paths[0].with_suffix(".argdown")
    if target.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{target}: name it with an ending of {' or '.join(SUFFIXES)}")
    if not target.exists():
        texts = [(path, read_source_file(path)) for path in paths]
        write_files(target.parent, {target.name: first_map(target, texts).encode()})
    return (target,)


def first_map(target: Path, texts: Sequence[tuple[Path, SourceText]]) -> str:
    """The text of a map at ``target`` that says who speaks in each source, and no claim."""
    title = _title_of(texts[0][1]) or target.stem
    lines = [
        "===",
        f"title: {yaml_text(title)}",
        f"question: {yaml_text(title)}",
        f"base: {_BASE}{slug(target.stem)}/",
        "language: en",
        *_experts(texts),
        "sources:",
    ]
    headings: list[str] = []
    for path, text in texts:
        source_id = slug(path.stem)
        lines += _source(target, path, text, source_id)
        for speaker in text.speakers:
            data = f"{{expert: {yaml_text(speaker.id)}, source: {yaml_text(source_id)}}}"
            headings.append(f"# {argdown_text(speaker.name)} {data}")
    head = "\n".join([*lines, "==="])
    return "\n\n\n".join([head, *(headings or ["# Claims"])]).replace("===\n\n\n", "===\n\n") + "\n"


def _experts(texts: Sequence[tuple[Path, SourceText]]) -> Iterator[str]:
    speakers = {speaker.id: speaker for _, text in texts for speaker in text.speakers}
    if speakers:
        yield "experts:"
    for speaker in speakers.values():
        yield f"  {yaml_text(speaker.id)}:"
        yield f"    name: {yaml_text(speaker.name)}"
        if speaker.role:
            yield f"    roles: [{{title: {yaml_text(speaker.role)}}}]"


def _source(target: Path, path: Path, text: SourceText, source_id: str) -> Iterator[str]:
    file = Path(os.path.relpath(path, target.parent)).as_posix()
    yield f"  {yaml_text(source_id)}:"
    yield f"    title: {yaml_text(_title_of(text) or path.stem)}"
    yield f"    file: {yaml_text(file)}"
    yield f"    sha256: {text.sha256}"
    markers: dict[str, dict[str, None]] = {}
    for section in text.sections:
        markers.setdefault(section.expert, {})[section.marker] = None
    if markers:
        yield "    sections:"
    for expert, phrases in markers.items():
        written = [yaml_text(phrase) for phrase in phrases]
        value = written[0] if len(written) == 1 else f"[{', '.join(written)}]"
        yield f"      {yaml_text(expert)}: {value}"


def _title_of(text: SourceText) -> str:
    """The first line of a text, where it is short enough for a title."""
    first = next((block for block in text.blocks), None)
    words = "" if first is None else " ".join(text.text[first.start : first.end].split())
    return words.lstrip("# ") if len(words) <= 120 else ""
