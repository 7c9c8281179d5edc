"""Maps as frameworks: claims are arguments, and what tells against a claim by itself attacks it.

A framework knows no joint premises, no steps and no support, so reasons, undercuts and linked
premises are lost, as is who says what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from counterpoint.formats.foreign.rest import (
    has_details,
    note_claim_fields,
    note_ids,
    note_rest,
)
from counterpoint.formats.losses import Conversion, Losses
from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap, Attack, AttackKind

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Attacks:
    """Pairs of claims, who attacks first, sorted; the attacks that they stand for; what is lost."""

    pairs: tuple[tuple[str, str], ...]
    written: tuple[Attack, ...]
    losses: Losses


def render_tgf(argument_map: ArgumentMap) -> RenderedMap:
    """The map as a Trivial Graph: a claim's node has its id for a name and its title as label."""
    attacks = _attacks(argument_map)
    _note_texts(argument_map, attacks.losses)
    names = _distinct({claim.id: _word(claim.id) for claim in argument_map.claims})
    titles = {x.id: _line(x.title) for x in argument_map.claims}
    note_ids(attacks.losses, titles, attacks.written)
    nodes = [f"{names[x.id]} {_line(x.title)}".rstrip() for x in argument_map.claims]
    edges = [f"{names[source]} {names[target]}" for source, target in attacks.pairs]
    return _rendered("tgf", [*nodes, "#", *edges], argument_map, attacks)


def render_apx(argument_map: ArgumentMap) -> RenderedMap:
    """The map as facts of a logic program; a claim's id is its name."""
    attacks = _attacks(argument_map)
    names = _distinct({claim.id: _constant(claim.id) for claim in argument_map.claims})
    _note_titles(argument_map, attacks.losses, names)
    note_ids(attacks.losses, names, attacks.written)
    # No comments: some solvers take each line for a fact.
    lines = [f"arg({names[claim.id]})." for claim in argument_map.claims]
    lines += [f"att({names[source]},{names[target]})." for source, target in attacks.pairs]
    return _rendered("apx", lines, argument_map, attacks)


def render_iccma(argument_map: ArgumentMap) -> RenderedMap:
    """The map as the competition has it since 2023: claims by number, in the order of ids.

    No comments: the rules allow them, and some readers take each line for an attack.
    """
    attacks = _attacks(argument_map)
    numbers = {claim.id: str(i) for i, claim in enumerate(argument_map.claims, 1)}
    _note_titles(argument_map, attacks.losses, numbers)
    note_ids(attacks.losses, numbers, attacks.written)
    lines = [f"p af {len(numbers)}"]
    lines += [f"{numbers[source]} {numbers[target]}" for source, target in attacks.pairs]
    return _rendered("iccma", lines, argument_map, attacks)


def _rendered(
    name: str, lines: list[str], argument_map: ArgumentMap, attacks: _Attacks
) -> RenderedMap:
    carried = (("claims", len(argument_map.claims)), ("objections", len(attacks.pairs)))
    conversion = Conversion(name, carried, tuple(attacks.losses))
    return RenderedMap("\n".join(lines) + "\n", conversion)


def _attacks(argument_map: ArgumentMap) -> _Attacks:
    losses = Losses()
    note_rest(argument_map, losses, {"claims", "objections", "relations"})
    note_claim_fields(argument_map, losses)
    claims = {claim.id for claim in argument_map.claims}
    written = tuple(x for x in argument_map.attacks if _is_written(x, claims, losses))
    pairs = {(attack.premises[0], attack.target) for attack in written}
    for relation in argument_map.relations:
        if has_details(relation):
            sentence = "degrees, notes and speakers of relations"
            losses.note("relations:details", sentence, relation.id)
        if relation.kind.excludes:
            losses.note(
                "relations:as-attack",
                "claims that exclude each other, written as attacks both ways",
                f"{relation.source} and {relation.target}",
            )
            pairs |= {(relation.source, relation.target), (relation.target, relation.source)}
        else:
            kind = relation.kind.value
            losses.note(f"relations:{kind}", f"relations of the kind {kind}", relation.id)
    return _Attacks(tuple(sorted(pairs)), written, losses)


def _is_written(attack: Attack, claims: set[str], losses: Losses) -> bool:
    """Whether it is an attack of one claim on one; what it says beside is noted."""
    if attack.target not in claims or not attack.premises:
        losses.note("attacks:undercuts", "attacks on an argument", attack.id)
    elif len(attack.premises) > 1:
        losses.note("attacks:joint", "attacks by several claims together", attack.id)
    else:
        if attack.kind is not AttackKind.REBUT:
            sentence = "that an objection is to a premise, which no claim is then"
            losses.note("attacks:kind", sentence, attack.id)
        if attack.title:
            losses.note("attacks:title", "titles of attacks", attack.title)
        return True
    return False


def _note_texts(argument_map: ArgumentMap, losses: Losses) -> None:
    for claim in argument_map.claims:
        if claim.text not in {"", claim.title}:
            losses.note(
                "claims:text", "texts of claims, of which the title is written", claim.title
            )


def _note_titles(argument_map: ArgumentMap, losses: Losses, names: Mapping[str, str]) -> None:
    """Note what claims say, where they are names of arguments that say nothing."""
    for claim in argument_map.claims:
        if claim.title != names[claim.id]:
            losses.note("claims:title", "titles of claims, beside their names", claim.title)
        if claim.text and claim.text != names[claim.id]:
            losses.note("claims:text", "texts of claims", claim.title)


def _constant(claim_id: str) -> str:
    """An id as a constant of a logic program: small letters, digits and ``_``, a letter first."""
    name = _NOT_IN_NAMES.sub("_", claim_id.lower()).strip("_")
    return name if name[:1].isalpha() else f"a{name}"


def _line(text: str) -> str:
    """A text in one line, without the control characters that no text file has."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _word(claim_id: str) -> str:
    """An id without blanks; ``#`` alone would part the nodes from the edges."""
    return "_".join(_line(claim_id).split()).replace("#", "_") or "claim"


def _distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names by id, numbered where several are alike, in the order of ids."""
    earlier_names: set[str] = set()
    distinct: dict[str, str] = {}
    numbers: dict[str, int] = {}  # the last of each name, so that many alike stay linear
    for claim_id, name in sorted(names.items()):
        number, unique = numbers.get(name, 1), name
        while unique in earlier_names:
            number += 1
            unique = f"{name}_{number}"
        numbers[name] = number
        earlier_names.add(unique)
        distinct[claim_id] = unique
    return distinct
