"""Argdown by others that says who speaks: the Ipsissima profile, and speakers in data and tags."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.errors import InputError
from counterpoint.formats import argdown, read
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.formats.result import ReadResult
from counterpoint.model import ArgumentMap, Quotation, Stance

ESSAY = """---
title: "An essay on tolls"
author: Ana Ruiz
---

Shops would close, some say. They would not: every street with a toll kept its shops open.
And every street with a toll kept quieter nights, and I grant that it costs money to collect.
"""
PROFILE = """===
title: Ruiz 2020 -- On tolls
reconstruction: {aim: fit}
defaults: {chapter: source/essay.md}
===

# The claim {isGroup: true}

[Shops stay]: Tolls "kept its shops open". #spine
    {fidelity: "paraphrase", pinpoint: "p. 3",
     source: "\\"every street with a toll kept its shops open\\""}
    - [Shops close]: Shops would close. #reported {fidelity: "quotation"}
    <+ <Quiet>

<Quiet>: A quiet street draws buyers. {fidelity: "imputation", warrant: "enthymeme"}

# The rest {isGroup: true}

[Costly]: It "costs money to collect". #conceded {note: "granted in passing"}

[Too easy]: The essay overlooks the buses. #appraisal
    {fidelity: "imputation", warrant: "coherence", causes: {from: a, to: b}}
"""


def profile_of(folder: Path, text: str = PROFILE) -> ReadResult:
    (folder / "source").mkdir()
    (folder / "source" / "essay.md").write_text(ESSAY, encoding="utf-8")
    (folder / "tolls.argdown").write_text(text, encoding="utf-8")
    return read([folder / "tolls.argdown"])


def stances_to(argument_map: ArgumentMap, target: str) -> list[Stance]:
    return [stance for stance in argument_map.stances if stance.target == target]


def quoted(stance: Stance) -> tuple[str, str]:
    """The words that a stance quotes, and how they were verified."""
    assert isinstance(stance.quotation, Quotation)
    return stance.quotation.exact, stance.quotation.verification.value


def test_a_profile_is_read_as_its_authors_stances_with_passages(tmp_path: Path) -> None:
    argument_map = profile_of(tmp_path).map

    [stay] = stances_to(argument_map, "shops-stay")
    [close] = stances_to(argument_map, "shops-close")
    [quiet] = stances_to(argument_map, "quiet")
    [costly] = stances_to(argument_map, "costly")
    assert [(x.id, x.name) for x in argument_map.experts] == [("author", "Ana Ruiz")]
    assert [(x.title, x.file) for x in argument_map.sources] == [
        ("An essay on tolls", "source/essay.md")
    ]
    assert quoted(stay) == ("every street with a toll kept its shops open", "exact")
    assert stay.fidelity is not None
    assert (stay.mode_words, stay.fidelity.value) == ((), "paraphrase")
    assert (close.mode_words, quoted(close)) == (("reported",), ("Shops would close", "exact"))
    assert (quiet.mode_words, quiet.note, quiet.quotation) == (("implied",), "enthymeme", None)
    assert (costly.mode_words, costly.note) == (("conceded",), "granted in passing")
    assert quoted(costly) == ("costs money to collect", "exact")


def test_what_whoever_drew_the_map_says_is_nobodys_stance(tmp_path: Path) -> None:
    result = profile_of(tmp_path)

    assert stances_to(result.map, "too-easy") == []
    assert "too-easy" in {claim.id for claim in result.map.claims}
    assert result.conversion is not None
    assert {x.kind: x.count for x in result.conversion.losses} == {
        "appraisal": 1,
        "data:causes": 1,
        "data:pinpoint": 1,
        "head:reconstruction": 1,
    }


def test_its_tags_are_no_topics_and_others_are(tmp_path: Path) -> None:
    argument_map = profile_of(tmp_path).map

    assert [topic.label for topic in argument_map.topics] == ["spine"]


def test_who_reports_an_objection_does_not_make_it(tmp_path: Path) -> None:
    argument_map = profile_of(tmp_path).map

    [attack] = argument_map.attacks
    assert [x.mode_words for x in stances_to(argument_map, attack.id)] == [("reported",)]
    [argument] = argument_map.arguments
    assert [x.expert for x in stances_to(argument_map, argument.id)] == ["author"]


def test_a_profile_that_names_no_chapter_and_no_author_has_a_text_all_the_same(
    tmp_path: Path,
) -> None:
    text = PROFILE.replace("defaults: {chapter: source/essay.md}", "question: What of tolls?")

    argument_map = profile_of(tmp_path, text).map

    assert argument_map.question == "What of tolls?"
    assert [x.name for x in argument_map.experts] == ["Author of Ruiz 2020 -- On tolls"]
    assert [(x.id, x.file) for x in argument_map.sources] == [("text", "")]
    assert quoted(stances_to(argument_map, "shops-stay")[0])[1] == "unverified"


@pytest.mark.parametrize(("name", "count"), [("profile-tolls", 3), ("profile-tolls-question", 1)])
def test_every_quotation_of_the_cases_is_read(shared_folder: Path, name: str, count: int) -> None:
    result = read([shared_folder / "cases" / "formats" / f"{name}.argdown"])

    claims = {claim.id for claim in result.map.claims}
    quotes = [x for x in result.map.stances if x.target in claims and x.quotation is not None]
    assert len(quotes) == count
    assert {x.code for x in result.warnings} <= {"source-absent"}


PANEL = """
# Panel {speaker: Ana Ruiz}

[Lanes]: Build lanes. #city
  + [Safe]: They are safe. {source: "Smith 2020"}
  - [Cost]: They cost. {speaker: [Kofi Osei, Ana Ruiz], author: me}

# Others

[Trams]: Trams. #ruiz

[Lanes]
"""


def spoken(text: str, *keys: str) -> tuple[ArgumentMap, dict[str, int]]:
    result = read_argdown_map(argdown.parse(text, "bikes.argdown"), speakers=keys)
    assert result.conversion is not None
    return result.map, {loss.kind: loss.count for loss in result.conversion.losses}


def saying(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """Who takes a stance toward each claim, by name."""
    names = {expert.id: expert.name for expert in argument_map.experts}
    return {
        claim.id: sorted({names[x.expert] for x in stances_to(argument_map, claim.id)})
        for claim in argument_map.claims
    }


def test_a_speaker_in_data_speaks_and_what_may_be_one_is_told() -> None:
    argument_map, losses = spoken(PANEL)

    assert saying(argument_map) == {
        "cost": ["Ana Ruiz", "Kofi Osei"],
        "lanes": ["Ana Ruiz"],
        "safe": ["Ana Ruiz"],
        "trams": [],
    }
    assert losses == {"data:author": 1, "data:source": 1}


@pytest.mark.parametrize(
    ("keys", "name"), [(("#ruiz",), "ruiz"), (("#",), "ruiz"), (("author",), "me")]
)
def test_what_a_reader_says_is_a_speaker_is_one(keys: tuple[str, ...], name: str) -> None:
    argument_map, _ = spoken(PANEL, *keys)

    assert name in {expert.name for expert in argument_map.experts}
    assert name not in {topic.label for topic in argument_map.topics}


def test_speakers_that_the_frontmatter_lists_are_known_by_tags() -> None:
    front = "===\nspeakers: {ruiz: Ana Ruiz, osei: {name: Kofi Osei}}\n===\n"

    argument_map, losses = spoken(front + PANEL)

    assert saying(argument_map)["trams"] == ["Ana Ruiz"]
    assert [topic.label for topic in argument_map.topics] == ["city"]
    assert losses == {"data:author": 1, "data:source": 1}


cuts = st.lists(st.tuples(st.integers(0, 700), st.integers(0, 9), st.text(max_size=3)), max_size=4)


@settings(max_examples=examples(40))
@given(cuts=cuts, text=st.sampled_from([PROFILE, PANEL]))
def test_a_mutated_file_is_read_or_refused(cuts: list[tuple[int, int, str]], text: str) -> None:
    for start, length, between in cuts:
        text = text[:start] + between + text[start + length :]

    with suppress(InputError):
        read_argdown_map(argdown.parse(text, "mutated"), speakers=("#", "author", "source"))


def test_addresses_behind_words_are_told() -> None:
    _, losses = spoken("[A]: See [the study](https://example.org/a).")

    assert losses == {"links": 1}
