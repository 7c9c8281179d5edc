"""Who stands apart: silent or against where most stand for it, and what that expert speaks to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from counterpoint.analysis.issues.scene import Scene, against
from counterpoint.analysis.issues.voices import sharing_in
from counterpoint.model import BriefPart, BriefSentence, Clause, Issue, Mark
from counterpoint.wording import clause

# What one sentence names of each sort: with three titles it stays below thirty words.
_MOST_NAMED = 3


def find_apart(covered: Collection[str], scene: Scene) -> Iterator[BriefSentence]:
    """Who is silent or against most often where more than half of the panel stand for it.

    Of those who are so as often, whose issues weigh more; nobody where that leaves two. Where all
    those issues were ``covered`` before, only what the expert alone speaks to is.
    """
    panel = scene.ground.network.panel
    wide = [x for x in scene.issues if 2 * len(sharing_in(x)) > len(panel)]
    missing = {expert: [x for x in wide if expert in (*x.silent, *against(x))] for expert in panel}
    order = sorted(
        ((len(missing[x]), round(sum(y.rank for y in missing[x]), 6), x) for x in panel),
        key=lambda row: (-row[0], -row[1], row[2]),
    )
    if not order[0][0] or order[0][:2] == order[1][:2]:
        return
    expert = order[0][2]
    # Silence is no dissent: the two are not told in one sentence, but what there is more of.
    opposed = [x for x in missing[expert] if expert in against(x)]
    unsaid = [x for x in missing[expert] if expert in x.silent]
    alone = [x.claim for x in scene.one_sided if x.experts == (expert,)]
    absent = (unsaid if len(unsaid) >= len(opposed) else opposed)[:2]
    if all(x.id in covered for x in absent):
        own = [x for x in scene.alone if [y.expert for y in x.positions] == [expert]]
        if own:
            yield scene.part(BriefPart.APART, _answering(expert, own[0], scene), own[:1])
        elif alone:
            yield scene.part(BriefPart.APART, _instead(expert, alone, scene), absent)
        return
    marks = {y.mark for x in absent for y in x.positions if y.expert == expert}
    key = "brief.apart-silent"
    if marks:
        key = "brief.apart" if Mark.AGAINST in marks else "brief.apart-in-effect"
    from_what = tuple(x.claims[0] for x in absent)
    statements = (
        clause(key, who=(expert,), **{"from": from_what[:most], "instead": tuple(alone[:most])})
        for most in (2, 1)
    )
    statement = scene.shortest_of(statements)
    assert statement is not None
    yield scene.part(BriefPart.APART, statement, absent)


def _answering(expert: str, issue: Issue, scene: Scene) -> Clause:
    """What an expert alone answers to a question: advice where the first answer is, else facts."""
    first, *others = issue.positions[0].claims
    ground = scene.ground
    is_advice = ground.is_advice(ground.network.class_of[first])
    alike = [x for x in others if ground.is_advice(ground.network.class_of[x]) is is_advice]
    statement = scene.shortest_of(
        clause(
            "brief.alone-answers",
            who=(expert,),
            question=str(issue.question),
            what=(first, *alike)[:length],
        )
        for length in range(_MOST_NAMED, 0, -1)
    )
    assert statement is not None
    return statement


def _instead(expert: str, alone: Sequence[str], scene: Scene) -> Clause:
    """To what an expert speaks alone, with the topic to which more than half of it belongs."""
    claims = scene.ground.network.claims
    counts: dict[str, int] = defaultdict(int)
    for claim in alone:
        for topic in claims[claim].topics:
            counts[topic] += 1
    most = max(counts, key=lambda topic: (counts[topic], topic), default=None)
    labels = {topic.id: topic.label for topic in scene.ground.network.map.topics}
    label, examples = None, list(alone)
    if most is not None and 2 * counts[most] > len(alone) > 1:
        label = labels.get(most)
        examples = [claim for claim in alone if most in claims[claim].topics]
    statement = scene.shortest_of(
        clause("brief.instead", who=(expert,), topic=label, instead=tuple(examples[:length]))
        for length in range(_MOST_NAMED, 0, -1)
    )
    assert statement is not None
    return statement
