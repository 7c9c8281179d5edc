"""A map whose source has changed: its quotations looked up in the text that took its place.

A quotation is found exactly or not at all; what is not found is told and never guessed. What
belongs here: reading a map with other texts. What does not: writing (`mended_files`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import InputError, Mending, Problem, Severity, UsageError
from counterpoint.formats import argdown
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import ArgumentMap, Source


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What is wrong or doubtful in a map once its sources are other texts, in the order of place.

    Among it is each hash that is to be another, with its mending, where all else is well.
    ``places`` is how many key phrases stand in the new texts.
    """

    problems: tuple[Problem, ...]
    places: int = 0


def reanchor(
    paths: Sequence[Path], new_texts: Sequence[Path], *, sources: Sequence[Path] = ()
) -> Reanchored:
    """The map in ``paths`` read with ``new_texts`` in the place of its sources of these names.

    A map of one source takes a single text of any name. A phrase that stands in the new text only
    by similarity is an error here: whether it is still what was said, a person decides.

    Raises:
        InputError: a map file cannot be parsed.
        UsageError: a text takes the place of no source.
        LimitError: a file is larger than the limit.
    """
    documents = [argdown.read_document(path) for path in paths]
    files = _replaced(documents, new_texts)
    readings: dict[str, SourceReading] = {}

    def text_of_source(source: Source) -> SourceReading:
        path = files.get(source.id)
        map_file = source.place.file if source.place is not None else str(paths[0])
        if path is None:
            return read_source(source, map_file, sources)
        plain = replace(source, file=path.name, sha256="")
        readings[source.id] = read_source(plain, str(path))
        return readings[source.id]

    try:
        result = read_argdown_map(*documents, text_of_source=text_of_source)
    except InputError as error:
        return Reanchored(tuple(map(_as_error, error.problems)))
    problems = tuple(map(_as_error, result.warnings))
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems += tuple(_new_hashes(documents, readings))
    in_order = tuple(sorted(problems, key=lambda problem: problem.place))
    return Reanchored(in_order, _places(result.map, readings))


def _as_error(problem: Problem) -> Problem:
    is_guess = problem.code == "quote-similar"
    return replace(problem, severity=Severity.ERROR) if is_guess else problem


def _replaced(documents: Iterable[argdown.Document], new_texts: Sequence[Path]) -> dict[str, Path]:
    """The new text of each source that has one, by the source's id."""
    names = {
        source: Path(_text(entry, "file") or source).name
        for source, entry in _source_entries(documents)
    }
    files: dict[str, Path] = {}
    for path in new_texts:
        alike = [source for source, name in names.items() if name == path.name]
        if not alike and len(names) == len(new_texts) == 1:
            alike = list(names)
        if len(alike) != 1:
            have = ", ".join(names.values()) or "none"
            raise UsageError(
                f"{path} takes the place of no source by its name; the map's sources are: {have}"
            )
        files[alike[0]] = path
    return files


def _source_entries(
    documents: Iterable[argdown.Document],
) -> Iterable[tuple[str, YamlMapping]]:
    for document in documents:
        head = document.frontmatter
        sources = head.get("sources") if head is not None else None
        if isinstance(sources, YamlMapping):
            for key, entry in sources.entries:
                if isinstance(entry, YamlMapping):
                    yield key.text, entry


def _text(entry: YamlMapping, key: str) -> str:
    node = entry.get(key)
    return getattr(node, "text", "")


def _new_hashes(
    documents: Iterable[argdown.Document], readings: Mapping[str, SourceReading]
) -> Iterable[Problem]:
    for source, entry in _source_entries(documents):
        reading, node = readings.get(source), entry.get("sha256")
        if reading is None or node is None or _text(entry, "sha256") == reading.sha256:
            continue
        yield Problem(
            node.place,
            f"the source {source} is another text now, and every quotation stands in it",
            "check --fix with --source writes its hash",
            "source-changed",
            Severity.WARNING,
            mending=Mending(_text(entry, "sha256"), reading.sha256),
        )


def _places(argument_map: ArgumentMap, readings: Mapping[str, SourceReading]) -> int:
    quotations = [stance.quotation for stance in argument_map.stances]
    quotations += [relation.quotation for relation in argument_map.relations]
    return sum(x is not None and x.source in readings and x.start is not None for x in quotations)
