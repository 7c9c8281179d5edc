"""What a person says of a table beside it: which column is which, its scales, its title.

It comes from the command line, or from a small YAML file beside the table: for ``panel.xlsx``
that is ``panel.columns.yaml``. What belongs here: the settings and their file. What does not:
what is made of them.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from counterpoint.errors import InputError, Place, Problems, UsageError, did_you_mean
from counterpoint.errors import nearest_name as nearest
from counterpoint.formats.file_text import read_text
from counterpoint.formats.iso_dates import read_date
from counterpoint.formats.tables.dates import ORDERS
from counterpoint.formats.tables.roles import ColumnRole
from counterpoint.formats.tables.scales import PROBABILITY, scale_in
from counterpoint.formats.yaml_data import YamlList, YamlMapping, YamlNode, YamlScalar, parse_yaml

ENDING = ".columns.yaml"
ROLES = {role.value: role for role in ColumnRole}
SCALED = (ColumnRole.CONFIDENCE.value, ColumnRole.STANCE.value)


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What is said of a table; each is empty where nothing is.

    ``columns`` are headers by the name of what they hold; ``claims`` are headers whose cells are
    answers; ``answers`` are words of the table and the usual ones for them; ``scales`` are texts
    such as "1..10" by what is on them; ``ignored`` are headers that are left out without a word.
    ``texts`` are what claims say, by what their columns call them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    question: str = ""
    claim: str = ""
    language: str = ""
    dates: str = ""
    rounds: str = ""
    sheet: str = ""
    encoding: str = ""

    def over(self, other: TableSettings) -> TableSettings:
        """These settings, and those of ``other`` where these say nothing."""
        joint: dict[str, object] = {}
        for item in fields(self):
            own, below = getattr(self, item.name), getattr(other, item.name)
            joint[item.name] = {**below, **own} if isinstance(own, dict) else own or below
        return replace(self, **joint)  # type: ignore[arg-type]


def settings_of(pairs: Mapping[str, tuple[str, ...]]) -> TableSettings:
    """The settings that options say; ``columns`` and ``scales`` come as ``name=text``.

    So does each ``claim`` of several; a single one with a sign in it may be the claim itself.

    Raises:
        UsageError: an option says what cannot be.
    """
    columns = _pairs("--column", pairs.get("columns", ()), tuple(ROLES))
    scales = _pairs("--scale", pairs.get("scales", ()), SCALED)
    single = {name: values[0] for name, values in pairs.items() if name in _SINGLE and values}
    claims = [text.partition("=") for text in pairs.get("claim", ())]
    texts = {name.strip(): text.strip() for name, sign, text in claims if sign}
    if len(claims) > 1 and not all(name.strip() and text.strip() for name, _, text in claims):
        raise UsageError('of several --claim each says its column: --claim "Question A=..."')
    settings = TableSettings(columns=columns, scales=scales, texts=texts, **single)  # type: ignore[arg-type]
    problems = Problems()
    _check(settings, lambda _: Place(""), problems)
    for problem in problems:
        raise UsageError(f"{problem.message}; {problem.advice}")
    return settings


def _pairs(option: str, texts: tuple[str, ...], names: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for text in texts:
        name, sign, value = (part.strip() for part in text.partition("="))
        if not sign or not value:
            raise UsageError(f"{option} {text}: write {option} {names[0]}=...")
        if name not in names:
            advice = did_you_mean(nearest(name, names), f"it is one of {', '.join(names)}")
            raise UsageError(f"{option} {text}: {name!r} is nothing that a column holds; {advice}")
        pairs[name] = value
    return pairs


def settings_beside(path: Path, problems: Problems) -> TableSettings:
    """The settings in the file beside a table, or none; what is wrong in it is noted."""
    beside = path.with_name(path.stem + ENDING)
    if not beside.is_file():
        return TableSettings()
    try:
        text = read_text(beside).text.replace("\r\n", "\n")
        node = parse_yaml(text, Place(str(beside), 1, 1))
    except InputError as error:
        problems.add(*error.problems)
        return TableSettings()
    if node is None:
        return TableSettings()
    if not isinstance(node, YamlMapping):
        advice = "begin with columns: {expert: ...}"
        problems.error(Place(str(beside)), "this says nothing of columns", advice, "columns-file")
        return TableSettings()
    return _SettingsReader(node, problems).settings()


_SINGLE = ("title", "question", "claim", "language", "dates", "rounds", "sheet", "encoding")
_LISTS = ("claims", "ignored")
_MAPPINGS = ("columns", "answers", "scales")


class _SettingsReader:
    """Reads a columns file."""

    def __init__(self, node: YamlMapping, problems: Problems) -> None:
        self._node = node
        self._problems = problems

    def settings(self) -> TableSettings:
        """The settings; what is wrong is noted."""
        names = (*_SINGLE, *_LISTS, *_MAPPINGS)
        for key in self._node.keys():  # noqa: SIM118 - no dictionary
            if key not in names:
                advice = self._problems.did_you_mean(key, names, f"known are {', '.join(names)}")
                place = self._node.key_place(key)
                self._problems.error(place, f"{key!r} is no setting", advice, "columns-file")
        values: dict[str, object] = {name: self._text(name) for name in _SINGLE}
        claims = self._node.get("claims")
        if isinstance(claims, YamlMapping):
            values["texts"] = self._mapping("claims")
        lists = _LISTS[1:] if isinstance(claims, YamlMapping) else _LISTS
        values |= {name: self._texts(self._node.get(name)) for name in lists}
        values |= {name: self._mapping(name) for name in _MAPPINGS}
        settings = TableSettings(**values)  # type: ignore[arg-type]
        _check(settings, self._node.key_place, self._problems)
        return settings

    def _text(self, name: str) -> str:
        texts = self._texts(self._node.get(name))
        return texts[0] if texts else ""

    def _texts(self, node: YamlNode | None) -> tuple[str, ...]:
        if isinstance(node, YamlScalar):
            return (node.text,) if node.value is not None else ()
        if isinstance(node, YamlList):
            return tuple(item.text for item in node if isinstance(item, YamlScalar))
        if node is not None:
            self._note(node, "a text is expected here")
        return ()

    def _mapping(self, name: str) -> dict[str, str]:
        node = self._node.get(name)
        if node is None:
            return {}
        if not isinstance(node, YamlMapping):
            self._note(node, f"{name} is a mapping")
            return {}
        pairs = {}
        names = {"columns": tuple(ROLES), "scales": SCALED}.get(name)
        for key, value in node.entries:
            texts = self._texts(value)
            if names is not None and key.text not in names:
                advice = self._problems.did_you_mean(key.text, names, f"known: {', '.join(names)}")
                message = f"{key.text!r} is nothing that a column holds"
                self._problems.error(key.place, message, advice, "columns-file")
            elif texts:
                pairs[key.text] = texts[0]
        return pairs

    def _note(self, node: YamlNode, message: str) -> None:
        advice = "see docs/tables.md for an example"
        self._problems.error(node.place, message, advice, "columns-file")


def _check(settings: TableSettings, place_of: Callable[[str], Place], problems: Problems) -> None:
    """Note values that cannot be."""
    if settings.dates and settings.dates not in ORDERS:
        advice = f"it is {' or '.join(ORDERS)}"
        message = f"{settings.dates!r} is no order of dates"
        problems.error(place_of("dates"), message, advice, "columns-file")
    if settings.rounds and not all(read_date(x.strip()) for x in settings.rounds.split(",")):
        message = f"{settings.rounds!r} says not when the rounds were"
        advice = "write a date for each, in their order: 2026-03,2026-05"
        problems.error(place_of("rounds"), message, advice, "columns-file")
    for name, text in settings.scales.items():
        is_chance = name == ColumnRole.STANCE.value and text == PROBABILITY
        if scale_in(text) is None and not is_chance:
            message = f"{text!r} is no scale for {name}"
            advice = "write 1..10, from the least to the most"
            problems.error(place_of("scales"), message, advice, "columns-file")
    if settings.encoding:
        try:
            "".encode(settings.encoding)
            codecs.lookup(settings.encoding)
        except LookupError:
            message = f"{settings.encoding!r} is no encoding"
            advice = "such as utf-8, windows-1252 or utf-16"
            problems.error(place_of("encoding"), message, advice, "columns-file")
