"""The files of one map, read one by one: what came of each, and what is wrong in all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from counterpoint.errors import InputError, Problems
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


def origin_of(contents: Sequence[FileContent[Content]], texts: Sequence[FileRead] = ()) -> Origin:
    """Where a map of these files comes from, and which source texts were looked into."""
    return Origin(tuple(FileRead(x.path.name, x.sha256) for x in contents), tuple(texts))
