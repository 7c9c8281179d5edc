"""A map's records and findings as data that an assistant can pass on: short, with passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from counterpoint.analysis.explaining.composer import Composer
from counterpoint.assistants.debates import Served
from counterpoint.formats.source_texts import paragraphs, passage_sentence
from counterpoint.model import (
    Argument,
    Attack,
    Claim,
    Finding,
    Firmness,
    Issue,
    IssuePosition,
    Polarity,
    Quotation,
    Stance,
    Standing,
    Step,
    StepKind,
    Verification,
)

_MOST_PASSAGES = 4  # with one finding of a list; `explain` has all of them
_NOBODY = "nobody: the mapper's reading"


def without_empty(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what it does not say."""
    return {key: value for key, value in record.items() if value not in (None, "", [], (), {})}


def passage_data(quotation: Quotation, expert: str) -> dict[str, Any]:
    """A key phrase, where it stands in its source in code points, and how it was found there."""
    at = [quotation.start, quotation.end] if quotation.start is not None else None
    return without_empty(
        {
            "expert": expert,
            "words": quotation.exact,
            "source": quotation.source,
            "at": at,
            "found": quotation.verification.value,
        }
    )


def sentence_data(served: Served, quotation: Quotation) -> dict[str, str]:
    """The sentence in which a key phrase stands, where the text of its source is at hand."""
    text = served.texts.get(quotation.source)
    if text is None or quotation.start is None or quotation.end is None:
        return {}
    start, end = passage_sentence(text, quotation.start, quotation.end, paragraphs(text))
    return {"sentence": text[start:end]}


def passages_of(served: Served, stances: Iterable[str]) -> list[dict[str, Any]]:
    """The passages of stances, by id, each once and with who says it."""
    quoted = [served.stances_by_id[each] for each in stances if each in served.stances_by_id]
    pairs = dict.fromkeys((x.quotation, x.expert) for x in quoted)
    return [passage_data(quotation, expert) for quotation, expert in pairs if quotation is not None]


def step_passages(served: Served, steps: Iterable[Step]) -> list[dict[str, Any]]:
    """The passages of a witness's steps, each once and with who says it.

    A relation that no expert draws has words of the source that are nobody's of the map.
    """
    pairs = dict.fromkeys(pair for step in steps for pair in served.citations.with_voices(step))
    return [passage_data(quotation, expert or _NOBODY) for quotation, expert in pairs]


def first_passages(
    passages: Sequence[dict[str, Any]], most: int = _MOST_PASSAGES
) -> dict[str, Any]:
    """The first passages as a part of a record, which says how many more there are."""
    rest = len(passages) - most
    return {"passages": passages[:most]} | ({"left_out": {"passages": rest}} if rest > 0 else {})


def checked_sentence(served: Served) -> str:
    """How many of a map's key phrases were looked up in their sources, and found."""
    argument_map = served.debate.map
    quotations = [stance.quotation for stance in argument_map.stances]
    quotations += [relation.quotation for relation in argument_map.relations]
    checks = [x.verification for x in quotations if x is not None]
    exact, similar = (checks.count(x) for x in (Verification.EXACT, Verification.SIMILAR))
    rest = len(checks) - exact - similar
    if not checks:
        return "This map quotes nothing, so nothing could be looked up."
    if rest == len(checks):
        return served.voice.head("line.unchecked", n=rest)
    figures = {"similar": similar or None, "rest": rest or None}
    return served.voice.head("line.checked", exact=exact, all=len(checks), **figures)


def source_data(served: Served) -> list[dict[str, Any]]:
    """The sources of a map, and who looked its key phrases up where their texts are not at hand."""
    return [
        without_empty(
            {
                "id": x.id,
                "title": x.title,
                "publisher": x.publisher,
                "date": x.date,
                "url": x.url,
                "checked_by": x.checked_by,
                "checked_at": x.checked_at,
            }
        )
        for x in served.debate.map.sources
    ]


def finding_data(served: Served, finding: Finding) -> dict[str, Any]:
    """A finding in short, with the first passages of its steps."""
    return without_empty(
        {
            "id": finding.id,
            "kind": finding.kind.value,
            "score": round(finding.score, 3),
            "possible_only": finding.possible,
            "in_the_mappers_reading": rests_on_reading(served, finding) or None,
            "summary": str(finding.summary),
            "experts": list(finding.experts),
            "sides": [list(side) for side in finding.sides],
            "claims": list(finding.claims),
            "reasons": finding.reasons,
            "comparison": str(finding.comparison),
            "note": finding.note,
        }
        | first_passages(step_passages(served, finding.witness))
    )


def rests_on_reading(served: Served, finding: Finding) -> bool:
    """Whether a step is a tie of two claims that the mapper alone draws."""
    return any(x.kind is StepKind.RELATION and x.id in served.readings for x in finding.witness)


def position_data(served: Served, position: IssuePosition) -> dict[str, Any]:
    """Where an expert stands on an issue, with the passages that show it."""
    return without_empty(
        {
            "expert": position.expert,
            "name": served.voice.full_name(position.expert),
            "stands": served.voice.word(position.mark_key),
            "of_another_claim": position.is_beside or None,
            "says": str(position.says),
            "speaks_to": list(position.claims),
            "reasons": [served.voice.title(x) for x in position.reasons],
        }
        | first_passages(passages_of(served, position.stances))
    )


def claim_data(served: Served, claim: Claim, stances: Sequence[Stance]) -> dict[str, Any]:
    """A claim with who speaks to it and how; ``stances`` are those to it."""
    voices, editors = (
        dict.fromkeys(
            (x.expert, side_of(x), *x.mode_words)
            for x in stances
            if (served.standings[x.expert] is Standing.EDITOR) is is_editor
        )
        for is_editor in (False, True)
    )
    return without_empty(
        {
            "id": claim.id,
            "title": claim.title,
            "text": claim.text if claim.text != claim.title else "",
            "kind": claim.kind.value if claim.kind else "",
            "topics": list(claim.topics),
            "who": [list(x) for x in voices],
            "in_the_editors_summary": [list(x) for x in editors],
        }
        | first_passages(passages_of(served, (x.id for x in stances)), 2)
    )


def stance_data(served: Served, stance: Stance) -> dict[str, Any]:
    """What an expert takes toward a claim or a reason, how it is said, and the passage."""
    quotation = stance.quotation
    return without_empty(
        {
            "expert": stance.expert,
            "name": served.voice.full_name(stance.expert),
            "standing": standing_of(served, stance.expert),
            "side": side_of(stance),
            "how": list(stance.mode_words),
            "toward": stance.target,
            **_target_data(served, stance.target),
            "in_short": stance.wording,
            "only_if": [served.voice.title(x) for x in stance.conditions],
            "reported_of": stance.voice,
            "date": stance.date,
            "passages": [passage_data(quotation, stance.expert) | sentence_data(served, quotation)]
            if quotation
            else [],
        }
    )


def _target_data(served: Served, target: str) -> dict[str, Any]:
    """The title of a claim; or of a reason, which has none, what speaks for or against what."""
    record, title = served.debate.map[target], served.voice.title
    if isinstance(record, Argument) and record.conclusion is not None:
        return {
            "reasons": [title(x) for x in record.premises],
            "speak_for": title(record.conclusion),
        }
    if isinstance(record, Attack):
        return {
            "reasons": [title(x) for x in record.premises],
            "speak_against": title(record.target),
        }
    return {"title": title(target)}


def side_of(stance: Stance) -> str:
    """What an expert does with a claim: nobody affirms what is only reported or granted."""
    side = "affirms" if stance.polarity is Polarity.AFFIRM else "denies"
    if not stance.is_own:
        return f"reports that {stance.voice or 'others'} {side}"
    if stance.firmness.takes_no_side:
        return "takes no side"
    if stance.firmness is Firmness.CONCEDED:
        return "concedes" if side == "affirms" else "concedes that it is not so"
    return side


def standing_of(served: Served, expert: str) -> str:
    """That somebody is no expert of the panel; empty for who is."""
    standing = served.standings[expert]
    return "" if standing is Standing.PANEL else f"{standing.value}, not asked"


def silence_data(served: Served, issue: Issue, experts: Iterable[str]) -> dict[str, Any]:
    """Of whom the map has no word on an issue, and who takes no side, with what is said."""
    composer = Composer(served.debate.network)
    words: dict[str, list[str]] = {}
    for expert in experts:
        stances = [
            x for x in served.debate.map.stances if x.expert == expert and x.target in issue.claims
        ]
        sentences = (served.voice.sentence(composer.stance(x)) for x in stances)
        words[expert] = [*dict.fromkeys(sentences)]
    return {
        "silent": [x for x in words if not words[x]],
        "takes_no_side": [{"expert": x, "says": words[x]} for x in words if words[x]],
    }
