"""Reasons about reasons, and names for all of them, as map files have them.

What belongs here: what follows for a reason from what it is about. What does not: records of any
other kind, see `counterpoint.formats.foreign.building`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from counterpoint.formats.foreign.naming import bounded
from counterpoint.model import Argument, Attack, AttackKind, content_hash, slug

Reason: TypeAlias = Argument | Attack
_SKETCH = "sketch of "


def with_sketches(
    reasons: Mapping[str, Reason], claims: Mapping[str, object], *, has_kinds: bool = False
) -> dict[str, Reason]:
    """The reasons by key, with a sketch of each attack that another reason is about.

    What was about the attack is about its sketch then. Attacks on claims are of the kind that the
    claim's place makes them: they undermine a premise that is no conclusion; with
    ``has_kinds`` they say it themselves.
    """
    if has_kinds and {*map(target_of, reasons.values())} - {None} <= claims.keys():
        return dict(reasons)  # none is about a reason, and none is of another kind than it says
    places = [x for x in reasons.values() if isinstance(x, Argument) and x.conclusion is not None]
    premises = {premise for argument in places for premise in argument.premises}
    premises -= {argument.conclusion for argument in places}
    complete: dict[str, Reason] = {}
    for key, reason in reasons.items():
        target = target_of(reason)
        attack = None if target is None or target in claims else reasons[target]
        if isinstance(attack, Attack):
            name = f"{_SKETCH}{target}"
            complete[name] = Argument(name, attack.premises, None, attack.title, place=attack.place)
            complete[key] = _about(reason, name)
        elif not has_kinds and isinstance(reason, Attack) and _is_open(reason):
            kind = AttackKind.UNDERMINE if target in premises else AttackKind.REBUT
            complete[key] = replace(reason, kind=kind) if target in claims else reason
        else:
            complete[key] = reason
    return complete


def reason_names(reasons: Mapping[str, Reason], claims: Mapping[str, str]) -> dict[str, str]:
    """A name for each reason by what it joins; a reason about a reason is named after that.

    ``claims`` are ids by key. Chains are followed from their end; what goes round in a circle is
    named by its key.
    """
    names: dict[str, str] = {}
    about: dict[str, list[str]] = {}
    ready: list[str] = []
    attacks: Counter[tuple[str, ...]] = Counter()
    if any(key.startswith(_SKETCH) for key in reasons):
        attacks.update([x.premises for x in reasons.values() if isinstance(x, Attack)])
    for key, reason in reasons.items():
        target = target_of(reason)
        if target is None or target in claims:
            ready.append(key)
        else:
            about.setdefault(target, []).append(key)
    for key in ready:  # which grows
        reason = reasons[key]
        target = target_of(reason)
        start = claims[reason.premises[0]] if reason.premises else "nothing"
        if target is None:
            # As a map file has it where the premises tell which attack it is a sketch of.
            is_shared = key.startswith(_SKETCH) and attacks[reason.premises] > 1
            names[key] = f"{start}--sketch{f'-{content_hash(key, length=6)}' * is_shared}"
        else:
            end = claims.get(target) or _name_of(reasons[target], names[target])
            # A chain of reasons about reasons would be named by all of its links.
            names[key] = bounded(f"{slug(reason.title) if _is_linked(reason) else start}--{end}")
        if about:
            ready += about.pop(key, ())
    for keys in about.values():
        names |= {key: f"reason-{content_hash(key)}" for key in keys}
    return names


def _is_open(attack: Attack) -> bool:
    """Whether the place of what is attacked may decide what an attack is."""
    return attack.kind is not AttackKind.UNDERCUT


def target_of(reason: Reason) -> str | None:
    """What a reason is told for or against; ``None`` in a sketch."""
    return reason.conclusion if isinstance(reason, Argument) else reason.target


def _about(reason: Reason, target: str) -> Reason:
    if isinstance(reason, Argument):
        return replace(reason, conclusion=target)
    return replace(reason, target=target)


def _name_of(reason: Reason, name: str) -> str:
    return slug(reason.title) if reason.title else name


def _is_linked(reason: Reason) -> bool:
    """Whether a map file has it as a structure, which is named by its title."""
    return bool(reason.title) and len(reason.premises) != 1
