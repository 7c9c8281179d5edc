"""Frozen records that are made in a third of the time.

A frozen dataclass sets each of its fields past its own guard, a tenth of a microsecond a field, and
a map has a hundred thousand records. Here a record is filled as one that anybody may change, and
becomes what it is when it is full: a `Stance` of 22 fields in 0.7 microseconds where the init of
its dataclass with the look at its words takes 2.5, a `Claim` of 8 in 0.5 and not 1.1. All else
is the dataclass's own. What belongs here: that, and nothing of what is in a record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import wraps
from typing import Any, TypeVar

from counterpoint.model.choices import Choices, take_words

_Record = TypeVar("_Record")


def quickly_made(choices: Choices = ()) -> Callable[[type[_Record]], type[_Record]]:
    """Give a frozen, slotted dataclass an ``__init__`` that sets its fields at once.

    It takes what that of the dataclass takes, refuses what that refuses, and calls
    ``__post_init__`` where there is one. ``choices`` are the fields that are choices, taken as
    words too (`take_words`). It is compiled when the first record is made. A subclass with further
    fields is decorated too, or has a plain ``__init__`` of its own.
    """

    def with_quick_init(record_class: type[_Record]) -> type[_Record]:
        @wraps(record_class.__init__)
        def first_init(self: _Record, *args: Any, **values: Any) -> None:
            quick_init = _quick_init(record_class, choices)
            record_class.__init__ = quick_init  # type: ignore[method-assign]
            quick_init(self, *args, **values)

        record_class.__init__ = first_init  # type: ignore[assignment, method-assign]
        return record_class

    return with_quick_init


def _quick_init(record_class: type[Any], choices: Choices) -> Callable[..., None]:
    items = fields(record_class)
    # Of the same bases and slots, as they must be that become each other; without the guards, of
    # which either that a base has, too, would have Python asked for each field.
    contents = {
        "__slots__": record_class.__slots__,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    namespace: dict[str, Any] = {
        "set_class": object.__setattr__,
        "open_class": type(f"Open{record_class.__name__}", record_class.__bases__, contents),
        "record_class": record_class,
        "take_words": take_words,
        "choices": choices,
        **{f"choice_of_{name}": choice for name, choice in choices},
    }
    text = _text_of_init(
        [item.name for item in items],
        [name for name, _ in choices],
        has_more=hasattr(record_class, "__post_init__"),
    )
    exec(text, namespace)  # noqa: S102 (as dataclasses does; of names in our own classes)
    quick_init: Callable[..., None] = namespace["__init__"]
    defaults = tuple(item.default for item in items if item.default is not MISSING)
    quick_init.__defaults__ = defaults
    return wraps(record_class.__init__)(quick_init)


def _text_of_init(names: list[str], choices: list[str], *, has_more: bool) -> str:
    lines = [
        f"def __init__(self, {', '.join(names)}):",
        ' set_class(self, "__class__", open_class)',
        *(f" self.{name} = {name}" for name in names),
        " self.__class__ = record_class",
    ]
    if choices:
        tests = [f"{x}.__class__ is not choice_of_{x} and {x} is not None" for x in choices]
        lines += [f" if {' or '.join(tests)}:", "  take_words(self, choices)"]
    if has_more:
        lines.append(" self.__post_init__()")
    return "\n".join(lines)
