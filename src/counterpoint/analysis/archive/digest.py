"""A map as an archive sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from counterpoint.formats.former_digests import FormerDigest
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Claim,
    Finding,
    Polarity,
    Stance,
    StepKind,
    mode_words,
)
from counterpoint.model.archive import (
    DigestClaim,
    DigestExclusion,
    DigestIssue,
    DigestPair,
    DigestPerson,
    DigestStance,
    MapDigest,
    MetFinding,
)
from counterpoint.network import ArgumentNetwork


def digest_of(network: ArgumentNetwork, analysis: Analysis) -> MapDigest:
    """What of a map is looked at over many maps. Linear in its records and findings.

    Of a crowd, whose members are counted and not named, nobody is in it.
    """
    argument_map = network.map
    people = () if network.is_crowd else argument_map.experts
    stances = tuple(_stances(argument_map, network) if people else ())
    return MapDigest(
        argument_map.base,
        argument_map.id,
        argument_map.title,
        argument_map.question,
        argument_map.language,
        max((source.date for source in argument_map.sources), default=""),
        people=tuple(DigestPerson(x.id, x.name, x.standing.value, x.identifiers) for x in people),
        claims=tuple(_claim(x, network) for x in argument_map.claims),
        stances=stances,
        exclusions=tuple(
            DigestExclusion(x.relation.kind.value, x.start, x.end, x.relation.asserted_by or "")
            for x in network.around.relations
            if x.relation.kind.excludes and x.relation.degree == 1
        ),
        pairs=tuple(_pairs(analysis, stances)),
        issues=tuple(_issues(analysis)),
    )


def _claim(claim: Claim, network: ArgumentNetwork) -> DigestClaim:
    text = "" if claim.text == claim.title else " ".join(claim.text.split())
    return DigestClaim(claim.id, claim.title, network.class_of[claim.id], text)


def _pairs(analysis: Analysis, stances: Sequence[DigestStance]) -> Iterator[DigestPair]:
    findings = (x for x in (*analysis.agreements, *analysis.tensions) if not x.possible)
    by_id = {finding.id: finding for finding in findings}
    stance_of = {stance.id: stance for stance in stances}
    for row in analysis.matrix:
        ends = row.first, row.second
        ties = [by_id[tie.finding] for tie in row.ties if tie.finding in by_id]
        if ties:
            findings_met = tuple(_between(ends, finding, stance_of) for finding in ties)
            yield DigestPair(*ends, row.agreement, row.tension, findings_met)


def _between(
    ends: tuple[str, str], finding: Finding, stances: Mapping[str, DigestStance]
) -> MetFinding:
    ids = [step.id for step in finding.witness if step.kind is StepKind.STANCE]
    own = [stances[name] for name in ids if name in stances]
    kind = finding.kind
    return finding_between(ends, (finding.id, kind.value, kind.is_agreement, finding.claims), own)


def finding_between(
    ends: tuple[str, str],
    finding: tuple[str, str, bool, tuple[str, ...]],
    stances: Sequence[DigestStance],
) -> MetFinding:
    """A finding as it is between two: others of its group may speak on other claims of it.

    ``finding`` is its id, kind, whether it is an agreement, and claims; ``stances`` those on which
    it rests.
    """
    name, kind, is_agreement, all_claims = finding
    own = [x for x in stances if x.expert in ends and x.claim in all_claims]
    spoken_on = {stance.claim for stance in own}
    claims = tuple(claim for claim in all_claims if claim in spoken_on) or all_claims
    sides = {"for" if stance.is_for else "against" for stance in own}
    side = sides.pop() if is_agreement and len(sides) == 1 else ""
    return MetFinding(name, kind, is_agreement, claims, side)


def _issues(analysis: Analysis) -> Iterator[DigestIssue]:
    for issue in analysis.issues:
        people = tuple(position.expert for position in issue.positions)
        difference = issue.difference.value
        yield DigestIssue(issue.id, issue.question, difference, issue.claims, people)


def _stances(argument_map: ArgumentMap, network: ArgumentNetwork) -> Iterator[DigestStance]:
    sources = {source.id: source for source in argument_map.sources}
    for stance in argument_map.stances:
        if stance.target not in network.class_of or stance.firmness.takes_no_side:
            continue
        name = stance.source or (stance.quotation.source if stance.quotation else "")
        source = sources.get(name)
        yield DigestStance(
            stance.id,
            stance.expert,
            stance.target,
            stance.polarity is Polarity.AFFIRM,
            _manner(stance),
            stance.confidence is not None and stance.confidence < 1,
            stance.date or (source.date if source else ""),
            source.title if source else "",
            " ".join(stance.quotation.exact.split()) if stance.quotation else "",
        )


def _manner(stance: Stance) -> str:
    words = mode_words(stance.directness, stance.firmness)
    is_bound = stance.conditions and "conditional" not in words
    return " ".join((*words, *(["conditional"] if is_bound else [])))


def digest_of_former(former: FormerDigest) -> MapDigest:
    """A digest that an earlier version made, with its pairs as they are today. Linear."""
    findings = {finding.id: finding for finding in former.findings}
    stances = {stance.id: stance for stance in former.digest.stances}
    pairs = []
    for pair in former.pairs:
        findings_met = [
            finding_between(
                pair[:2], finding[:4], [stances[x] for x in finding.stances if x in stances]
            )
            for name in pair.findings
            if (finding := findings.get(name)) is not None
        ]
        pairs.append(DigestPair(*pair[:4], tuple(findings_met)))
    return replace(former.digest, pairs=tuple(pairs))
