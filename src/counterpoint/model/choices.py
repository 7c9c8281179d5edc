"""Fields that are choices, taken as words too: whoever makes a record need not import the choice.

What belongs here: reading a word as a member, and what is said where it is none.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeAlias

from counterpoint.errors import UsageError, did_you_mean, nearest_name

Choices: TypeAlias = tuple[tuple[str, type[Enum]], ...]


def take_words(record: Any, choices: Choices) -> None:
    """Put the members in place of the words in the fields of a frozen record; ``None`` stays.

    ``choices`` are the fields with what each is a member of. A map has a hundred thousand records,
    and this runs for each: where there is no word it only looks.

    >>> from counterpoint.model import Claim
    >>> Claim("toll", "Charge a toll", "", kind="recommendation").kind
    <ClaimKind.RECOMMENDATION: 'recommendation'>

    Raises:
        UsageError: a word is no member's value.
    """
    for name, choice in choices:
        value = getattr(record, name)
        if value is not None and value.__class__ is not choice:
            object.__setattr__(record, name, _member(record, name, choice, value))


def _member(record: Any, name: str, choice: type[Enum], value: object) -> Enum:
    words = {str(member.value): member for member in choice}
    if isinstance(value, str) and value in words:
        return words[value]
    word = value.casefold() if isinstance(value, str) else ""
    advice = did_you_mean(nearest_name(word, words), f"it is one of: {', '.join(words)}")
    owner = f"{type(record).__name__} {record.id!r}"
    raise UsageError(f"{owner}: {name} cannot be {value!r}; {advice}")
