"""Maps in which a few say much of a little, each manner of saying it among it, by a fixed draw."""

from __future__ import annotations

from random import Random

from counterpoint.model import (
    ArgumentMap,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Standing,
)

_FIRMNESSES = (*Firmness, Firmness.FLAT, Firmness.FLAT, Firmness.CONDITIONAL, Firmness.HEDGED)
_DIRECTNESSES = (*Directness, Directness.EXPLICIT, Directness.EXPLICIT)


def crowded_map(number: int) -> ArgumentMap:
    """The map of that number: claims and stances, two claims that are equivalent, nothing else."""
    draw = Random(number)
    experts = [f"e{i}" for i in range(2 + number % 5)]
    claims = [f"c{i}" for i in range(5)]
    stances = (
        _stance(draw, f"s{i}", draw.choice(experts), claims) for i in range(8 * len(experts))
    )
    return ArgumentMap(
        id=f"map-{number}",
        base=f"https://example.org/{number}/",
        title="Drawn",
        question="What?",
        experts=tuple(
            Expert(each, each.upper(), standing=Standing.CITED if each == "e4" else Standing.PANEL)
            for each in experts
        ),
        claims=tuple(
            Claim(each, each, f"That {each}.", ClaimKind.RECOMMENDATION if each == "c0" else None)
            for each in claims
        ),
        relations=(Relation("r", RelationKind.EQUIVALENT, "c3", "c4"),),
        stances=tuple(stances),
    )


def _stance(draw: Random, key: str, expert: str, claims: list[str]) -> Stance:
    firmness = draw.choice(_FIRMNESSES)
    is_conditional = firmness is Firmness.CONDITIONAL
    return Stance(
        key,
        expert,
        draw.choice(claims),
        draw.choice((Polarity.AFFIRM, Polarity.AFFIRM, Polarity.DENY)),
        draw.choice(_DIRECTNESSES),
        firmness,
        tuple(sorted(draw.sample(claims, draw.choice((1, 1, 2))))) if is_conditional else (),
        date=draw.choice(("", "2019", "2019-05", "2020-01-02", "2021")),
        confidence=draw.choice((1.0, 1.0, 0.5, 0.1)),
    )
