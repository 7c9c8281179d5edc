"""A map as an archive sees it."""

from __future__ import annotations

from collections.abc import Iterator

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
    DigestFinding,
    DigestIssue,
    DigestPair,
    DigestPerson,
    DigestStance,
    MapDigest,
)
from counterpoint.network import ArgumentNetwork


def digest_of(network: ArgumentNetwork, analysis: Analysis) -> MapDigest:
    """What of a map is looked at over many maps. Linear in its records and findings.

    Of a crowd, whose members are counted and not named, nobody is in it.
    """
    argument_map = network.map
    people = () if network.is_crowd else argument_map.experts
    findings = [x for x in (*analysis.agreements, *analysis.tensions) if not x.possible]
    return MapDigest(
        argument_map.base,
        argument_map.id,
        argument_map.title,
        argument_map.question,
        argument_map.language,
        max((source.date for source in argument_map.sources), default=""),
        people=tuple(DigestPerson(x.id, x.name, x.standing.value, x.identifiers) for x in people),
        claims=tuple(_claim(x, network) for x in argument_map.claims),
        stances=tuple(_stances(argument_map, network) if people else ()),
        exclusions=tuple(
            DigestExclusion(x.relation.kind.value, x.start, x.end, x.relation.asserted_by or "")
            for x in network.around.relations
            if x.relation.kind.excludes and x.relation.degree == 1
        ),
        findings=tuple(_finding(x) for x in findings),
        pairs=tuple(_pairs(analysis, {finding.id for finding in findings})),
        issues=tuple(_issues(analysis)),
    )


def _claim(claim: Claim, network: ArgumentNetwork) -> DigestClaim:
    text = "" if claim.text == claim.title else " ".join(claim.text.split())
    return DigestClaim(claim.id, claim.title, network.class_of[claim.id], text)


def _finding(finding: Finding) -> DigestFinding:
    kind = finding.kind
    stances = tuple(step.id for step in finding.witness if step.kind is StepKind.STANCE)
    return DigestFinding(finding.id, kind.value, kind.is_agreement, finding.claims, stances)


def _pairs(analysis: Analysis, findings: set[str]) -> Iterator[DigestPair]:
    for row in analysis.matrix:
        ids = tuple(tie.finding for tie in row.ties if tie.finding in findings)
        if ids:
            yield DigestPair(row.first, row.second, row.agreement, row.tension, ids)


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
