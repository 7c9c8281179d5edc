"""What the page knows, as plain data for JSON: the map, its findings and its lines.

Defaults are left out and come back in the page's ``model.js``. Keys are in a fixed order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from counterpoint.analysis import find_strengths
from counterpoint.model import (
    STRENGTHS,
    Analysis,
    ArgumentMap,
    Supposed,
    VoteTable,
    with_visible_names,
)
from counterpoint.network import build_network
from counterpoint.views.payload.chain import chain_data
from counterpoint.views.payload.findings import coverage_of, findings_of, matrix_of, rankings_of
from counterpoint.views.payload.issues import (
    answers_data,
    brief_data,
    camps_data,
    checks_data,
    issues_data,
)
from counterpoint.views.payload.records import head_of, stance_data, statements_of
from counterpoint.views.payload.suppositions import suppositions_data
from counterpoint.views.payload.texts import catalogue
from counterpoint.views.scenes.drawn import NO_TOPIC, drawn_claims
from counterpoint.views.scenes.links import links_of
from counterpoint.wording import CompactSentences

Json = dict[str, Any]


def payload_of(
    argument_map: ArgumentMap,
    analysis: Analysis,
    votes: VoteTable | None = None,
    *,
    suppositions: Sequence[Supposed] = (),
    book: CompactSentences | None = None,
) -> Json:
    """All that the page is told: the map, its findings, and the lines between its claims.

    Linear in the size of the map and its findings. Of a map that holds the counts of a crowd, or
    with the single ``votes`` of one, stances that are no more than a vote are in columns, and
    pairs of experts are left out.
    ``suppositions`` are what the page can show at once; ``book`` takes up the clauses of all
    sentences, for more to be said later.
    """
    argument_map = with_visible_names(argument_map)
    book = book or CompactSentences(argument_map)
    supposed = suppositions_data(suppositions, argument_map, book)
    data = {**_payload(argument_map, analysis, book), "supposed": supposed}
    if supposed:
        data["supposable"] = True
    if votes is not None or argument_map.crowd is not None:
        _put_in_columns(data, argument_map, votes, book)
    return data


def _put_in_columns(
    data: Json, argument_map: ArgumentMap, votes: VoteTable | None, book: CompactSentences
) -> None:
    from counterpoint.analysis.groups import crowd_told  # noqa: PLC0415 (loads numpy)
    from counterpoint.views.payload.votes import is_plain, votes_of  # noqa: PLC0415 (loads numpy)

    claims = frozenset(claim.id for claim in argument_map.claims)
    person = {expert.id: place for place, expert in enumerate(argument_map.experts)}
    data["stances"] = [stance_data(x) for x in argument_map.stances if not is_plain(x, claims)]
    data["matrix"], data["issues"], data["brief"] = [], [], []  # they go person by person
    data.pop("camps", None)
    data["texts"] = catalogue()
    for entry in (*data["findings"], *(row for rows in data["rankings"].values() for row in rows)):
        entry["experts"] = [person.get(expert, expert) for expert in entry["experts"]]
        if entry.get("sides"):
            entry["sides"] = [[person.get(x, x) for x in side] for side in entry["sides"]]
    crowd = crowd_told(argument_map, votes)
    if crowd is not None:
        cast = votes_of(argument_map, crowd, book, votes)
        data["votes"] = cast | {"isLinked": bool(data["edges"])}
    data["sentences"], data["titles"] = book.patterns(), book.titles()


def _payload(argument_map: ArgumentMap, analysis: Analysis, book: CompactSentences) -> Json:
    findings, rankings = findings_of(analysis, book), rankings_of(argument_map, analysis, book)
    return {
        "texts": catalogue(crowd=False),
        **head_of(argument_map),
        "topicCounts": _topic_counts(argument_map, analysis),
        **statements_of(argument_map),
        "findings": findings,
        "matrix": matrix_of(analysis),
        "rankings": rankings,
        "issues": issues_data(argument_map, analysis.issues, book),
        "brief": brief_data(analysis.brief, book),
        **chain_data(argument_map, analysis),
        **camps_data(argument_map, analysis),
        **answers_data(argument_map),
        "checks": checks_data(argument_map),
        "sentences": book.patterns(),
        "titles": book.titles(),
        "claimCount": len(argument_map.claims),
        "coverage": coverage_of(analysis),
        "settings": [(factor.name, factor.value) for factor in analysis.settings],
        "strengths": STRENGTHS,
        "edges": _edges(argument_map),
        **_outcomes(argument_map),
    }


def _outcomes(argument_map: ArgumentMap) -> Json:
    """Of a map in which nobody speaks what each claim comes to, the strongest first."""
    if argument_map.experts or not (argument_map.arguments or argument_map.attacks):
        return {}
    strengths = find_strengths(build_network(argument_map))
    return {"outcomes": [[x.claim, round(x.value, 3)] for x in strengths if x.value is not None]}


def _topic_counts(argument_map: ArgumentMap, analysis: Analysis) -> list[Json]:
    """Topics with their claims, how many of them are drawn, and the tensions that touch them."""
    topic_ids = {topic.id for topic in argument_map.topics}
    topics_of = {
        claim.id: tuple(topic for topic in claim.topics if topic in topic_ids) or (NO_TOPIC,)
        for claim in argument_map.claims
    }
    filed = Counter(topic for topics in topics_of.values() for topic in topics)
    drawn = drawn_claims(argument_map)
    drawn_in = Counter(topic for claim in drawn for topic in topics_of[claim])
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


def _edges(argument_map: ArgumentMap) -> list[Json]:
    """The lines of the map between claims that are drawn."""
    drawn = frozenset(drawn_claims(argument_map))
    degrees = {relation.id: relation.degree for relation in argument_map.relations}
    edges = []
    for link in links_of(argument_map):
        if link.tail not in drawn or link.head not in drawn:
            continue
        edge: Json = {
            "id": link.id,
            "from": link.tail,
            "to": link.head,
            "kind": link.kind,
            "record": link.record,
        }
        if link.joint:
            edge["joint"] = link.joint
        if link.id.startswith("r ") and degrees[link.record] < 1:
            edge["degree"] = degrees[link.record]
        edges.append(edge)
    return edges
