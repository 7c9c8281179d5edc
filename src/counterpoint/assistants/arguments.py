"""What a tool takes: its parameters as a JSON Schema, and checking what an assistant gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from counterpoint.errors import UsageError, did_you_mean, nearest_name, some_of

Kind = Literal["text", "texts", "number"]

# As long as a query may be for a server; a name or a search is far below it.
_LONGEST = 16_384
_MOST_TEXTS = 50  # a round number
_SCHEMAS: Mapping[Kind, Mapping[str, Any]] = {
    "text": {"type": "string", "minLength": 1, "maxLength": _LONGEST},
    "texts": {
        "type": "array",
        "items": {"type": "string", "minLength": 1, "maxLength": _LONGEST},
        "maxItems": _MOST_TEXTS,
    },
    "number": {"type": "number"},
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a tool takes; ``choices`` are all values that a text may have, if few."""

    name: str
    description: str
    kind: Kind = "text"
    is_required: bool = False
    choices: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its value."""
        schema = {**_SCHEMAS[self.kind], "description": self.description}
        return schema | ({"enum": list(self.choices)} if self.choices else {})


CURSOR = Parameter(
    "cursor", "Where to go on: `next` of the answer before, with the same arguments."
)
MAP = Parameter("map", "Which map, by its id; needed where `maps` lists several.")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What an assistant gave, checked: each value has its parameter's kind."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text, "" where it was left out."""
        return str(self.values.get(name, ""))

    def texts(self, name: str) -> tuple[str, ...]:
        """Texts, none where they were left out."""
        return tuple(self.values.get(name, ()))

    def number(self, name: str) -> float:
        """A number, 0 where it was left out."""
        return float(self.values.get(name, 0))

    def without(self, *names: str) -> dict[str, Any]:
        """All that was given but for some, by name, in the order of the names."""
        return {name: self.values[name] for name in sorted(self.values) if name not in names}


def schema_of(parameters: Sequence[Parameter]) -> dict[str, Any]:
    """The JSON Schema of a tool's arguments."""
    return {
        "type": "object",
        "properties": {x.name: x.schema() for x in parameters},
        "required": [x.name for x in parameters if x.is_required],
        "additionalProperties": False,
    }


def check_arguments(parameters: Sequence[Parameter], values: Mapping[str, Any]) -> Arguments:
    """What was given, ``None`` taken for what was left out; a lone text does for texts.

    Raises:
        UsageError: a name or a value is wrong, or one that is needed was not given.
    """
    by_name = {x.name: x for x in parameters}
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in by_name:
            advice = did_you_mean(nearest_name(str(name)[:40], by_name), _choices_of(by_name))
            raise UsageError(f"there is no argument {str(name)[:40]!r}; {advice}")
        if value is not None:
            checked[name] = _checked(by_name[name], value)
    for parameter in parameters:
        if parameter.is_required and parameter.name not in checked:
            raise UsageError(f"`{parameter.name}` is needed: {parameter.description}")
    return Arguments(checked)


def _choices_of(names: Mapping[str, Parameter]) -> str:
    return f"there are: {some_of([*names])}"


def _checked(parameter: Parameter, value: object) -> object:
    if parameter.kind == "number":
        return _number(parameter.name, value)
    if parameter.kind == "texts":
        texts = value if isinstance(value, list) else [value]
        if len(texts) > _MOST_TEXTS:
            raise UsageError(f"`{parameter.name}` takes at most {_MOST_TEXTS} texts")
        return tuple(_text(parameter.name, each) for each in texts)
    text = _text(parameter.name, value)
    if parameter.choices and text not in parameter.choices:
        choices = f"it is one of: {', '.join(parameter.choices)}"
        advice = did_you_mean(nearest_name(text[:40], parameter.choices), choices)
        raise UsageError(f"`{parameter.name}` cannot be {text[:40]!r}; {advice}")
    return text


def _number(name: str, value: object) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(float(value)) < float("inf"):  # type: ignore[arg-type]
        raise UsageError(f"`{name}` must be a number")
    return float(value)  # type: ignore[arg-type]


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"`{name}` must be a text that is not empty")
    if len(value) > _LONGEST:
        raise UsageError(f"`{name}` has at most {_LONGEST:,} characters")
    return value.strip()
