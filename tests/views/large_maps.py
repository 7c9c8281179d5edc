"""Invented debates of any size, for tests and benchmarks of the page."""

from __future__ import annotations

import random
import re
from collections import defaultdict

from manners import axes

from counterpoint.model import (
    Alignment,
    Analysis,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Coverage,
    Directness,
    Expert,
    Factor,
    Finding,
    FindingKind,
    Firmness,
    Polarity,
    Quotation,
    Ranked,
    Relation,
    RelationKind,
    Role,
    Source,
    Stance,
    Step,
    StepKind,
    Topic,
    Verification,
)

_WORDS = re.findall(
    r"\w+",
    "council roads tolls buses trams parking shops schools air noise budget taxes bonds voters "
    "traffic cycling walking freight ring centre suburbs harbour bridge river market housing "
    "jobs safety speed climate winter summer survey study model trial pilot reform law court",
)
_VERBS = ("should fund", "will cut", "may harm", "must protect", "can replace", "does slow")
_NAMES = ("Ana", "Kofi", "Maja", "Omar", "Ines", "Piotr", "Lena", "Hugo", "Noor", "Tomas", "Vera")


def large_map(claims: int, *, experts: int = 12, seed: int = 7) -> ArgumentMap:
    """A map of ``claims`` claims: most are reasons for an earlier one, some attack or relate."""
    chance = random.Random(seed * 1_000_003 + claims)
    topics = max(3, min(60, round(claims**0.5 / 3)))
    records = _claims(chance, claims, topics)
    arguments: list[Argument] = []
    attacks: list[Attack] = []
    relations: list[Relation] = []
    for number in range(1, claims):
        earlier = _earlier(chance, number, topics)
        name, target = f"c{number}", f"c{earlier}"
        draw = chance.random()
        if draw < 0.62:
            conditions = (f"c{chance.randrange(number)}",) if draw < 0.05 else ()
            premises = tuple(dict.fromkeys((name, *conditions)))
            if target not in premises:
                arguments.append(Argument(f"a{number}", premises, target))
        elif draw < 0.74:
            kind = AttackKind.REBUT if draw < 0.7 else AttackKind.UNDERMINE
            attacks.append(Attack(f"x{number}", (name,), target, kind))
        elif draw < 0.82:
            relation = chance.choice(
                (RelationKind.INCOMPATIBLE, RelationKind.NARROWER, RelationKind.REQUIRES)
            )
            relations.append(Relation(f"r{number}", relation, name, target, 0.5))
    return ArgumentMap(
        id=f"large-{claims}",
        base="https://example.org/large/",
        title=f"A debate of {claims} claims",
        question="What should the city do about traffic?",
        experts=tuple(_experts(chance, experts)),
        sources=(Source("text", "Minutes of the debate", url="https://example.org/minutes"),),
        topics=tuple(
            Topic(f"t{n}", f"Topic {n}: {_WORDS[n % len(_WORDS)]}") for n in range(topics)
        ),
        claims=tuple(records),
        arguments=tuple(arguments),
        attacks=tuple(attacks),
        relations=tuple(relations),
        stances=tuple(_stances(chance, claims, experts)),
    )


def _claims(chance: random.Random, count: int, topics: int) -> list[Claim]:
    kinds = list(ClaimKind)
    records = []
    for number in range(count):
        words = [chance.choice(_WORDS) for _ in range(9)]
        verb = chance.choice(_VERBS)
        title = f"{words[0].capitalize()} {verb} {words[1]} {number}"
        reason = f"the {words[4]} of {words[5]} weighs on {words[6]}, {words[7]} and {words[8]}"
        text = f"The {words[2]} {verb} the {words[3]} because {reason}."
        kind = kinds[min(5, int(chance.expovariate(0.8)))]
        records.append(Claim(f"c{number}", title, text, kind, (f"t{number % topics}",)))
    return records


def _earlier(chance: random.Random, number: int, topics: int) -> int:
    """An earlier claim, mostly near and of the same topic."""
    step = (1 + int(chance.expovariate(0.35))) * topics
    return number - step if step <= number else chance.randrange(number)


def _experts(chance: random.Random, count: int) -> list[Expert]:
    return [
        Expert(
            f"e{n}",
            f"{_NAMES[n % 11]} {chance.choice(_WORDS).capitalize()}{n}",
            (Role("Planner", "City office"),),
        )
        for n in range(count)
    ]


def _stances(chance: random.Random, claims: int, experts: int) -> list[Stance]:
    manners = (Directness.EXPLICIT, Firmness.CONDITIONAL, Directness.IMPLIED)
    stances = []
    for number in range(claims):
        voices = {int(chance.paretovariate(1.1)) % experts for _ in range(chance.choice((1, 1, 2)))}
        for voice in sorted(voices):
            polarity = Polarity.DENY if chance.random() < 0.08 else Polarity.AFFIRM
            said_outright = chance.random() < 0.7
            manner = axes(manners[0] if said_outright else chance.choice(manners))
            quote = Quotation("text", f"key phrase {number}", 5, 9, Verification.EXACT, 1.0)
            quotation = None if number % 3 else quote
            names = f"s{number}-{voice}", f"e{voice}", f"c{number}"
            stances.append(Stance(*names, polarity, *manner, quotation=quotation))
    return stances


def sketched_analysis(debate: ArgumentMap, *, most: int = 400) -> Analysis:
    """Findings enough to fill the page of a map that is too large to analyse in a benchmark."""
    affirming: dict[str, list[Stance]] = defaultdict(list)
    for stance in debate.stances:
        affirming[stance.target].append(stance)
    agreements: list[Finding] = []
    tensions: list[Finding] = []
    for claim, stances in affirming.items():
        experts = tuple(sorted({stance.expert for stance in stances}))
        polarities = {stance.polarity for stance in stances}
        if len(experts) < 2 or len(agreements) + len(tensions) >= most:
            continue
        kind = FindingKind.SAME_CLAIM if len(polarities) == 1 else FindingKind.CONTRADICTION
        finding = Finding(
            id=f"{kind.value}-{claim}",
            kind=kind,
            experts=experts,
            sides=() if kind.is_agreement else (experts[:1], experts[1:]),
            claims=(claim,),
            score=1.0 if kind.is_agreement else -1.0,
            factors=(Factor(kind.value, 1.0),),
            witness=tuple(Step(StepKind.STANCE, s.id, f"{s.expert} on {claim}.") for s in stances),
            summary=f"{' and '.join(experts)} take a stance on {claim}.",
        )
        (agreements if kind.is_agreement else tensions).append(finding)
    pairs = [(a.id, b.id) for a in debate.panel for b in debate.panel if a.id < b.id]
    return Analysis(
        agreements=tuple(agreements),
        tensions=tuple(tensions),
        defences=(),
        summaries=(),
        matrix=tuple(Alignment(a, b, 0.5, 0.2, 0.1, 3, ()) for a, b in pairs),
        consensus=(),
        contested=(),
        cruxes=tuple(Ranked(f.claims[0], 0.5, f.experts, "") for f in tensions[:9]),
        one_sided=(),
        unsupported=(),
        coverage=tuple(
            Coverage(topic.id, (), tuple(e.id for e in debate.panel), ()) for topic in debate.topics
        ),
        settings=(Factor("explicit", 1.0),),
    )
