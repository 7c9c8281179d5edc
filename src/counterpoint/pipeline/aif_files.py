"""AIF and the way back: what a map cannot hold of a file of AIF is written beside it.

A map that was read from AIF and is written in another format gets a file beside it with the rest
of that file. When the map is written as AIF again, from the file of AIF itself or from one with a
rest beside, it is that file with what has changed since.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from counterpoint import formats
from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.formats import ReadingChoices
from counterpoint.formats.aif import (
    REST_ENDING,
    AifRest,
    AifResult,
    fits,
    merged,
    read_rest,
    render_aif_map,
    render_nodeset,
    render_rest,
    view_as_aif,
)
from counterpoint.model import ArgumentMap
from counterpoint.pipeline.exports import Exported
from counterpoint.rdf import FORMATS as RDF_FORMATS
from counterpoint.store import Store


def written_as_aif(
    argument_map: ArgumentMap, paths: Sequence[Path]
) -> tuple[Exported, tuple[Problem, ...]]:
    """A map read from ``paths`` as AIFdb's JSON, with the rest of AIF that they or a file have.

    The problem is there if the rest beside is of another map, and takes no part.

    Raises:
        InputError: the file of the rest is none.
        LimitError: it is larger than the limit.
    """
    rendered = render_aif_map(argument_map)
    rest = _rest_of(paths)
    if rest is None:
        return Exported(rendered.text.encode("utf-8"), rendered.conversion), ()
    view = view_as_aif(argument_map)
    if not fits(rest, view):
        problem = Problem(
            Place(str(_beside(paths[0]))),
            "this is the rest of another map: most claims of that are not in this one",
            "it is left aside; remove it, or convert the file of AIF again",
            "aif-rest",
            Severity.WARNING,
        )
        return Exported(rendered.text.encode("utf-8"), rendered.conversion), (problem,)
    text = render_nodeset(merged(rest, view))
    return Exported(text.encode("utf-8"), rendered.conversion), ()


def rest_beside(
    paths: Sequence[Path], output: Path, name: str, content: bytes, store: Store
) -> dict[str, bytes]:
    """The file that goes beside ``output``, by its name; nothing where there is nothing to keep.

    That is where ``paths`` are one file of AIF of which the map lacks something, and ``name``, in
    which ``content`` is written, is a format that is read again.
    """
    result = _read_aif(paths)
    if result is None or result.conversion is None or not result.conversion.losses:
        return {}
    rest = result.rest
    if rest is None:
        return {}
    if name in RDF_FORMATS:
        again: ArgumentMap | None = store.read_map()
    elif name in formats.WRITTEN and name != formats.AIF.name:
        again = _read_again(output.name, name, content)
    else:
        return {}
    if again is None:
        return {}
    return {_beside(output).name: render_rest(rest.as_read_again(again)).encode("utf-8")}


def _read_again(file_name: str, format_name: str, content: bytes) -> ArgumentMap | None:
    """The map in what was written; ``None`` of an empty map, which some formats cannot say."""
    with TemporaryDirectory() as folder:
        path = Path(folder, file_name)
        path.write_bytes(content)
        try:
            return formats.read([path], choices=ReadingChoices(format_name)).map
        except InputError:
            return None


def _rest_of(paths: Sequence[Path]) -> AifRest | None:
    result = _read_aif(paths)
    if result is not None:
        return result.rest
    if len(paths) == 1 and _beside(paths[0]).is_file():
        return read_rest(_beside(paths[0]))
    return None


def _read_aif(paths: Sequence[Path]) -> AifResult | None:
    """What the one file of AIF among ``paths`` says; ``None`` where they are anything else."""
    if len(paths) != 1 or formats.format_of(paths[0]) is not formats.AIF:
        return None
    result = formats.read(paths)
    return result if isinstance(result, AifResult) else None


def _beside(path: Path) -> Path:
    return path.with_name(path.stem + REST_ENDING)
