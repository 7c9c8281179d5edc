"""A map that has something of every part that a map can have, so that each loss of it shows.

Claims differ in title, text and id, for a format may keep any one of them.
"""

from __future__ import annotations

from dataclasses import replace

from samples import city_map, stance

from counterpoint.model import (
    Agent,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Expert,
    Fidelity,
    Firmness,
    Grade,
    IssueName,
    JudgedPair,
    Polarity,
    Publication,
    Relation,
    RelationKind,
    Shift,
    Stance,
)


def rich_map() -> ArgumentMap:
    """The map of `samples.city_map`, with what that leaves out."""
    city = city_map()
    ruiz, *others = sorted(city.experts, key=lambda x: x.id != "ruiz")
    # What is quoted need not lie in a section, and no text is beside.
    checked = replace(city.sources[0], checked_at="2026-03-02", checked_by="The city desk")
    panel = replace(checked, sections=(), language="en", licence="CC BY 4.0")
    minutes = replace(
        checked,
        id="minutes",
        title="Minutes",
        url="https://example.org/minutes",
        licence="CC BY 4.0",
        language="en",
        file="minutes.txt",
        sha256="0" * 64,
    )
    orcid = "https://orcid.org/0000-0002-1825-0097"
    return replace(
        city,
        language="de",
        abstract="What three were asked.",
        publication=Publication("https://example.org/licence", (Agent("The city desk"),)),
        experts=(
            replace(ruiz, family="Ruiz", identifiers=(orcid,)),
            Expert("roth", "Eva Roth"),
            *others,
        ),
        sources=(panel, minutes),
        claims=(*map(_with_issue, city.claims), *_further_claims()),
        issues=(IssueName("toll", "Is there to be a toll?"),),
        judged=(JudgedPair("ring-shops", ("ring", "shops"), "neither road nor till"),),
        arguments=(
            *city.arguments,
            Argument(
                "differ-poor", ("differ", "poor"), "ring", "Both at once", "They go together."
            ),
            Argument("worked-backs", ("worked",), "differ-poor"),
            Argument("signs-ring", ("signs",), "ring"),
            Argument("free-so", ("free",), None, "Nobody pays"),
        ),
        attacks=(
            *city.attacks,
            Attack("ring-both", ("ring", "shops"), "buses", AttackKind.REBUT, "One budget"),
            Attack("gratis-poor", ("gratis",), "poor", AttackKind.UNDERMINE, "Rides for all"),
        ),
        relations=(
            *city.relations,
            Relation("shops-worked", RelationKind.REQUIRES, "shops", "worked", is_deciding=True),
        ),
        stances=(*city.stances, *_further_stances()),
    )


def _further_claims() -> tuple[Claim, ...]:
    """One on which nobody speaks, and one on which two do."""
    signs = Claim("signs", "New signs", "Put up new signs.")
    return (signs, Claim("bikes", "Room for bikes", "Cyclists need lanes."))


def _with_issue(claim: Claim) -> Claim:
    return replace(claim, issues=("toll",), actor="The council") if claim.id == "charge" else claim


def _further_stances() -> tuple[Stance, ...]:
    """Of each field of a stance that the city's stances leave empty, one that has it."""
    denial = stance("lind", "charge", polarity=Polarity.DENY)
    graded = replace(
        stance("osei", "bikes"),
        date="2026-02-01",
        grade=Grade.STRONG,
        confidence=0.7,
        confidence_said="7 of 10",
        note="Asked twice.",
        answers="ruiz",
    )
    goal = replace(stance("osei", "ring", wording="Build it first."), goals=("free",))
    deciding = stance("osei", "buses", manner=Firmness.CONDITIONAL, conditions=("worked",))
    summary = replace(
        stance("desk", "charge", quote="All want a charge"),
        wording="They want to charge.",
        shift=Shift.BROADENED,
        sums=("lind", "ruiz"),
    )
    return (
        denial,
        graded,
        stance("mayor", "bikes"),
        replace(goal, fidelity=Fidelity.COMPRESSION),
        replace(deciding, is_deciding=True),
        summary,
        replace(stance("osei", "poor"), firmness=Firmness.UNDECIDED),
    )
