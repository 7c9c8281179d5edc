"""Random debates for laws, and forms in which two analyses can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st
from manners import axes

from counterpoint.analysis import analyse
from counterpoint.model import (
    Analysis,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Finding,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Role,
    Stance,
    content_hash,
)
from counterpoint.network import build_network

EXPERTS = ("ada", "bo", "cy", "di")
ADVICE = ("r1", "r2", "r3", "r4")
FACTS = ("f1", "f2", "f3", "f4")
CLAIMS = ADVICE + FACTS

_relation_kinds = st.sampled_from(
    [
        RelationKind.CONTRADICTS,
        RelationKind.CONTRARY,
        RelationKind.INCOMPATIBLE,
        RelationKind.NARROWER,
        RelationKind.NARROWER,
        RelationKind.PRIORITY,
        RelationKind.TRADE_OFF,
        RelationKind.TIMING,
        RelationKind.REQUIRES,
        RelationKind.UNLESS,
    ]
)
_AIMS = (AttackKind.REBUT, AttackKind.REBUT, AttackKind.UNDERMINE)
_manners = st.sampled_from(
    [manner for manner in (*Directness, *Firmness) if manner is not Firmness.CONDITIONAL]
)


@st.composite
def debates(draw: st.DrawFn) -> ArgumentMap:
    """A map of up to four experts and eight claims, with whatever ties there may be."""
    arguments, attacks = draw(_inferences())
    inferences = [*(x.id for x in arguments), *(x.id for x in attacks)]
    targets = st.sampled_from([*CLAIMS, *CLAIMS, *inferences])
    sayings: list[Stance] = draw(st.lists(stances(targets), max_size=16, unique_by=_id))
    relations: list[Relation] = draw(st.lists(_relations(), max_size=6, unique_by=_id))
    equivalent: list[Relation] = draw(st.lists(_equivalences(relations), max_size=1))
    return ArgumentMap(
        id="debate",
        base="https://example.org/debate/",
        title="A debate",
        question="What now?",
        experts=tuple(Expert(x, f"Dr {x.title()}", (Role("Expert"),)) for x in EXPERTS),
        claims=tuple(
            Claim(
                x,
                x.upper(),
                f"{x}.",
                ClaimKind.RECOMMENDATION if x in ADVICE else ClaimKind.ASSESSMENT,
            )
            for x in CLAIMS
        ),
        arguments=tuple(arguments),
        attacks=tuple(attacks),
        relations=(*relations, *equivalent),
        stances=tuple(sayings),
    )


def _id(record: object) -> str:
    assert isinstance(record, Stance | Relation)
    return record.id


@st.composite
def _inferences(draw: st.DrawFn) -> tuple[list[Argument], list[Attack]]:
    ends = st.tuples(st.sampled_from(FACTS), st.sampled_from(CLAIMS)).filter(lambda x: x[0] != x[1])
    reasons: list[tuple[str, str]] = draw(st.lists(ends, max_size=4, unique=True))
    objections: list[tuple[str, str]] = draw(st.lists(ends, max_size=3, unique=True))
    arguments = [Argument(f"{premise}>{end}", (premise,), end) for premise, end in reasons]
    attacks = [
        Attack(f"{premise}!{end}", (premise,), end, draw(st.sampled_from(_AIMS)))
        for premise, end in objections
    ]
    undercut: bool = draw(st.booleans())
    if arguments and undercut:
        target = draw(st.sampled_from(arguments))
        attacks.append(Attack(f"f1!{target.id}", ("f1",), target.id, AttackKind.UNDERCUT))
    backing: bool = draw(st.booleans())
    if arguments and backing:
        backed = draw(st.sampled_from(arguments))
        arguments.append(Argument(f"f2>{backed.id}", ("f2",), backed.id))
    is_linked: bool = draw(st.booleans())
    if is_linked:
        one, other, end = draw(st.permutations(CLAIMS))[:3]
        arguments.append(Argument(f"{one}+{other}>{end}", (one, other), end))
    return arguments, attacks


@st.composite
def stances(draw: st.DrawFn, targets: st.SearchStrategy[str]) -> Stance:
    """What one of the experts says toward one of the targets, in whatever manner."""
    expert, target = draw(st.sampled_from(EXPERTS)), draw(targets)
    polarity = draw(st.sampled_from([Polarity.AFFIRM, Polarity.AFFIRM, Polarity.DENY]))
    manner = draw(st.one_of(st.just(Directness.EXPLICIT), _manners, st.just(Firmness.CONDITIONAL)))
    conditions: tuple[str, ...] = ()
    if manner is Firmness.CONDITIONAL:
        conditions = (draw(st.sampled_from([x for x in CLAIMS if x != target])),)
    sure = draw(st.sampled_from([1.0, 1.0, 1.0, 0.7]))
    key = "-".join((expert, target, polarity.value, manner.value, str(sure), *conditions))
    return Stance(key, expert, target, polarity, *axes(manner), conditions, confidence=sure)


@st.composite
def _relations(draw: st.DrawFn) -> Relation:
    kind = draw(_relation_kinds)
    same = draw(st.sampled_from([ADVICE, FACTS]))
    source, target = draw(st.permutations(same))[:2]
    degree = draw(st.sampled_from([1.0, 1.0, 0.5]))
    by = draw(st.sampled_from([None, None, *EXPERTS]))
    return Relation(f"{source}-{kind.value}-{target}", kind, source, target, degree, "", by)


@st.composite
def _equivalences(draw: st.DrawFn, relations: list[Relation]) -> Relation:
    """Two claims of one kind that no relation ties: what is opposed cannot be equivalent."""
    ties = {frozenset((x.source, x.target)) for x in relations}
    pairs = [x for same in (ADVICE, FACTS) for x in combinations(same, 2)]
    source, target = draw(st.sampled_from([x for x in pairs if frozenset(x) not in ties]))
    return Relation(f"{source}-equivalent-{target}", RelationKind.EQUIVALENT, source, target)


def analysed(debate: ArgumentMap) -> Analysis:
    return analyse(build_network(debate))


def told(
    findings: tuple[Finding, ...], names: Mapping[str, str] | None = None
) -> Counter[tuple[str, tuple[str, ...], float, bool]]:
    """What findings come to, whatever the ids: kind, experts (renamed back), score, certainty."""
    back = names or {}
    return Counter(
        (
            finding.kind.value,
            tuple(sorted(back.get(x, x) for x in finding.experts)),
            round(finding.score, 9),
            finding.possible,
        )
        for finding in findings
    )


def renamed(
    debate: ArgumentMap, claim: Callable[[str], str], expert: Callable[[str], str]
) -> ArgumentMap:
    """The same map with other ids, titles, texts and names for all that has any."""
    inferences = {x.id for x in debate.arguments} | {x.id for x in debate.attacks}

    def inference(key: str) -> str:
        return content_hash(key, claim(CLAIMS[0]), claim(CLAIMS[1]))

    def stance(key: str) -> str:
        return content_hash(key, expert(EXPERTS[0]), claim(CLAIMS[0]))

    def of_target(key: str) -> str:
        return inference(key) if key in inferences else claim(key)

    return replace(
        debate,
        experts=tuple(
            replace(x, id=expert(x.id), name=f"Prof {expert(x.id).title()}") for x in debate.experts
        ),
        claims=tuple(
            replace(x, id=claim(x.id), title=f"On {claim(x.id)}", text=f"It is {claim(x.id)}.")
            for x in debate.claims
        ),
        arguments=tuple(
            replace(
                x,
                id=inference(x.id),
                premises=tuple(map(claim, x.premises)),
                conclusion=of_target(str(x.conclusion)),
            )
            for x in debate.arguments
        ),
        attacks=tuple(
            replace(
                x,
                id=inference(x.id),
                premises=tuple(map(claim, x.premises)),
                target=of_target(x.target),
            )
            for x in debate.attacks
        ),
        relations=tuple(
            replace(
                x,
                id=f"{claim(x.source)}-{x.kind.value}-{claim(x.target)}",
                source=claim(x.source),
                target=claim(x.target),
                asserted_by=expert(x.asserted_by) if x.asserted_by else None,
            )
            for x in debate.relations
        ),
        stances=tuple(
            replace(
                x,
                id=stance(x.id),
                expert=expert(x.expert),
                target=of_target(x.target),
                conditions=tuple(map(claim, x.conditions)),
            )
            for x in debate.stances
        ),
    )
