"""The files of one map, read one by one: what came of each, and what is wrong in all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from counterpoint.errors import InputError, Problems
from counterpoint.formats.foreign.building import MapBuilder
from counterpoint.formats.losses import (
    MOST_EXAMPLES,
    Conversion,
    Loss,
    Losses,
    carried_of,
)
from counterpoint.formats.result import ReadResult
from counterpoint.model import FileRead, Origin

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class FileContent(Generic[Content]):
    """What a reader gave of a file, and the hash of its bytes.

    ``prefix`` keeps the keys of several files apart; it is "" where there is one.
    """

    path: Path
    content: Content
    sha256: str
    prefix: str = ""


def read_each(
    paths: Sequence[Path],
    read_one: Callable[[Path], tuple[Content, str]],
    problems: Problems,
) -> list[FileContent[Content]]:
    """What ``read_one`` gives of each file, by name; what it raises is noted and the next is read.

    ``read_one`` gives the content and the hash of the file's bytes.
    """
    contents: list[FileContent[Content]] = []
    in_order = sorted(set(paths))
    for number, path in enumerate(in_order, 1):
        try:
            content, sha256 = read_one(path)
        except InputError as error:
            problems.add(*error.problems)
        else:
            prefix = f"{number}:" if len(in_order) > 1 else ""
            contents.append(FileContent(path, content, sha256, prefix))
    return contents


def result_of(
    files: Sequence[FileContent[Content]],
    builder: MapBuilder,
    problems: Problems,
    losses: Losses,
    texts: Sequence[FileRead] = (),
) -> ReadResult:
    """The map of all that was added, what was noted, and which source texts were looked into.

    The format's name is the code of its problems.

    Raises:
        InputError: with every mistake that was noted.
    """
    problems.raise_errors()
    argument_map = builder.build()
    carried = carried_of(argument_map)
    changes = (_new_ids(builder, [file.prefix for file in files]),)
    return ReadResult(
        argument_map,
        problems.warnings,
        Origin(tuple(FileRead(x.path.name, x.sha256) for x in files), tuple(texts)),
        conversion=Conversion(problems.code, carried, tuple(losses), changes=changes),
    )


def _new_ids(builder: MapBuilder, prefixes: Sequence[str]) -> Loss:
    """That claims are called by what they say, and not by the ids of their files."""
    changed: list[str] = []
    for key, claim in builder.ids["claim"].items():
        name = key.removeprefix(next((x for x in prefixes if x and key.startswith(x)), ""))
        if name != claim:
            changed.append(f"{name} is {claim}")
    sentence = "ids of claims, which are made of what they say"
    return Loss("ids", len(changed), sentence, tuple(changed[:MOST_EXAMPLES]))
