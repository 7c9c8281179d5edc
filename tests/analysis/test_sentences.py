"""What is said in lists can be read in one breath, and has no brackets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from analysis.generated import analysed, debates
from hypothesis import given, settings
from lengths import examples

import counterpoint
from counterpoint.analysis.explaining.composer import MOST_WORDS
from counterpoint.model import Analysis, ArgumentMap, Clause, Part, clauses_of, short_names
from counterpoint.wording import LANGUAGES, Speaker, arguments_of

few = settings(max_examples=examples(75), deadline=None)
MAPS = (
    "seeds/negotiating-with-putin.argdown",
    "seeds/examples/moving-dunmarrow.argdown",
    "tests/data/city/city.argdown",
)


def sentences(analysis: Analysis) -> Iterator[str]:
    """All that findings, figures, brief and issues say in lists."""
    for finding in analysis.findings:
        yield finding.summary
        yield finding.note
    for row in (*analysis.cruxes, *analysis.consensus, *analysis.contested):
        yield row.reason
    for row in (*analysis.one_sided, *analysis.unsupported):
        yield row.reason
    yield from (each.sentence for each in analysis.brief)
    for issue in analysis.issues:
        yield issue.question
        yield from (position.says for position in issue.positions)


def without_notes(part: Part, kind: str = "") -> Part:
    """A part without the mapper's own words, which may be as long as the mapper likes."""
    if kind == "words":
        return None
    if isinstance(part, Clause):
        kinds = arguments_of(part.key).values()
        arguments = zip(part.arguments, kinds, strict=True)
        return replace(part, arguments=tuple(without_notes(x, kind) for x, kind in arguments))
    if isinstance(part, tuple) and part and isinstance(part[0], Clause):
        return tuple(without_notes(x) for x in part)  # type: ignore[return-value]  # all clauses
    return part


def breaths(argument_map: ArgumentMap, analysis: Analysis) -> list[str]:
    """Each sentence by itself, as it is said in English."""
    titles = {claim.id: claim.title or claim.id for claim in argument_map.claims}
    speaker = Speaker("en", short_names(argument_map.experts), titles)
    clauses = dict.fromkeys(each for text in sentences(analysis) for each in clauses_of(text))
    return [speaker.say([without_notes(each)]) for each in clauses]  # type: ignore[list-item]


def too_long(argument_map: ArgumentMap, analysis: Analysis) -> list[str]:
    return [x for x in breaths(argument_map, analysis) if len(x.split()) > MOST_WORDS]


@pytest.mark.parametrize("path", MAPS)
def test_no_sentence_of_a_list_has_more_than_thirty_words(project_folder: Path, path: str) -> None:
    argument_map = counterpoint.read(project_folder / path)

    analysis = counterpoint.analyse(argument_map)

    assert len(breaths(argument_map, analysis)) > 5
    assert too_long(argument_map, analysis) == []


def test_no_sentence_of_the_cases_has_more_than_thirty_words(shared_folder: Path) -> None:
    paths = sorted((shared_folder / "cases" / "findings").glob("*.argdown"))
    maps = [counterpoint.read(path) for path in paths]

    long_ones = {each.title: too_long(each, counterpoint.analyse(each)) for each in maps}

    assert len(maps) > 20
    assert {title: lines for title, lines in long_ones.items() if lines} == {}


@few
@given(debates())
def test_no_sentence_of_a_generated_debate_has_more_than_thirty_words(
    argument_map: ArgumentMap,
) -> None:
    assert too_long(argument_map, analysed(argument_map)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reserve_is_a_word_and_stands_in_no_brackets(project_folder: Path, language: str) -> None:
    argument_map = counterpoint.read(project_folder / MAPS[1])
    analysis = counterpoint.analyse(argument_map)
    titles = {claim.id: claim.title for claim in argument_map.claims}
    speaker = Speaker(language, short_names(argument_map.experts), titles)  # type: ignore[arg-type]

    clauses = [without_notes(x) for text in sentences(analysis) for x in clauses_of(text)]
    clauses += [
        without_notes(x)
        for finding in analysis.findings
        for step in finding.witness
        for x in clauses_of(step.sentence)
    ]

    said_alone = [speaker.say([each]) for each in clauses if isinstance(each, Clause)]
    assert [x for x in said_alone if "(" in x] == []
