"""The map of a graph of claims, and of reasons between them, alone: in one pass.

What is made here is what `reader.reading_of` makes of the same graph, in two fifths of the time,
and a test holds the one to the other. What belongs here: the map of such a graph. What does not:
which graphs are such (`plain_graph`), and who speaks, rephrasings, denials, names of conflicts, ids
of ours, and whatever is left out of a map, for all of which the general reader is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterpoint.errors import Place
from counterpoint.formats.aif.plain_graph import PlainGraph
from counterpoint.formats.foreign import bounded, default_base, short_title
from counterpoint.model import Argument, ArgumentMap, Attack, AttackKind, Claim, slug

# Looked up once: a member of an enumeration takes as long as four texts.
_REBUT, _UNDERMINE, _UNDERCUT = AttackKind.REBUT, AttackKind.UNDERMINE, AttackKind.UNDERCUT


@dataclass(slots=True)
class _ReasonNames:
    """The names of reasons, by scheme node.

    ``sketches`` are the ids of objections that are told against, by their premises: each stands
    as an argument without a conclusion too.
    """

    ids: dict[str, str] = field(default_factory=dict)
    sketches: dict[tuple[str, ...], str] = field(default_factory=dict)


def plain_map(graph: PlainGraph, name: str, place: Place) -> ArgumentMap | None:
    """The map of a graph of claims and reasons called ``name``.

    ``None`` where a claim says nothing, or records would have the same id. Nothing of the graph is
    lost. Linear, but for sorting.
    """
    ids: dict[str, str] = {}
    claims = []
    for node, text in graph.claims.items():
        title = short_title(text)
        ids[node] = claim = slug(title)
        claims.append(Claim(claim, title, text, None, (), "", (), place))
        if not title:
            return None
    if len(set(ids.values())) < len(ids):
        return None
    names = _names_of_reasons(graph, ids)
    if names is None:
        return None
    arguments, attacks = _records_of(graph, names, ids, place)
    return ArgumentMap(
        slug(name),
        default_base(name),
        name,
        "",
        claims=tuple(claims),
        arguments=tuple(arguments),
        attacks=tuple(attacks),
    )


def carried_of_plain(argument_map: ArgumentMap) -> tuple[tuple[str, int], ...]:
    """How many of what a conversion into such a map carries over: of all else there is nothing."""
    return (
        ("claims", len(argument_map.claims)),
        ("reasons", len(argument_map.arguments)),
        ("objections", len(argument_map.attacks)),
    )


def _names_of_reasons(graph: PlainGraph, ids: Mapping[str, str]) -> _ReasonNames | None:
    """The names of the reasons by what they join; ``None`` where two would have the same."""
    premises, ends = graph.premises, graph.ends
    reasons = _ReasonNames()
    for node, starts in premises.items():
        end = ends[node]
        if end in ids:
            reasons.ids[node] = f"{ids[starts[0]]}--{ids[end]}"  # two slugs, which are short
            continue
        if graph.kinds[end] == "RA":
            target = f"{ids[premises[end][0]]}--{ids[ends[end]]}"
        else:
            target = f"{ids[premises[end][0]]}--sketch"
            reasons.sketches[tuple(premises[end])] = target
        reasons.ids[node] = bounded(f"{ids[starts[0]]}--{target}")
    names = {*reasons.ids.values(), *reasons.sketches.values()}
    return reasons if len(names) == len(reasons.ids) + len(reasons.sketches) else None


def _records_of(
    graph: PlainGraph, reasons: _ReasonNames, ids: Mapping[str, str], place: Place
) -> tuple[list[Argument], list[Attack]]:
    premises, ends, types = graph.premises, graph.ends, graph.kinds
    undermined = _undermined_in(graph) if "CA" in types.values() else set()
    arguments = [
        Argument(name, tuple([ids[x] for x in starts]), None, "", "", "", place)
        for starts, name in reasons.sketches.items()
    ]
    attacks: list[Attack] = []
    for node, name in reasons.ids.items():
        starts, end = tuple([ids[x] for x in premises[node]]), ends[node]
        if types[node] == "RA":
            scheme = graph.schemes[node]
            arguments.append(Argument(name, starts, ids[end], "", "", scheme, place))
        elif end in ids:
            kind = _UNDERMINE if end in undermined else _REBUT
            attacks.append(Attack(name, starts, ids[end], kind, "", place))
        else:
            target = (
                reasons.ids[end] if types[end] == "RA" else reasons.sketches[tuple(premises[end])]
            )
            attacks.append(Attack(name, starts, target, _UNDERCUT, "", place))
    return arguments, attacks


def _undermined_in(graph: PlainGraph) -> set[str]:
    """The claims that are premises and no conclusions: what speaks against one undermines."""
    inferences = [node for node, kind in graph.kinds.items() if kind == "RA"]
    premises = {claim for node in inferences for claim in graph.premises[node]}
    return premises.difference([graph.ends[node] for node in inferences])
