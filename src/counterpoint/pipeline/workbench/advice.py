"""What a person at work is offered: suggestions, claims found by words, pairs, findings, doubts.

None of it is decided; all of it is computed from one reading of the map.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counterpoint.analysis import analyse
from counterpoint.drafting import Spot, Suggester, guess
from counterpoint.drafting.pairs import (
    ClaimPair,
    claims_under,
    compared_pairs,
    is_gone_through,
    pairs_of,
    tied_pairs,
    voices_of,
)
from counterpoint.drafting.suggesting import SAME
from counterpoint.drafting.titles import standing_words, title_of
from counterpoint.errors import Problem, Severity
from counterpoint.model import Analysis, Finding, Sentence, short_names
from counterpoint.network import build_network
from counterpoint.pipeline.workbench.missed import missed_speakers
from counterpoint.pipeline.workbench.phrases import chosen_phrase
from counterpoint.pipeline.workbench.problems import RefusedError, UnknownError
from counterpoint.pipeline.workbench.proposals import parts_of
from counterpoint.pipeline.workbench.readings import Reading
from counterpoint.pipeline.workbench.state import phrase_record
from counterpoint.wording import Language, Speaker

Record = dict[str, Any]
# What scores less is hardly ever the claim that is meant, and fills half of the list; chosen on the
# invented panel (docs/drafting.md has what it costs).
LEAST_SCORE = 0.18
_MOST_FOUND = 20  # claims in a list that is looked through by eye
_SILENT_CODES = frozenset({"silent-expert"})


def suggest(reading: Reading, suggester: Suggester, name: str) -> Record:
    """What a sentence may be, and what a new claim of it would be.

    Raises:
        UnknownError: there is no such sentence.
    """
    if name not in reading.sheets.sentences:
        raise UnknownError("unknown", f"there is no sentence {name}", "", field="sentence")
    sheet, sentence = reading.sheets.sentences[name]
    text = sheet.text.text[sentence.start : sentence.end]
    spot = Spot(sheet.source.id, sentence.start, sentence.end, sentence.speaker)
    guessed = guess(text, sheet.source.language or reading.map_text.map.language)
    words = " ".join(text.split())
    stances = reading.collections["sentences"].get(name, {}).get("stances", ())
    own = {reading.map_text.stances[x].target for x in stances}
    phrase = None
    if sentence.speaker:
        try:
            phrase = phrase_record(chosen_phrase(sheet, sentence, suggester))
        except RefusedError:
            phrase = None
    return {
        "sentence": name,
        "same": [
            {"claim": x.claim, "score": round(x.score, 3)}
            for x in suggester.find_same(spot, SAME + len(own))
            if x.claim not in own and x.score >= LEAST_SCORE
        ][:SAME],
        "reasonFor": [
            {"claim": x.claim, "score": round(x.score, 3)} for x in suggester.find_reasoned(spot)
        ],
        "phrase": phrase,
        "title": title_of(words),
        "text": standing_words(words) if len(parts_of(name, reading.sheets)) > 1 else words,
        "kind": guessed.kind.value,
        "firmness": guessed.firmness.value,
        "directness": guessed.directness.value,
    }


def find_claims(reading: Reading, query: str) -> Record:
    """The claims whose titles or texts have all words of a query, those by title first."""
    words = query.casefold().split()
    matches = []
    for claim in reading.map_text.map.claims:
        title, text = claim.title.casefold(), f"{claim.title} {claim.text}".casefold()
        if words and all(word in text for word in words):
            in_title = sum(word in title for word in words)
            begins = any(title.startswith(word) for word in words)
            matches.append((-in_title, not begins, claim.title, claim.id))
    return {
        "claims": [
            {"claim": name, "score": -rank / len(words)}
            for rank, _, _, name in sorted(matches)[:_MOST_FOUND]
        ]
    }


def compare(reading: Reading) -> Record:
    """Experts by topics: which claims each holds, and of how many pairs somebody has judged.

    A pair is two claims under one topic that two different experts take a stance toward. One is
    looked at if a relation, a reason or a judgement ties its claims. O(pairs).
    """
    argument_map = reading.map_text.map
    experts = _in_order_of_speech(reading)
    voices, looked_at = voices_of(argument_map), tied_pairs(argument_map)
    compared = compared_pairs(argument_map)
    labels: list[tuple[str | None, str]] = [(x.id, x.label) for x in argument_map.topics]
    topics = []
    pairs: set[ClaimPair] = set()
    for topic, label in [*labels, (None, "")]:
        under = claims_under(argument_map, topic, voices)
        own = set(pairs_of(under, voices))
        pairs |= own
        cells = {x: [claim.id for claim in under if x in voices[claim.id]] for x in experts}
        counts = {"pairs": len(own), "lookedAt": len(own & looked_at)}
        is_through = is_gone_through(own, compared, looked_at)
        if under:
            topics.append(
                {"id": topic, "label": label, "cells": cells, **counts, "isThrough": is_through}
            )
    return {
        "hash": reading.hash,
        "experts": experts,
        "topics": topics,
        "pairs": len(pairs),
        "lookedAt": len(pairs & looked_at),
    }


def _in_order_of_speech(reading: Reading) -> list[str]:
    """The panel as it first speaks in the texts; who speaks in none, by the map's own order."""
    in_order = sorted(reading.map_text.map.panel, key=lambda x: (x.place is None, x.place, x.id))
    panel = [expert.id for expert in in_order]
    sheets = reading.sheets.by_source.values()
    speakers = [part.expert for sheet in sheets for part in sheet.parts if part.expert in panel]
    return list(dict.fromkeys([*speakers, *panel]))


def count_pairs(reading: Reading) -> tuple[int, int]:
    """How many pairs there are to be compared, and how many somebody has looked at."""
    compared = compare(reading)
    return compared["pairs"], compared["lookedAt"]


class ReadingFindings:
    """The findings of one reading; computed once, since all issues rest on the same."""

    def __init__(self, reading: Reading) -> None:
        self.hash = reading.hash
        self._reading = reading
        self._analysis: Analysis = analyse(build_network(reading.map_text.map))

    def of(self, language: Language, *, issue: str = "", claim: str = "") -> Record:
        """The findings of an issue, or of a claim; all of them where neither is named.

        Raises:
            UnknownError: there is no such issue or claim.
        """
        claims = self._reading.map_text.claims
        if claim and claim not in claims:
            raise UnknownError("unknown", f"there is no claim {claim}", "", field="claim")
        if issue and issue not in {x.id for x in self._reading.map_text.map.issues}:
            raise UnknownError("unknown", f"there is no issue {issue}", "", field="issue")
        within = {x for x in claims if issue in claims[x].issues} if issue else set(claims)
        within = {claim} if claim else within
        speaker = _speaker(self._reading, language)
        both = (*self._analysis.agreements, *self._analysis.tensions)
        within_reach = [x for x in both if within & set(x.claims)] if issue or claim else list(both)
        return {
            "hash": self.hash,
            "issue": issue or None,
            "claim": claim or None,
            "findings": [
                _finding(x, speaker) for x in sorted(within_reach, key=lambda x: -x.score)
            ],
        }


def _finding(finding: Finding, speaker: Speaker) -> Record:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "sentence": _in_language(finding.summary, speaker),
        "isAgreement": finding.kind.is_agreement,
        "score": finding.score,
        "claims": list(finding.claims),
        "experts": list(finding.experts),
    }


def _in_language(summary: str, speaker: Speaker) -> str:
    return speaker.say(summary.clauses) if isinstance(summary, Sentence) else summary


def _speaker(reading: Reading, language: Language) -> Speaker:
    argument_map = reading.map_text.map
    titles = {claim.id: claim.title or claim.id for claim in argument_map.claims}
    return Speaker(
        language, short_names(argument_map.experts), titles, is_crowd=argument_map.is_crowd
    )


def check_list(reading: Reading, problems: Iterable[Problem] = ()) -> Record:
    """All that is doubtful, each with the sentence or claim to jump to."""
    items = [_item(x, reading) for x in (*problems, *reading.map_text.warnings)]
    items += [
        _item(doubt, reading) | {"file": sheet.source.file, "jump": {"sentence": sentence.id}}
        for sheet, sentence, doubt in missed_speakers(reading.sheets)
    ]
    items += _bullets(reading)
    items += _without_topic(reading)
    items += _drafts(reading)
    return {"hash": reading.hash, "items": items}


def _item(problem: Problem, reading: Reading) -> Record:
    sort = "error" if problem.severity is Severity.ERROR else "warning"
    if problem.code in _SILENT_CODES:
        sort = "silent"
    return {
        "sort": sort,
        "message": problem.message,
        "advice": problem.advice,
        "code": problem.code,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "jump": _jump(problem, reading),
    }


def _jump(problem: Problem, reading: Reading) -> Record | None:
    """The claim of which the line speaks, and the sentence at which it is said there."""
    member = reading.map_text.member_at(problem.place)
    if member is None or member.place.line > problem.place.line:
        return None
    for record in reading.map_text.stances_at(member):
        stance = reading.collections["stances"][record.id]
        if stance["sentence"]:
            return {"sentence": stance["sentence"]}
    for name, draft in reading.map_text.drafts.items():
        if member in draft.members:
            return {"claim": name}
    return None


def _drafts(reading: Reading) -> list[Record]:
    """Proposals on which nothing is decided."""
    items = []
    for name, block in reading.draft.blocks.items():
        is_there = name in reading.sheets.sentences
        items.append(
            {
                "sort": "draft",
                "message": block.title,
                "advice": "",
                "code": "draft-left" if is_there else "draft-without-sentence",
                "file": reading.draft.path.name,
                "line": reading.draft.content.count(b"\n", 0, block.start) + 1,
                "column": 1,
                "jump": {"sentence": name} if is_there else None,
            }
        )
    return items


def _without_topic(reading: Reading) -> list[Record]:
    """Claims that are compared only with others without a topic, where there are topics."""
    argument_map, collections = reading.map_text.map, reading.collections
    if not argument_map.topics:
        return []
    items = []
    for claim in claims_under(argument_map, None, voices_of(argument_map)):
        stances = (collections["stances"][x] for x in collections["claims"][claim.id]["stances"])
        sentence = next((x["sentence"] for x in stances if x["sentence"]), None)
        items.append(
            {
                "sort": "topic",
                "message": claim.title,
                "advice": "",
                "code": "without-topic",
                "file": claim.place.file if claim.place is not None else "",
                "line": claim.place.line if claim.place is not None else None,
                "column": 1,
                "jump": {"sentence": sentence} if sentence else {"claim": claim.id},
            }
        )
    return items


def _bullets(reading: Reading) -> list[Record]:
    """Sentences of an editor's summary that no claim rests on."""
    records = reading.collections["sentences"]
    items = []
    for name, (sheet, sentence) in reading.sheets.sentences.items():
        if sentence.layer != "summary" or name in records:
            continue
        words = " ".join(sheet.text.text[sentence.start : sentence.end].split())
        items.append(
            {
                "sort": "bullet",
                "message": words,
                "advice": "",
                "code": "bullet-without-claim",
                "file": sheet.source.file,
                "line": sheet.text.text.count("\n", 0, sentence.start) + 1,
                "column": 1,
                "jump": {"sentence": name},
            }
        )
    return items
