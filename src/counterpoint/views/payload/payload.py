"""What the page knows, as plain data for JSON: the map, its findings and its drawings.

Defaults are left out and come back in the page's ``model.js``. Keys are in a fixed order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from counterpoint.model import (
    STRENGTHS,
    Analysis,
    ArgumentMap,
    Finding,
    Polarity,
    Quotation,
    Ranked,
    Relation,
    Role,
    Source,
    Stance,
    VoteTable,
    initials,
    short_names,
)
from counterpoint.network.equivalence import find_classes
from counterpoint.views.payload.chain import chain_data
from counterpoint.views.payload.issues import brief_data, camps_data, checks_data, issues_data
from counterpoint.views.payload.roles import telling_roles
from counterpoint.views.payload.texts import catalogue
from counterpoint.views.scenes.boxes import FACE
from counterpoint.views.scenes.scenes import NO_TOPIC, Scene
from counterpoint.wording import CompactSentences

Json = dict[str, Any]

FINDING_GROUPS = ("agreement", "tension", "defence", "summary")
RANKINGS = ("consensus", "contested", "cruxes", "one_sided", "unsupported")


def payload_of(
    argument_map: ArgumentMap,
    analysis: Analysis,
    scenes: Sequence[Scene],
    votes: VoteTable | None = None,
) -> Json:
    """Everything but the boxes and lines themselves, which pyvis holds.

    Linear in the size of the map, its findings and its drawings. With the ``votes`` of a crowd
    stances that are no more than a vote are in columns, and pairs of experts are left out.
    """
    data = _payload(argument_map, analysis, scenes)
    if votes is not None:
        _put_in_columns(data, argument_map, votes)
    return data


def _put_in_columns(data: Json, argument_map: ArgumentMap, votes: VoteTable) -> None:
    from counterpoint.views.payload.votes import is_plain, votes_of  # noqa: PLC0415 (loads numpy)

    claims = frozenset(claim.id for claim in argument_map.claims)
    person = {expert.id: place for place, expert in enumerate(argument_map.experts)}
    data["stances"] = [_stance(x) for x in argument_map.stances if not is_plain(x, claims)]
    data["matrix"] = []
    data["texts"] = catalogue()
    for entry in (*data["findings"], *(row for rows in data["rankings"].values() for row in rows)):
        entry["experts"] = [person.get(expert, expert) for expert in entry["experts"]]
        if entry.get("sides"):
            entry["sides"] = [[person.get(x, x) for x in side] for side in entry["sides"]]
    data["votes"] = votes_of(argument_map, votes)


def _payload(argument_map: ArgumentMap, analysis: Analysis, scenes: Sequence[Scene]) -> Json:
    book, classes = CompactSentences(argument_map), find_classes(argument_map)
    findings, rankings = _findings(analysis, book), _rankings(argument_map, analysis, book)
    issues = issues_data(argument_map, analysis.issues, book)
    brief = brief_data(analysis.brief, book)
    return {
        "texts": catalogue(crowd=False),
        "face": FACE,
        "map": _without_empty(
            id=argument_map.id,
            title=argument_map.title,
            question=argument_map.question,
            language=argument_map.language,
            base=argument_map.base,
            abstract=argument_map.abstract,
        ),
        "experts": _experts(argument_map),
        "sources": [_source(source) for source in argument_map.sources],
        "topics": [{"id": topic.id, "label": topic.label} for topic in argument_map.topics],
        "topicCounts": _topic_counts(argument_map, analysis, scenes),
        "claims": [
            _without_empty(
                id=claim.id,
                title=claim.title or claim.id,
                text=claim.text,
                kind=claim.kind.value if claim.kind else None,
                same=classes[claim.id] if classes[claim.id] != claim.id else None,
            )
            | {"topics": claim.topics}
            for claim in argument_map.claims
        ],
        "arguments": [
            _without_empty(
                id=argument.id,
                conclusion=argument.conclusion,
                title=argument.title,
                text=argument.text,
                scheme=argument.scheme,
            )
            | {"premises": argument.premises}
            for argument in argument_map.arguments
        ],
        "attacks": [
            _without_empty(
                id=attack.id, target=attack.target, kind=attack.kind.value, title=attack.title
            )
            | {"premises": attack.premises}
            for attack in argument_map.attacks
        ],
        "relations": [_relation(relation) for relation in argument_map.relations],
        "stances": [_stance(stance) for stance in argument_map.stances],
        "findings": findings,
        "matrix": [
            {
                "first": pair.first,
                "second": pair.second,
                "agreement": pair.agreement,
                "tension": pair.tension,
                "coverage": pair.coverage,
                "shared": pair.shared,
                "ties": [(tie.finding, tie.score) for tie in pair.ties],
            }
            for pair in analysis.matrix
        ],
        "rankings": rankings,
        "issues": issues,
        "brief": brief,
        **_without_empty(
            chain=chain_data(argument_map, analysis), camps=camps_data(argument_map, analysis)
        ),
        "checks": checks_data(argument_map),
        "sentences": book.patterns(),
        "titles": book.titles(),
        "claimCount": len(argument_map.claims),
        "coverage": [
            {
                "topic": topic.topic,
                "claims": topic.claims,
                "speaking": topic.speaking,
                "silent": topic.silent,
            }
            for topic in analysis.coverage
        ],
        "settings": [(factor.name, factor.value) for factor in analysis.settings],
        "strengths": STRENGTHS,
        "scenes": [_scene(scene) for scene in scenes],
    }


def _experts(argument_map: ArgumentMap) -> list[Json]:
    experts = argument_map.experts
    short, letters, role_of = short_names(experts), initials(experts), telling_roles(argument_map)
    order: Counter[str] = Counter()
    records = []
    for expert in experts:
        standing = expert.standing.value
        records.append(
            {
                "id": expert.id,
                "name": expert.name,
                "short": short[expert.id],
                "initials": letters[expert.id],
                "standing": standing,
                "order": order[standing],
                "roles": [_role(role) for role in expert.roles],
            }
            | ({"role": role_of[expert.id]} if expert.id in role_of else {})
            | ({"sort": f"{expert.family} {expert.name}"} if expert.family else {})
        )
        order[standing] += 1
    return records


def _role(role: Role) -> str:
    post = ", ".join(part for part in (role.title, role.organization) if part)
    periods = "; ".join(str(period).replace("-", "\u2013") for period in role.periods)
    return f"{post} ({periods})" if periods else post


def _source(source: Source) -> Json:
    return _without_empty(
        id=source.id,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        date=source.date,
        licence=source.licence,
        language=source.language,
        sha256=source.sha256,
    )


def _topic_counts(
    argument_map: ArgumentMap, analysis: Analysis, scenes: Iterable[Scene]
) -> list[Json]:
    """Topics with their claims, how many of them are drawn, and the tensions that touch them."""
    drawn_in: Counter[str] = Counter()
    for scene in scenes:
        drawn_in[scene.topic] += len(scene.drawing.places) - len(scene.guests)
    topic_ids = {topic.id for topic in argument_map.topics}
    topics_of = {
        claim.id: tuple(topic for topic in claim.topics if topic in topic_ids) or (NO_TOPIC,)
        for claim in argument_map.claims
    }
    filed = Counter(topic for topics in topics_of.values() for topic in topics)
    tense: Counter[str] = Counter()
    for finding in analysis.tensions:
        tense.update({topic for claim in finding.claims for topic in topics_of.get(claim, ())})

    def count(topic: str) -> Json:
        figures = {"claims": filed[topic], "drawn": drawn_in[topic], "tensions": tense[topic]}
        return {"topic": topic} | figures

    with_claims = sorted(
        (topic for topic in argument_map.topics if filed[topic.id]),
        key=lambda topic: (-filed[topic.id], topic.label),
    )
    rest = [NO_TOPIC] if filed[NO_TOPIC] else []
    return [count(topic) for topic in (*(topic.id for topic in with_claims), *rest)]


def _quote(quotation: Quotation | None) -> Json | None:
    if quotation is None:
        return None
    return {
        "source": quotation.source,
        "exact": quotation.exact,
        "check": quotation.verification.value,
    }


def _relation(relation: Relation) -> Json:
    return _without_empty(
        id=relation.id,
        kind=relation.kind.value,
        source=relation.source,
        target=relation.target,
        degree=None if relation.degree == 1 else relation.degree,
        note=relation.note,
        asserted_by=relation.asserted_by,
        quote=_quote(relation.quotation),
    )


def _stance(stance: Stance) -> Json:
    return _without_empty(
        id=stance.id,
        expert=stance.expert,
        target=stance.target,
        polarity=None if stance.polarity is Polarity.AFFIRM else stance.polarity.value,
        mode=next(iter(_marks(stance)), None),
        also=next(iter(_marks(stance)[1:]), None),
        goals=stance.goals or None,
        answers=stance.answers,
        sums=stance.sums or None,
        fidelity=stance.fidelity.value if stance.fidelity else None,
        conditions=stance.conditions or None,
        wording=stance.wording,
        quote=_quote(stance.quotation),
        date=stance.date,
        confidence=None if stance.confidence == 1 else stance.confidence,
        voice=stance.voice,
        shift=stance.shift.value if stance.shift else None,
        note=stance.note,
    )


def _marks(stance: Stance) -> tuple[str, ...]:
    """How it is said, the word that a chip shows first: a reserve, but for others' words."""
    words = stance.mode_words
    return words if not stance.is_own else words[::-1]


def _findings(analysis: Analysis, book: CompactSentences) -> list[Json]:
    lists = (analysis.agreements, analysis.tensions, analysis.defences, analysis.summaries)
    groups = zip(FINDING_GROUPS, lists, strict=True)
    return [_finding(group, finding, book) for group, findings in groups for finding in findings]


def _finding(group: str, finding: Finding, book: CompactSentences) -> Json:
    return {
        "id": finding.id,
        "group": group,
        "kind": finding.kind.value,
        "experts": finding.experts,
        "sides": finding.sides,
        "claims": finding.claims,
        "score": finding.score,
        "factors": [(factor.name, factor.value) for factor in finding.factors],
        "witness": [
            (step.kind.value, step.id, book.data_of(step.sentence), step.stances)
            for step in finding.witness
        ],
        "summary": book.data_of(finding.summary),
        "reasons": finding.reasons,
        "conditions": finding.conditions,
        "note": book.data_of(finding.note),
        "possible": finding.possible,
    }


def _rankings(
    argument_map: ArgumentMap, analysis: Analysis, book: CompactSentences
) -> dict[str, list[Json]]:
    """The ranked claims by list; the cruxes with their titles, for they stand on the overview."""
    titles = {claim.id: claim.title or claim.id for claim in argument_map.claims}
    lists: Mapping[str, Sequence[Ranked]] = {name: getattr(analysis, name) for name in RANKINGS}
    return {
        name: [
            {
                "claim": r.claim,
                "weight": r.weight,
                "experts": r.experts,
                "reason": book.data_of(r.reason),
            }
            | ({"title": titles.get(r.claim, r.claim)} if name == "cruxes" else {})
            for r in ranked
        ]
        for name, ranked in lists.items()
    }


def _scene(scene: Scene) -> Json:
    drawing = scene.drawing
    return {
        "topic": scene.topic,
        "part": scene.part,
        "leading": scene.leading,
        "width": round(drawing.width),
        "height": round(drawing.height),
        "guests": sorted(scene.guests),
        "regions": [(topic, *map(round, sides)) for topic, *sides in scene.regions],
        "places": {claim: _flat((corner,)) for claim, corner in drawing.places.items()},
        "routes": {link: _flat(route) for link, route in drawing.routes.items()},
        "joints": {joint: _flat(pair) for joint, pair in drawing.joints.items()},
    }


def _flat(points: Iterable[tuple[float, float]]) -> list[int]:
    return [round(part) for point in points for part in point]


def _without_empty(**fields: Any) -> Json:
    """``fields`` without those that are empty; the page takes an absent one for its default."""
    return {name: value for name, value in fields.items() if value not in (None, "")}
