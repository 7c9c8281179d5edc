"""Debates that commands load within this process, each of them once.

Loading is most of what a command does, and the tests give the same few maps to hundreds of them.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from counterpoint import pipeline
from counterpoint.formats import ReadingChoices
from counterpoint.model import Analysis, Supposed
from counterpoint.network import ArgumentNetwork
from counterpoint.pipeline import Debate, built_files, map_input, single_suppositions

_MOST_DEBATES = 12
# A folder with more than a few texts beside its map is not looked through.
_MOST_FILES, _MOST_BYTES = 40, 4 * 2**20
# What commands write beside the map that they were given, and no map takes a text from.
_WRITTEN = {".html", ".sha256", ".trig", ".nt", ".nq", ".docx"}


@contextlib.contextmanager
def loading_once() -> Iterator[None]:
    """Within, what commands load from the same bytes, at the same paths, is loaded once.

    A command that changed what it had loaded would show itself in the next one. What is loaded
    beside commands, by `pipeline.load` as a test imports it, is loaded anew.
    """
    load, debates = pipeline.load, OrderedDict[object, Debate]()

    def load_once(
        paths: Sequence[Path],
        *,
        sources: Sequence[Path] = (),
        choices: ReadingChoices | None = None,
    ) -> Debate:
        choices = choices or ReadingChoices()
        contents = _contents(paths, sources)
        if contents is None:
            return load(paths, sources=sources, choices=choices)
        key = (*map(str, paths), *map(str, sources), repr(choices), contents)
        if key not in debates:
            debates[key] = load(paths, sources=sources, choices=choices)
        debates.move_to_end(key)
        if len(debates) > _MOST_DEBATES:
            debates.popitem(last=False)
        return debates[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load", load_once)
        patch.setattr(map_input, "load", load_once)
        patch.setattr(built_files, "single_suppositions", _supposing_once())
        yield


def _supposing_once() -> Callable[[ArgumentNetwork, Analysis], tuple[Supposed, ...]]:
    """What suppositions change, which takes most of a build, worked out once a debate."""
    debates = OrderedDict[int, tuple[ArgumentNetwork, Analysis, tuple[Supposed, ...]]]()

    def suppose_once(network: ArgumentNetwork, analysis: Analysis) -> tuple[Supposed, ...]:
        present = debates.get(id(network))
        if present is None or present[1] is not analysis:
            present = network, analysis, single_suppositions(network, analysis)
            debates[id(network)] = present  # which keeps the network, and so its number
        if len(debates) > _MOST_DEBATES:
            debates.popitem(last=False)
        return present[2]

    return suppose_once


def _contents(paths: Sequence[Path], sources: Sequence[Path]) -> str | None:
    """A digest of all files that a map may be read from; ``None`` if they are many or missing."""
    folders = dict.fromkeys([*(path.parent for path in paths), *sources])
    try:
        beside = [each for folder in folders for each in _files_in(folder)]
        files = [*paths, *(file for file in beside if file.suffix not in _WRITTEN)]
        if len(files) > _MOST_FILES or sum(file.stat().st_size for file in files) > _MOST_BYTES:
            return None
        digest = hashlib.sha256()
        for file in files:
            content = file.read_bytes()
            digest.update(f"{file}\0{len(content)}\0".encode() + content)
    except OSError:
        return None
    return digest.hexdigest()


def _files_in(folder: Path) -> list[Path]:
    """The files in a folder and in those right in it, sorted."""
    return sorted(path for glob in ("*", "*/*") for path in folder.glob(glob) if path.is_file())
