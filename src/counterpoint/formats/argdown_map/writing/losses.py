"""What a map and its text differ in, found by reading the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterpoint.errors import InputError, Severity
from counterpoint.formats.argdown import parse
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.foreign import find_differences
from counterpoint.formats.losses import Conversion, Loss, carried_of
from counterpoint.model import ArgumentMap, content_hash


def conversion_into(
    argument_map: ArgumentMap, text: str, changes: Sequence[Loss] = ()
) -> Conversion:
    """What a text of a map holds of it, as it is read again, and what it does not.

    ``changes`` are what was changed in the map to write it, which are told too. Of a text that
    cannot be read nothing is carried over.
    """
    try:
        again = read_argdown_map(parse(text, argument_map.id)).map
    except InputError as error:
        errors = [x for x in error.problems if x.severity is Severity.ERROR]
        messages = Counter(x.message for x in errors)
        losses = tuple(
            Loss(f"unreadable:{content_hash(message)}", count, f"reading the text tells: {message}")
            for message, count in messages.items()
        )
        return Conversion("argdown", (), (*changes, *losses))
    losses = (*changes, *find_differences(argument_map, again))
    return Conversion("argdown", carried_of(again), losses)
