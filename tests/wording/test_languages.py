"""Findings and steps of every kind, said in the languages that are not Python's own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from analysis.debates import debate_of_every_kind

from counterpoint.drafting import cues, languages, new_map
from counterpoint.model import FindingKind, clauses_of, short_names
from counterpoint.views.report import word
from counterpoint.wording import LANGUAGES, Language, Speaker

DEBATE = debate_of_every_kind()
ANALYSIS = DEBATE.analysis()
NAMES = short_names(DEBATE.map.experts)
SPEAKERS = {
    language: Speaker(language, NAMES, {claim.id: claim.title for claim in DEBATE.map.claims})
    for language in LANGUAGES
}
EXPECTED = json.loads(Path(__file__).with_name("languages.json").read_text(encoding="utf-8"))


def said(text: str, language: Language) -> str:
    return SPEAKERS[language].say(clauses_of(text))


@pytest.mark.parametrize("kind", FindingKind, ids=lambda kind: kind.value)
def test_a_finding_of_each_kind_is_told(kind: FindingKind) -> None:
    summary = next(x.summary for x in ANALYSIS.findings if x.kind is kind)

    sentences_said = {"uk": said(summary, "uk"), "de": said(summary, "de")}

    assert sentences_said == EXPECTED["findings"][kind.value]


@pytest.mark.parametrize("kind", ["stance", "argument", "attack", "relation"])
def test_a_step_of_each_kind_is_told(kind: str) -> None:
    steps = (step for finding in ANALYSIS.findings for step in finding.witness)
    sentences = [step.sentence for step in steps if step.kind.value == kind]

    sentences_said = [{"uk": said(text, "uk"), "de": said(text, "de")} for text in sentences]

    assert EXPECTED["steps"][kind] in sentences_said


def test_a_sentence_in_ukrainian_has_latin_letters_only_in_names_titles_and_notes() -> None:
    texts = [x for finding in ANALYSIS.findings for x in (finding.summary, finding.note)]
    texts += [step.sentence for finding in ANALYSIS.findings for step in finding.witness]
    own = "|".join([r"«[^»]*»", "one street", *map(re.escape, NAMES.values())])

    rest = " ".join(re.sub(own, "", said(text, "uk")) for text in texts)

    assert re.findall(r"[A-Za-z]+", rest) == []


@pytest.mark.parametrize(
    "by_language",
    [
        *(cues._KINDS, cues._FIRMNESS, cues._REPORTED, languages._COMMON),
        *(new_map._EDITOR_NAMES, word._LOCALES),
    ],
    ids=["kinds", "firmness", "reports", "common words", "editors", "locales"],
)
def test_what_is_known_of_one_language_is_known_of_each(by_language: Mapping[str, object]) -> None:
    assert set(by_language) == set(LANGUAGES)
