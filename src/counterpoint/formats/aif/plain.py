"""Graphs of claims, and of reasons between them, alone: as a map in one pass.

Most files hold no more. What is made here is what `reader.reading_of` makes of the same graph, in
a third of the time, and a test holds the one to the other. What belongs here: telling such a graph
from others, and its map. What does not: who speaks, rephrasings, denials, names of conflicts, ids
of ours, and whatever is left out of a map, for all of which the general reader is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterpoint.errors import Place
from counterpoint.formats.aif.graph import AifGraph
from counterpoint.formats.aif.names import scheme_of
from counterpoint.formats.foreign import bounded, default_base, short_title
from counterpoint.model import Argument, ArgumentMap, Attack, AttackKind, Claim, slug

_PLAIN = frozenset({"I", "RA", "CA"})


@dataclass(slots=True)
class _Reasons:
    """By scheme its premises, the one thing that it leads to, and its name, "" of conflicts.

    ``sketches`` are the ids of objections that are told against, by their premises: each stands
    as an argument without a conclusion too.
    """

    premises: dict[str, list[str]]
    ends: dict[str, str] = field(default_factory=dict)
    schemes: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    sketches: dict[tuple[str, ...], str] = field(default_factory=dict)


def plain_map(graph: AifGraph, name: str, place: Place) -> ArgumentMap | None:
    """The map of a graph of claims and reasons called ``name``; ``None`` where it has more.

    Nothing of such a graph is lost. Linear, but for sorting.
    """
    has_more = graph.people or graph.speeches or graph.head or graph.loose_edges
    if has_more or graph.titles or graph.records:
        return None
    types, texts = graph.types, graph.texts
    if not _PLAIN.issuperset(types.values()):
        return None
    claims = {node: texts[node] for node, kind in types.items() if kind == "I"}
    reasons = _reasons_of(graph, claims)
    ids, titles = _names_of(claims)
    if reasons is None or len(ids) < len(claims) or not _are_told_apart(reasons, ids, types):
        return None
    arguments, attacks = _records_of(reasons, ids, types, place)
    return ArgumentMap(
        slug(name),
        default_base(name),
        name,
        "",
        claims=tuple(
            [
                Claim(ids[node], titles[node], text, None, (), "", (), place)
                for node, text in claims.items()
            ]
        ),
        arguments=tuple(arguments),
        attacks=tuple(attacks),
    )


def _reasons_of(graph: AifGraph, claims: Mapping[str, str]) -> _Reasons | None:
    """The schemes of a graph; ``None`` where one is more than plain.

    A plain scheme leads from claims to one claim; as a conflict also to an inference that does so,
    or to a conflict that leads to either.
    """
    types = graph.types
    reasons = _Reasons({node: [] for node in types if node not in claims})
    premises, ends = reasons.premises, reasons.ends
    for start, end in graph.edges:
        if start not in claims:
            if start in ends:
                return None
            ends[start] = end
        elif end in claims:
            return None
        else:
            premises[end].append(start)
    if len(ends) < len(premises) or not all(premises.values()):
        return None
    for node, end in ends.items():
        reasons.schemes[node] = scheme = scheme_of(graph, node)
        if end in claims and not (scheme and types[node] == "CA"):
            continue
        further = ends.get(end, "")
        if types[end] == "CA" and types.get(further) == "RA":
            further = ends[further]
        if types[node] == "RA" or scheme or further not in claims:
            return None
    return reasons


def _names_of(claims: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The ids and titles of claims; none where two would have the same, or one says nothing."""
    titles = {node: short_title(text) for node, text in claims.items()}
    ids = {node: slug(title) for node, title in titles.items()}
    if not all(titles.values()) or len(set(ids.values())) < len(ids):
        return {}, {}
    return ids, titles


def _are_told_apart(reasons: _Reasons, ids: Mapping[str, str], types: Mapping[str, str]) -> bool:
    """Name the reasons by what they join; whether no two have the same name."""
    premises, ends = reasons.premises, reasons.ends
    for node, starts in premises.items():
        end = ends[node]
        if end in ids:
            reasons.ids[node] = f"{ids[starts[0]]}--{ids[end]}"  # two slugs, which are short
            continue
        if types[end] == "RA":
            target = f"{ids[premises[end][0]]}--{ids[ends[end]]}"
        else:
            target = f"{ids[premises[end][0]]}--sketch"
            reasons.sketches[tuple(premises[end])] = target
        reasons.ids[node] = bounded(f"{ids[starts[0]]}--{target}")
    names = {*reasons.ids.values(), *reasons.sketches.values()}
    return len(names) == len(reasons.ids) + len(reasons.sketches)


def _records_of(
    reasons: _Reasons, ids: Mapping[str, str], types: Mapping[str, str], place: Place
) -> tuple[list[Argument], list[Attack]]:
    premises, ends = reasons.premises, reasons.ends
    inferences = [node for node in premises if types[node] == "RA"]
    undermined = {x for node in inferences for x in premises[node]}
    undermined.difference_update([ends[node] for node in inferences])
    arguments = [
        Argument(name, tuple([ids[x] for x in starts]), None, "", "", "", place)
        for starts, name in reasons.sketches.items()
    ]
    attacks: list[Attack] = []
    for node, name in reasons.ids.items():
        starts, end = tuple([ids[x] for x in premises[node]]), ends[node]
        if types[node] == "RA":
            scheme = reasons.schemes[node]
            arguments.append(Argument(name, starts, ids[end], "", "", scheme, place))
        elif end in ids:
            kind = AttackKind.UNDERMINE if end in undermined else AttackKind.REBUT
            attacks.append(Attack(name, starts, ids[end], kind, "", place))
        else:
            target = (
                reasons.ids[end] if types[end] == "RA" else reasons.sketches[tuple(premises[end])]
            )
            attacks.append(Attack(name, starts, target, AttackKind.UNDERCUT, "", place))
    return arguments, attacks
