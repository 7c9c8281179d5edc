"""Argument graphs of Carneades 4 in YAML as maps.

Statements are claims. An argument has premises, a conclusion, and a statement that undercuts it;
premises of a ``convergent`` argument speak each for itself. An issue is between positions of which
at most one holds, so they are contrary, or contradict each other where one is the negation (``¬``)
of the other. Schemes from which Carneades derives arguments are not applied, so a file of schemes
alone is no map (https://carneades.github.io). Nobody says anything in such a graph; what is
assumed in it is assumed for the sake of the argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.file_text import read_text
from counterpoint.formats.foreign import Key, MapBuilder
from counterpoint.formats.foreign.files import FileContent, read_each, result_of
from counterpoint.formats.losses import Losses
from counterpoint.formats.recognition import FileHead
from counterpoint.formats.result import ReadResult
from counterpoint.formats.yaml_data import (
    YamlList,
    YamlMapping,
    YamlNode,
    YamlScalar,
    parse_yaml,
)
from counterpoint.model import Argument, Attack, AttackKind, Claim, Relation, RelationKind

_NEGATION = "¬"
_CONVERGENT = "convergent"
_UNNAMED = frozenset({_CONVERGENT, "linked"})
_SECTIONS = frozenset({"statements", "arguments", "issues", "argument_schemes", "assumptions"})
_LOSSES = {
    "assumptions": "statements that are assumed",
    "tests": "lists of what is to be in and out",
    "language": "terms of a language for schemes",
    "argument_schemes": "schemes from which arguments are derived",
    "issue_schemes": "schemes from which issues are derived",
}
_UNREAD_ISSUES = ("issues", "issues without positions, or with too many")
# Each pair of positions becomes a relation; an issue of a debate has a handful.
_MOST_POSITIONS = 100


@dataclass(frozen=True, slots=True)
class _GraphFile:
    """The mapping in a file, and its sections by name: entries of a mapping or of a list."""

    root: YamlMapping
    file: str

    def section(self, name: str) -> Sequence[tuple[str, YamlNode]]:
        node = self.root.get(name)
        if isinstance(node, YamlMapping):
            return [(key.text, value) for key, value in node.entries]
        if isinstance(node, YamlList):
            return [(str(number), item) for number, item in enumerate(node.items, 1)]
        return ()


def is_carneades(head: FileHead) -> bool:
    """Whether a YAML file has the sections of an argument graph at its left margin."""
    names = {line.partition(":")[0] for line in head.text.splitlines() if line[:1].isalpha()}
    return len(names & _SECTIONS) > 1 or "statements" in names


def read_carneades_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (a reader of maps has it; a statement quotes nothing)
    """The map of argument graphs of Carneades."""
    problems, losses = Problems(code="carneades"), Losses()
    files = read_each(paths, _read_one, problems)
    problems.raise_errors()
    stem = files[0].path.stem
    head = dict(files[0].content.section("meta"))
    title = " ".join(_text(head.get("title")).split())
    note = " ".join(_text(head.get("note") or head.get("notes")).split())
    builder = MapBuilder(stem, title or stem, abstract=note)
    for file in files:
        _CarneadesReader(builder, file, problems, losses).add_all()
    return result_of(files, builder, problems, losses)


def count_carneades(paths: Sequence[Path]) -> Mapping[str, int]:
    """How many entries each section has that is there."""
    problems = Problems(code="carneades")
    counts: dict[str, int] = {}
    for file in read_each(paths, _read_one, problems):
        for key, _ in file.content.root.entries:
            size = len(file.content.section(key.text))
            counts[key.text] = counts.get(key.text, 0) + size
    return counts


def _read_one(path: Path) -> tuple[_GraphFile, str]:
    file = read_text(path)
    text = file.text.replace("\r\n", "\n").replace("\r", "\n")
    root = parse_yaml(text, Place(str(path), 1, 1))
    if not isinstance(root, YamlMapping):
        message = "an argument graph of Carneades is a mapping with statements and arguments"
        problem = Problem(Place(str(path)), message, "name such a file", "carneades")
        raise InputError(problem)
    return _GraphFile(root, str(path)), file.sha256


def _text(node: YamlNode | None) -> str:
    """What a node says: a scalar as it is written, of a mapping its ``text``."""
    if isinstance(node, YamlScalar):
        return "" if node.value is None else node.text
    if isinstance(node, YamlMapping):
        return _text(node.get("text"))
    return ""


def _scalars(node: YamlNode | None) -> Iterator[YamlScalar]:
    """The scalars in a list, or below the roles of a mapping."""
    if isinstance(node, YamlScalar):
        yield node
    elif isinstance(node, YamlList):
        yield from (item for item in node.items if isinstance(item, YamlScalar))
    elif isinstance(node, YamlMapping):
        yield from (value for _, value in node.entries if isinstance(value, YamlScalar))


class _CarneadesReader:
    """Adds what one file says to the map of all."""

    def __init__(
        self,
        builder: MapBuilder,
        file: FileContent[_GraphFile],
        problems: Problems,
        losses: Losses,
    ) -> None:
        self._builder = builder
        self._file = file.content
        self._prefix = file.prefix
        self._problems = problems
        self._losses = losses
        self._statements = frozenset(name for name, _ in self._file.section("statements"))
        self._undeclared: set[str] = set()

    def add_all(self) -> None:
        if not self._statements:
            has_schemes = bool(self._file.section("argument_schemes"))
            message = "there are no statements"
            advice = "write statements: {a: It works.}"
            if has_schemes:
                message += ", only schemes from which Carneades derives arguments"
                advice = "let Carneades write the arguments out"
            self._problems.error(Place(self._file.file), message, advice, "carneades-statements")
            return
        for name, node in self._file.section("statements"):
            text = " ".join(_text(node).split())
            self._builder.add(Claim(self._key(name), "", text or name, place=node.place))
        for name, node in self._file.section("arguments"):
            self._add_argument(name, node)
        for _, node in self._file.section("issues"):
            self._add_issue(node)
        for section, sentence in _LOSSES.items():
            for name, node in self._file.section(section):
                self._losses.note(section, sentence, _text(node) or name, node.place)

    def _add_argument(self, name: str, node: YamlNode) -> None:
        entries = node if isinstance(node, YamlMapping) else None
        conclusion = next(_scalars(entries and entries.get("conclusion")), None)
        if entries is None or conclusion is None:
            message = f"the argument {name} has no conclusion, and is left out"
            self._problems.warn(node.place, message, "write conclusion: a", "carneades-argument")
            self._losses.note("no-conclusion", "arguments without a conclusion", name, node.place)
            return
        premises = [self._claim(each) for each in _scalars(entries.get("premises"))]
        scheme = _text(entries.get("scheme"))
        is_convergent = scheme == _CONVERGENT
        groups = [(x,) for x in premises] if is_convergent and premises else [tuple(premises)]
        keys: list[Key] = []
        for number, group in enumerate(groups):
            keys.append(self._key(f"argument {name}~{number}"))
            target = self._claim(conclusion)
            scheme_name = "" if scheme in _UNNAMED else scheme
            self._builder.add(
                Argument(keys[-1], group, target, scheme=scheme_name, place=node.place)
            )
        for undercutter in _scalars(entries.get("undercutter")):
            premise = (self._claim(undercutter),)
            for key in keys:
                self._builder.add(
                    Attack(f"undercut {key}", premise, key, AttackKind.UNDERCUT, place=node.place)
                )

    def _add_issue(self, node: YamlNode) -> None:
        if not isinstance(node, YamlMapping):
            message = "an issue has positions, and this one, which is left out, has none"
            self._problems.warn(node.place, message, "write positions: [a, b]", "carneades-issue")
            self._losses.note(*_UNREAD_ISSUES, place=node.place)
            return
        if standard := _text(node.get("standard")):
            self._losses.note("standards", "standards of proof", standard, node.place)
        positions = list(_scalars(node.get("positions")))
        if len(positions) > _MOST_POSITIONS:
            message = f"an issue has {len(positions):,} positions, and is left out"
            advice = f"at most {_MOST_POSITIONS} are read"
            self._problems.warn(node.place, message, advice, "carneades-issue")
            self._losses.note(*_UNREAD_ISSUES, place=node.place)
            return
        for one, other in combinations(positions, 2):
            ends = (one.text.removeprefix(_NEGATION), other.text.removeprefix(_NEGATION))
            is_negation = ends[0] == ends[1] and one.text != other.text
            kind = RelationKind.CONTRADICTS if is_negation else RelationKind.CONTRARY
            source, target = self._claim(one), self._claim(other)
            if source != target:
                self._builder.add(Relation("", kind, source, target, place=one.place))

    def _claim(self, scalar: YamlScalar) -> Key:
        """The key of the statement that a scalar names; one that is not declared is added."""
        name = scalar.text
        key = self._key(name)
        if name not in self._statements and name not in self._undeclared:
            self._undeclared.add(name)
            message = f"{name} is no statement of this file"
            otherwise = "add it to the statements; it is read by its name"
            advice = self._problems.did_you_mean(name, self._statements, otherwise)
            self._problems.warn(scalar.place, message, advice, "undefined-reference")
            self._builder.add(Claim(key, "", name, place=scalar.place))
        return key

    def _key(self, name: str) -> Key:
        return self._prefix + name
