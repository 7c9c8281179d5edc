"""Which claims the map draws, and what the page calls all topics and none."""

from __future__ import annotations

from collections import defaultdict

from counterpoint.model import ArgumentMap, Standing

EVERYTHING = "*"
NO_TOPIC = "-"


def drawn_claims(argument_map: ArgumentMap) -> tuple[str, ...]:
    """The claims that are drawn: all but those that only an editor states."""
    editors = {voice.id for voice in argument_map.experts if voice.standing is Standing.EDITOR}
    voices: dict[str, set[str]] = defaultdict(set)
    for stance in argument_map.stances:
        voices[stance.target].add(stance.expert)
    return tuple(
        claim.id
        for claim in argument_map.claims
        if not voices[claim.id] or voices[claim.id] - editors
    )
