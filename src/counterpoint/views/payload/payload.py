"""What the page knows, as plain data for JSON: the map, its findings and its drawings.

Defaults are left out and come back in the page's ``model.js``. Keys are in a fixed order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from counterpoint.model import (
    STRENGTHS,
    Analysis,
    ArgumentMap,
    Supposed,
    VoteTable,
)
from counterpoint.views.payload.chain import chain_data
from counterpoint.views.payload.findings import coverage_of, findings_of, matrix_of, rankings_of
from counterpoint.views.payload.issues import brief_data, camps_data, checks_data, issues_data
from counterpoint.views.payload.records import head_of, stance_data, statements_of
from counterpoint.views.payload.suppositions import suppositions_data
from counterpoint.views.payload.texts import catalogue
from counterpoint.views.scenes.boxes import FACE
from counterpoint.views.scenes.scenes import NO_TOPIC, Scene
from counterpoint.wording import CompactSentences

Json = dict[str, Any]


def payload_of(  # noqa: PLR0913 (all but three are options)
    argument_map: ArgumentMap,
    analysis: Analysis,
    scenes: Sequence[Scene],
    votes: VoteTable | None = None,
    *,
    suppositions: Sequence[Supposed] = (),
    book: CompactSentences | None = None,
) -> Json:
    """Everything but the boxes and lines themselves, which pyvis holds.

    Linear in the size of the map, its findings and its drawings. With the ``votes`` of a crowd
    stances that are no more than a vote are in columns, and pairs of experts are left out.
    ``suppositions`` are what the page can show at once; ``book`` takes up the clauses of all
    sentences, for more to be said later.
    """
    book = book or CompactSentences(argument_map)
    supposed = suppositions_data(suppositions, argument_map, book)
    data = {**_payload(argument_map, analysis, scenes, book), "supposed": supposed}
    if supposed:
        data["supposable"] = True
    if votes is not None:
        _put_in_columns(data, argument_map, votes)
    return data


def _put_in_columns(data: Json, argument_map: ArgumentMap, votes: VoteTable) -> None:
    from counterpoint.views.payload.votes import is_plain, votes_of  # noqa: PLC0415 (loads numpy)

    claims = frozenset(claim.id for claim in argument_map.claims)
    person = {expert.id: place for place, expert in enumerate(argument_map.experts)}
    data["stances"] = [stance_data(x) for x in argument_map.stances if not is_plain(x, claims)]
    data["matrix"] = []
    data["texts"] = catalogue()
    for entry in (*data["findings"], *(row for rows in data["rankings"].values() for row in rows)):
        entry["experts"] = [person.get(expert, expert) for expert in entry["experts"]]
        if entry.get("sides"):
            entry["sides"] = [[person.get(x, x) for x in side] for side in entry["sides"]]
    data["votes"] = votes_of(argument_map, votes)


def _payload(
    argument_map: ArgumentMap,
    analysis: Analysis,
    scenes: Sequence[Scene],
    book: CompactSentences,
) -> Json:
    findings, rankings = findings_of(analysis, book), rankings_of(argument_map, analysis, book)
    return {
        "texts": catalogue(crowd=False),
        "face": FACE,
        **head_of(argument_map),
        "topicCounts": _topic_counts(argument_map, analysis, scenes),
        **statements_of(argument_map),
        "findings": findings,
        "matrix": matrix_of(analysis),
        "rankings": rankings,
        "issues": issues_data(argument_map, analysis.issues, book),
        "brief": brief_data(analysis.brief, book),
        **chain_data(argument_map, analysis),
        **camps_data(argument_map, analysis),
        "checks": checks_data(argument_map),
        "sentences": book.patterns(),
        "titles": book.titles(),
        "claimCount": len(argument_map.claims),
        "coverage": coverage_of(analysis),
        "settings": [(factor.name, factor.value) for factor in analysis.settings],
        "strengths": STRENGTHS,
        "scenes": [_scene(scene) for scene in scenes],
    }


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
