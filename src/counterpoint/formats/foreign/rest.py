"""What of a map a small format has no words for, counted for its report."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from counterpoint.formats.losses import Losses, carried_of
from counterpoint.model import ArgumentMap


def note_rest(argument_map: ArgumentMap, losses: Losses, carried: Collection[str]) -> None:
    """Note as lost all kinds of records but ``carried``, and the head of the map.

    ``carried`` are names of `losses.CARRIED`, and ``title``, ``question`` or ``abstract``.
    """
    for name, count in carried_of(argument_map):
        if name not in carried:
            losses.note(name.replace(" ", "-"), name, count=count)
    if argument_map.language != "en" and "language" not in carried:
        losses.note("language", "the map's language", argument_map.language)
    if argument_map.publication is not None and "publication" not in carried:
        losses.note("publication", "who answers for the map, and under which licence")
    for name, text in _head(argument_map):
        if text and name not in carried:
            losses.note(name, f"the map's {name}", text)


def _head(argument_map: ArgumentMap) -> Iterator[tuple[str, str]]:
    yield "title", argument_map.title
    yield "question", argument_map.question
    yield "abstract", argument_map.abstract


def note_claim_fields(argument_map: ArgumentMap, losses: Losses) -> None:
    """Note what claims have beside title and text: kinds, actors, issues; and two texts in one."""
    for claim in argument_map.claims:
        if claim.kind is not None:
            losses.note("claim-kind", "kinds of claims", f"{claim.title}: {claim.kind.value}")
        if claim.actor:
            losses.note("claim-actor", "who is to act", f"{claim.title}: {claim.actor}")
        if claim.issues:
            losses.note("claim-issues", "which issue a claim belongs to", claim.title)
