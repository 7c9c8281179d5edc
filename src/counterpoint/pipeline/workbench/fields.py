"""The fields of a JSON object, each read as what it has to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from counterpoint.pipeline.workbench.problems import MalformedError

_Choice = TypeVar("_Choice", bound=Enum)
_LONGEST = 4000  # letters of a text: what nobody types as one claim
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_NO_LETTER = "leave line ends and the like out"


class Fields:
    """The fields of a JSON object, each asked for by its sort. ``path`` names it in messages.

    Raises:
        MalformedError: a field is no such value; from `done` where one is unknown.
    """

    def __init__(self, value: object, names: Collection[str], path: str = "") -> None:
        self._path = path
        if not isinstance(value, dict):
            raise MalformedError(
                "malformed", f"{path or 'the body'} is no object", "send {...}", field=path
            )
        self._values: Mapping[str, Any] = value
        for key in value:
            if key not in names:
                advice = f"the fields are: {', '.join(sorted(names))}"
                raise self.wrong(key, "is no field here", advice)

    def wrong(self, key: str, what: str, advice: str = "") -> MalformedError:
        """The error that says what is wrong with a field."""
        name = f"{self._path}.{key}" if self._path else key
        return MalformedError("malformed", f"{name} {what}", advice, field=name)

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self._values.get(key) is not None

    def raw(self, key: str) -> object:
        """The value as it came."""
        return self._values.get(key)

    def text(self, key: str, default: str | None = "") -> str:
        """A text; with ``None`` as ``default`` it must be there."""
        value = self._values.get(key)
        if value is None:
            if default is None:
                raise self.wrong(key, "lacks", "give a text")
            return default
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise self.wrong(key, "is no text of a line or two")
        if any(not letter.isprintable() for letter in value):
            raise self.wrong(key, "has a sign that is no letter", _NO_LETTER)
        return " ".join(value.split())

    def date(self, key: str, default: str) -> str:
        """A year, a month or a day by ISO 8601; empty for none."""
        text = self.text(key, default)
        try:
            if text and text != default:
                if not _DATE.fullmatch(text):
                    raise ValueError(text)  # noqa: TRY301 - as to a 31st of June
                date.fromisoformat(text + "-01" * (2 - text.count("-")))
        except ValueError as error:
            raise self.wrong(key, "is no date", "write 2026, 2026-03 or 2026-03-01") from error
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
            raise self.wrong(key, "is no list of texts")
        if any(not letter.isprintable() for text in value for letter in text):
            raise self.wrong(key, "has a sign that is no letter", _NO_LETTER)
        texts = tuple(dict.fromkeys(" ".join(x.split()) for x in value))
        if "" in texts:
            raise self.wrong(key, "has an empty text", "leave it out")
        return texts

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "is neither true nor false")
        return value

    def offset(self, key: str) -> int:
        """A number of letters."""
        value = self._values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "is no number from 0 on")
        return value

    def number(self, key: str, default: float) -> float:
        """A number above 0 and at most 1."""
        value = self._values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
            raise self.wrong(key, "is no number above 0 and at most 1")
        return float(value)

    def choice(self, key: str, choices: type[_Choice], default: _Choice | None) -> _Choice | None:
        """One of the words of an enumeration."""
        value = self._values.get(key)
        if value is None or value == "":
            return default
        words = {each.value: each for each in choices}
        if not isinstance(value, str) or value not in words:
            raise self.wrong(key, f"cannot be {value!r}", f"it is one of {', '.join(words)}")
        return words[value]
