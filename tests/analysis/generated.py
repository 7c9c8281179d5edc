"""Random debates for laws, and forms in which two analyses can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import NamedTuple

from hypothesis import strategies as st
from manners import Manner, axes

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
_aims = st.sampled_from([AttackKind.REBUT, AttackKind.REBUT, AttackKind.UNDERMINE])
_manners = st.one_of(
    st.just(Directness.EXPLICIT),
    st.sampled_from(
        [manner for manner in (*Directness, *Firmness) if manner is not Firmness.CONDITIONAL]
    ),
    st.just(Firmness.CONDITIONAL),
)
_experts = st.sampled_from(EXPERTS)
_polarities = st.sampled_from([Polarity.AFFIRM, Polarity.AFFIRM, Polarity.DENY])
_confidences = st.sampled_from([1.0, 1.0, 1.0, 0.7])
_ends = st.tuples(st.sampled_from(FACTS), st.sampled_from(CLAIMS)).filter(lambda x: x[0] != x[1])
_reasons = st.lists(_ends, max_size=4, unique=True)
_objections = st.lists(_ends, max_size=3, unique=True)
_orders = {claims: st.permutations(claims) for claims in (CLAIMS, ADVICE, FACTS)}
_same_sort = st.sampled_from([ADVICE, FACTS])
_degrees = st.sampled_from([1.0, 1.0, 0.5])
_judges = st.sampled_from([None, None, *EXPERTS])


@cache
def _number(below: int) -> st.SearchStrategy[int]:
    """Which of so many. A strategy of the things themselves would be made for each debate."""
    return st.sampled_from(range(below))


@cache
def _perhaps_number(below: int) -> st.SearchStrategy[list[int]]:
    return st.lists(_number(below), max_size=1)


def debates() -> st.SearchStrategy[ArgumentMap]:
    """Maps of up to four experts and eight claims, with whatever ties there may be."""
    return _debates


def _debate(draw: st.DrawFn) -> ArgumentMap:
    arguments, attacks = draw(_inferences)
    inferences = [*(x.id for x in arguments), *(x.id for x in attacks)]
    sayings = draw(_sayings(len(inferences)))
    relations: list[Relation] = draw(_relations)
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
        relations=(*relations, *_perhaps_equivalent(draw, relations)),
        stances=tuple(_stance(each, (*CLAIMS, *inferences)) for each in sayings),
    )


def _some_inferences(draw: st.DrawFn) -> tuple[list[Argument], list[Attack]]:
    reasons, objections = draw(_reasons), draw(_objections)
    arguments = [Argument(f"{premise}>{end}", (premise,), end) for premise, end in reasons]
    attacks = [
        Attack(f"{premise}!{end}", (premise,), end, draw(_aims)) for premise, end in objections
    ]
    undercut: bool = draw(st.booleans())
    if arguments and undercut:
        target = arguments[draw(_number(len(arguments)))]
        attacks.append(Attack(f"f1!{target.id}", ("f1",), target.id, AttackKind.UNDERCUT))
    backing: bool = draw(st.booleans())
    if arguments and backing:
        backed = arguments[draw(_number(len(arguments)))]
        arguments.append(Argument(f"f2>{backed.id}", ("f2",), backed.id))
    is_linked: bool = draw(st.booleans())
    if is_linked:
        one, other, end = draw(_orders[CLAIMS])[:3]
        arguments.append(Argument(f"{one}+{other}>{end}", (one, other), end))
    return arguments, attacks


class _Saying(NamedTuple):
    """A stance whose target is the number of a claim, or of an inference after all claims."""

    expert: str
    target: int
    polarity: Polarity
    manner: Manner
    conditions: tuple[str, ...]
    confidence: float


def _saying(draw: st.DrawFn, targets: st.SearchStrategy[int]) -> _Saying:
    expert, target = draw(_experts), draw(targets)
    polarity, manner = draw(_polarities), draw(_manners)
    conditions: tuple[str, ...] = ()
    if manner is Firmness.CONDITIONAL:
        # Of all claims but the target.
        other = draw(_number(len(CLAIMS) - (target < len(CLAIMS))))
        conditions = (CLAIMS[other + (other >= target)],)
    return _Saying(expert, target, polarity, manner, conditions, draw(_confidences))


def _stance(saying: _Saying, targets: Sequence[str]) -> Stance:
    expert, number, polarity, manner, conditions, sure = saying
    target = targets[number]
    key = "-".join((expert, target, polarity.value, manner.value, str(sure), *conditions))
    return Stance(key, expert, target, polarity, *axes(manner), conditions, confidence=sure)


def _relation(draw: st.DrawFn) -> Relation:
    kind, claims = draw(_relation_kinds), draw(_same_sort)
    source, target = draw(_orders[claims])[:2]
    degree, by = draw(_degrees), draw(_judges)
    return Relation(f"{source}-{kind.value}-{target}", kind, source, target, degree, "", by)


def _perhaps_equivalent(draw: st.DrawFn, relations: list[Relation]) -> list[Relation]:
    """Two claims of one kind that no relation ties: what is opposed cannot be equivalent."""
    ties = {frozenset((x.source, x.target)) for x in relations}
    pairs = [x for same in (ADVICE, FACTS) for x in combinations(same, 2)]
    untied = [x for x in pairs if frozenset(x) not in ties]
    return [
        Relation(f"{source}-equivalent-{target}", RelationKind.EQUIVALENT, source, target)
        for source, target in (untied[number] for number in draw(_perhaps_number(len(untied))))
    ]


_one_saying = st.composite(_saying)
_inferences = st.composite(_some_inferences)()
_relations = st.lists(st.composite(_relation)(), max_size=6, unique_by=lambda x: x.id)
_debates = st.composite(_debate)()
# What somebody says of the claims, in whatever manner.
stances_to_claims = st.lists(_one_saying(_number(len(CLAIMS))), max_size=6, unique=True).map(
    lambda sayings: [_stance(each, CLAIMS) for each in sayings]
)


@cache
def _sayings(inferences: int) -> st.SearchStrategy[list[_Saying]]:
    claims = range(len(CLAIMS))
    targets = st.sampled_from([*claims, *range(len(CLAIMS) + inferences)])
    return st.lists(_one_saying(targets), max_size=16, unique=True)


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
