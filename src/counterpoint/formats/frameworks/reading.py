"""Frameworks as maps: an argument is a claim, an attack an objection of one claim to another.

An abstract argument is a name and nothing else, so nothing is known of its premises, and nobody
says it. What belongs here: what all three formats have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from counterpoint.errors import Problems
from counterpoint.formats.file_text import read_text
from counterpoint.formats.foreign import MapBuilder
from counterpoint.formats.foreign.files import FileContent, read_each, result_of
from counterpoint.formats.frameworks.apx import parse_apx
from counterpoint.formats.frameworks.framework import FrameworkFile
from counterpoint.formats.frameworks.iccma import parse_iccma
from counterpoint.formats.frameworks.tgf import parse_tgf
from counterpoint.formats.losses import Losses
from counterpoint.formats.result import ReadResult
from counterpoint.model import Argument, Attack, AttackKind, Claim

Parser = Callable[[str, str, FrameworkFile], None]


def read_tgf_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (a reader of maps has it; a name quotes nothing)
    """The map of Trivial Graph files; see `tgf`."""
    return _read(paths, "tgf", parse_tgf)


def read_apx_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (as above)
    """The map of ASPARTIX files; see `apx`."""
    return _read(paths, "apx", parse_apx)


def read_iccma_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (as above)
    """The map of files of the argumentation competition; see `iccma`."""
    return _read(paths, "iccma", parse_iccma)


def count_tgf(paths: Sequence[Path]) -> Mapping[str, int]:
    """How many nodes and edges Trivial Graph files hold."""
    return _count(paths, parse_tgf)


def count_apx(paths: Sequence[Path]) -> Mapping[str, int]:
    """How many arguments (nodes) and attacks (edges) ASPARTIX files hold."""
    return _count(paths, parse_apx)


def count_iccma(paths: Sequence[Path]) -> Mapping[str, int]:
    """How many arguments (nodes) and attacks (edges) files of the competition hold."""
    return _count(paths, parse_iccma)


def _frameworks(
    paths: Sequence[Path], parse: Parser, problems: Problems, losses: Losses
) -> list[FileContent[FrameworkFile]]:
    def read_one(path: Path) -> tuple[FrameworkFile, str]:
        framework = FrameworkFile(problems, losses)
        file = read_text(path)
        parse(file.text, str(path), framework)
        return framework, file.sha256

    return read_each(paths, read_one, problems)


def _count(paths: Sequence[Path], parse: Parser) -> dict[str, int]:
    files = _frameworks(paths, parse, Problems(code="framework"), Losses())
    return {
        "nodes": sum(len(file.content.nodes) for file in files),
        "edges": sum(file.content.edges for file in files),
    }


def _read(paths: Sequence[Path], name: str, parse: Parser) -> ReadResult:
    problems, losses = Problems(code=name), Losses()
    files = _frameworks(paths, parse, problems, losses)
    problems.raise_errors()
    builder = MapBuilder(files[0].path.stem, files[0].path.stem)
    for file in files:
        _add(builder, file.content, file.prefix)
    return result_of(files, builder, problems, losses)


def _add(builder: MapBuilder, framework: FrameworkFile, prefix: str) -> None:
    for node in framework.nodes.values():
        builder.add(Claim(prefix + node.name, node.label or node.name, "", place=node.place))
    for arrow in framework.arrows.values():
        key = f"{prefix}{arrow.source} {arrow.kind} {arrow.target}"
        source, target = prefix + arrow.source, prefix + arrow.target
        if arrow.kind == "attack":
            builder.add(Attack(key, (source,), target, AttackKind.REBUT, place=arrow.place))
        else:
            builder.add(Argument(key, (source,), target, place=arrow.place))
