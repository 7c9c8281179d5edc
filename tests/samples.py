"""A small map written by hand as records: three experts, a cited mayor and an editor on traffic."""

from __future__ import annotations

from dataclasses import replace

from manners import Manner, axes

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Crowd,
    Directness,
    Expert,
    Firmness,
    Period,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Role,
    Section,
    Source,
    Stance,
    Standing,
    Topic,
    Verification,
    content_hash,
)


def stance(
    expert: str,
    target: str,
    *,
    polarity: Polarity = Polarity.AFFIRM,
    manner: Manner = Directness.EXPLICIT,
    conditions: tuple[str, ...] = (),
    quote: str = "",
    voice: str | None = None,
    wording: str = "",
) -> Stance:
    """A stance in the panel's text, with an exact quotation where ``quote`` is given."""
    quotation = None
    if quote:
        start = sum(map(ord, quote)) % 500
        quotation = Quotation("panel", quote, start, start + len(quote), Verification.EXACT, 1.0)
    return Stance(
        id=f"{expert}-{content_hash(expert, target, polarity.value, manner.value, quote)}",
        expert=expert,
        target=target,
        polarity=polarity,
        directness=axes(manner)[0],
        firmness=axes(manner)[1],
        conditions=conditions,
        wording=wording,
        quotation=quotation,
        source="panel",
        voice=voice,
    )


def city_map() -> ArgumentMap:
    """Agreement on buses, tension on the toll: every kind of record at least once."""
    recommend, assess = ClaimKind.RECOMMENDATION, ClaimKind.ASSESSMENT
    return ArgumentMap(
        id="city",
        base="https://example.org/city/",
        title="How should the city cut traffic?",
        question="What should the council do first?",
        experts=(
            Expert(
                "ruiz",
                "Ana Ruiz",
                (Role("Professor of transport", "City University", (Period(2012, None),)),),
            ),
            Expert("osei", "Kofi Osei", (Role("Director", "Chamber of Trade"),)),
            Expert("lind", "Maja Lind", (Role("Planner", "", (Period(2001, 2009),)),)),
            Expert("mayor", "The mayor", standing=Standing.CITED),
            Expert("desk", "The city desk", standing=Standing.EDITOR),
        ),
        sources=(
            Source(
                "panel",
                "Panel on traffic",
                url="https://example.org/panel",
                publisher="The city desk",
                date="2026-03-01",
                sections=(
                    Section("desk", "In short", 0, 100),
                    Section("ruiz", "Ana Ruiz, professor", 100, 300),
                ),
            ),
        ),
        topics=(Topic("pricing", "Pricing"), Topic("transit", "Public transport")),
        claims=(
            Claim("charge", "Charge for the centre", "Charge cars.", recommend, ("pricing",)),
            Claim("charge-lorries", "Charge lorries", "Charge lorries.", recommend, ("pricing",)),
            Claim("worked", "Elsewhere it worked", "Two cities cut traffic.", assess, ("pricing",)),
            Claim("differ", "Those cities differ", "They had trams.", assess, ("pricing",)),
            Claim("free", "Keep the centre free", "Nobody pays.", recommend, ("pricing",)),
            Claim("shops", "Shops would close", "A toll shuts shops.", ClaimKind.FORECAST),
            Claim("buses", "Free buses", "Buses cost nothing.", recommend, ("transit",)),
            Claim("gratis", "Gratis buses", "No fares on buses.", recommend, ("transit",)),
            Claim("poor", "Fares hit the poor", "The poor pay most.", assess, ("transit",)),
            Claim("ring", "Ring road first", "Build the ring road.", recommend),
        ),
        arguments=(
            Argument("worked-charge", ("worked",), "charge", "Elsewhere it worked"),
            Argument("poor-buses", ("poor",), "buses", scheme="argument from consequences"),
        ),
        attacks=(
            Attack("shops-charge", ("shops",), "charge", AttackKind.REBUT),
            Attack("differ-worked", ("differ",), "worked-charge", AttackKind.UNDERCUT),
        ),
        relations=(
            Relation("lorries-charge", RelationKind.NARROWER, "charge-lorries", "charge"),
            Relation("buses-gratis", RelationKind.EQUIVALENT, "buses", "gratis"),
            Relation(
                "charge-free",
                RelationKind.INCOMPATIBLE,
                "charge",
                "free",
                0.5,
                "one road, two rules",
                "osei",
                Quotation("panel", "no toll on our customers", 210, 234, Verification.EXACT, 1.0),
            ),
            Relation("ring-buses", RelationKind.PRIORITY, "ring", "buses", 1.0, "one budget"),
        ),
        stances=(
            stance("ruiz", "charge", quote="a charge at the ring"),
            stance("ruiz", "worked", quote="cut it by a fifth"),
            stance("ruiz", "worked-charge", quote="cut it by a fifth"),
            stance(
                "ruiz", "buses", manner=Firmness.CONDITIONAL, conditions=("charge",), quote="once"
            ),
            stance("ruiz", "poor", manner=Directness.IMPLIED),
            stance("ruiz", "poor-buses", manner=Directness.IMPLIED),
            stance("osei", "free", quote="no toll on our customers"),
            stance(
                "osei", "charge", polarity=Polarity.DENY, manner=Firmness.HEDGED, quote="would not"
            ),
            stance("osei", "shops", quote="shutters down"),
            stance("osei", "shops-charge", quote="shutters down"),
            stance("osei", "gratis", quote="let people ride", wording="Let people ride."),
            stance("osei", "worked", manner=Firmness.CONCEDED, quote="it may have worked"),
            stance("lind", "charge-lorries", quote="lorries should pay"),
            stance("lind", "differ", quote="they had trams"),
            stance("lind", "differ-worked", quote="they had trams"),
            stance("lind", "ring", quote="first the ring"),
            stance(
                "lind", "poor", manner=Directness.REPORTED, voice="mayor", quote="the mayor says"
            ),
            stance("desk", "buses", quote="Both want free buses"),
        ),
    )


def crowd_map() -> ArgumentMap:
    """The claims of `city_map`, voted on by eleven in two groups and one in none."""
    city = city_map()
    claims = tuple(sorted(claim.id for claim in city.claims))
    crowd = Crowd(
        claims,
        ("East side", "West"),
        (6, 4, 1),
        agrees=((5, 0, 1), (4, 3, 0), *[(0, 0, 0)] * (len(claims) - 2)),
        disagrees=((1, 4, 0), (0, 1, 0), *[(0, 0, 0)] * (len(claims) - 2)),
        passes=((0, 0, 0), (2, 0, 1), *[(0, 0, 0)] * (len(claims) - 2)),
        rejected=frozenset({claims[1]}),
        meta=frozenset({claims[2]}),
        has_found_groups=True,
        groups_by="polis",
    )
    voted_map = replace(city, experts=(), sources=(), arguments=(), attacks=(), relations=())
    return replace(voted_map, stances=(), crowd=crowd)
