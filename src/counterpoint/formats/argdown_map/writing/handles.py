"""Titles for arguments of several premises that have none, where something must point at them.

Argdown points at an argument by its title: an undercut, a backing and a scheme of a structure
stand on the line `<Title>`. So a structure without a title gets one where it has any of these.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from counterpoint.formats.argdown_map.writing.names import Names, is_structure
from counterpoint.formats.losses import Loss
from counterpoint.model import Argument, ArgumentMap


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
