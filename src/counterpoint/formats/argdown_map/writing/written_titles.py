"""Titles as they are written: made for what must be pointed at, changed where signs forbid them.

Argdown points at an argument by its title: an undercut, a backing and a scheme of a structure
stand on the line `<Title>`. So a structure without a title gets one where it has any of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import TypeVar

from counterpoint.formats.argdown_map.writing.names import ClaimForm, Names, is_structure
from counterpoint.formats.losses import Loss
from counterpoint.model import Argument, ArgumentMap, Attack

_Reason = TypeVar("_Reason", Argument, Attack)


def with_handles(argument_map: ArgumentMap) -> tuple[ArgumentMap, tuple[Loss, ...]]:
    """The map with a title for each argument that needs one to be pointed at, told as losses.

    Linear in records.
    """
    names = Names(argument_map)
    targets = {argument.conclusion for argument in argument_map.arguments}
    targets |= {attack.target for attack in argument_map.attacks}
    titles = {argument.title for argument in argument_map.arguments}
    titles |= {claim.title for claim in argument_map.claims}
    numbers = count(1)
    arguments: list[Argument] = []
    examples: list[str] = []
    for argument in argument_map.arguments:
        is_pointed_at = argument.id in targets or bool(argument.scheme or argument.text)
        conclusion = None if argument.conclusion is None else names.claim(argument.conclusion)
        is_writable = bool(argument.premises) and conclusion is not None
        if is_writable and is_pointed_at and not argument.title and is_structure(argument, names):
            title = next(x for x in map("Argument {}".format, numbers) if x not in titles)
            arguments.append(replace(argument, title=title))
            examples.append(title)
        else:
            arguments.append(argument)
    if not examples:
        return argument_map, ()
    sentence = "arguments without a title, which get one so that something can point at them"
    loss = Loss("arguments:handle", len(examples), sentence, tuple(examples))
    return replace(argument_map, arguments=tuple(arguments)), (loss,)


def with_written_titles(
    argument_map: ArgumentMap, names: Names
) -> tuple[ArgumentMap, tuple[Loss, ...]]:
    """The map with the titles that its text has, told as a loss where they are others.

    So a claim whose title has brackets is told as that, and not as one claim less and one more.
    Linear in records.
    """
    written = {
        claim.id: names.title(claim.id)
        for claim in argument_map.claims
        if names.form(claim.id) is not ClaimForm.TEXT and names.title(claim.id) != claim.title
    }
    if not written:
        return argument_map, ()
    changed_map = replace(
        argument_map,
        claims=tuple(
            replace(x, title=written[x.id]) if x.id in written else x for x in argument_map.claims
        ),
        arguments=tuple(_retitled(x, written, names) for x in argument_map.arguments),
        attacks=tuple(_retitled(x, written, names) for x in argument_map.attacks),
    )
    sentence = "titles of claims that are written otherwise"
    examples = tuple(f"[{title}]" for title in written.values())
    return changed_map, (Loss("claims:title", len(written), sentence, examples),)


def _retitled(reason: _Reason, written: Mapping[str, str], names: Names) -> _Reason:
    """A reason that speaks by the title of its claim, with the title that is written."""
    premise = reason.premises[0] if len(reason.premises) == 1 else ""
    claim = names.claim(premise) if premise in written else None
    if claim is None or not reason.title or reason.title != claim.title:
        return reason
    return replace(reason, title=written[premise])
