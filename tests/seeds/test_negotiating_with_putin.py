"""The seed map against the article that it reads, sentence by sentence.

Needs the article, which is not ours to copy and is read from ``../shared/sources``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from source_sentences import NO_CLAIM, PLAIN, first_words, sentences

from counterpoint import pipeline
from counterpoint.analysis import find_worklist
from counterpoint.errors import Problem
from counterpoint.formats import read
from counterpoint.model import (
    ArgumentMap,
    ClaimKind,
    Firmness,
    Quotation,
    Section,
    Shift,
    Standing,
    Verification,
)

NAME = "negotiating-with-putin"
PANEL = {"pifer", "bezsmertnyi", "fried", "smith", "green"}
LONGEST_QUOTE = 6

# Where the article itself gives no reason, not even one that merely stands nearby.
GIVEN_WITHOUT_REASON = {
    "Consult Ukraine and Europe first",
    "Hear Kyiv's limits from Zelenskyy first",
    "Decide at the top only",
    "Record every session",
    "Redouble support if Russia walks out",
}

_LOOSE_QUOTE = re.compile(r'quote:(?: \[.*?\]|(?:\s+(?:- )?"(?:[^"\\]|\\.)*")+)')


@pytest.fixture(scope="module")
def seed_path(project_folder: Path) -> Path:
    return project_folder / "seeds" / f"{NAME}.argdown"


@pytest.fixture(scope="module")
def seed_text(seed_path: Path) -> str:
    return seed_path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def article_text(shared_folder: Path) -> str:
    path = shared_folder / "sources" / "000_69a96dd1987b3572.txt"
    return path.read_bytes().decode("utf-8").translate(PLAIN)


@pytest.fixture(scope="module")
def seed(seed_path: Path, article_text: str) -> ArgumentMap:
    assert article_text
    return read([seed_path]).map


@pytest.fixture(scope="module")
def warnings(seed_path: Path, article_text: str) -> tuple[Problem, ...]:
    assert article_text
    return read([seed_path]).warnings


def sections(seed: ArgumentMap) -> dict[str, Section]:
    (source,) = seed.sources
    return {section.expert: section for section in source.sections}


def quotations(seed: ArgumentMap, expert: str) -> list[Quotation]:
    """The key phrases of an expert's stances and of the relations said in the expert's words."""
    phrases = [stance.quotation for stance in seed.stances if stance.expert == expert]
    phrases += [tie.quotation for tie in seed.relations if tie.asserted_by == expert]
    return [quotation for quotation in phrases if quotation is not None]


def six_word_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9$']+", text.translate(PLAIN).lower().replace("u.s.", "us"))
    return set(zip(*(words[at:] for at in range(LONGEST_QUOTE)), strict=False))


def test_the_splitter_knows_abbreviations_and_lists() -> None:
    text = 'The U.S. Senate (e.g. one) met. "Yes," it said.\n- one;\n- two. Three!'

    parts = [text[start:end].strip() for start, end in sentences(text, 0, len(text))]

    assert parts == [
        "The U.S. Senate (e.g. one) met.",
        '"Yes," it said.',
        "- one;",
        "- two.",
        "Three!",
    ]


def test_nothing_is_doubtful_that_was_not_looked_at(warnings: tuple[Problem, ...]) -> None:
    assert [str(problem) for problem in warnings] == []


def test_only_advice_for_which_the_article_gives_none_has_no_reason(seed: ArgumentMap) -> None:
    reasoned = {argument.conclusion for argument in seed.arguments}
    recommended = {
        stance.target
        for stance in seed.stances
        if stance.is_own and stance.expert in PANEL and stance.firmness is not Firmness.UNDERSTOOD
    }

    unreasoned = {
        claim.title
        for claim in seed.claims
        if claim.kind is ClaimKind.RECOMMENDATION and claim.id in recommended - reasoned
    }

    assert unreasoned == GIVEN_WITHOUT_REASON


def test_five_are_asked_and_nobody_else_is_counted(seed: ArgumentMap) -> None:
    cited = {voice.id for voice in seed.experts if voice.standing is Standing.CITED}

    assert {expert.id for expert in seed.panel} == PANEL
    assert cited == {"kennan", "some", "trump", "zelenskyy"}


@pytest.mark.parametrize("expert", sorted(PANEL))
def test_every_sentence_of_an_expert_is_mapped_or_listed_as_no_claim(
    expert: str, seed: ArgumentMap, seed_text: str, article_text: str
) -> None:
    section = sections(seed)[expert]
    assert section.start is not None
    assert section.end is not None
    body = article_text.index("\n", section.start)  # the line with name and posts says nothing
    starts = {quotation.start for quotation in quotations(seed, expert)}
    for phrase in NO_CLAIM.findall(seed_text):
        starts.add(article_text.find(phrase, body, section.end))

    unmapped_sentences = [
        first_words(article_text, start, end, LONGEST_QUOTE)
        for start, end in sentences(article_text, body, section.end)
        if not any(at is not None and start <= at < end for at in starts)
    ]

    assert unmapped_sentences == []


def test_every_bullet_of_the_summary_points_at_a_claim(
    seed: ArgumentMap, article_text: str
) -> None:
    section = sections(seed)["nec"]
    bullets = [
        (bullet.start(), bullet.end())
        for bullet in re.finditer(r"^- .*$", article_text[: section.end], re.MULTILINE)
    ]
    starts = {quotation.start for quotation in quotations(seed, "nec")}

    unmapped_sentences = [
        first_words(article_text, start, end, LONGEST_QUOTE)
        for start, end in bullets
        if not any(at is not None and start <= at < end for at in starts)
    ]

    assert len(bullets) == 15
    assert unmapped_sentences == []


def test_every_sentence_listed_as_no_claim_is_in_the_article_once(
    seed_text: str, article_text: str
) -> None:
    phrases = NO_CLAIM.findall(seed_text)

    assert phrases
    assert [phrase for phrase in phrases if article_text.count(phrase) != 1] == []


@pytest.mark.parametrize("voice", sorted(PANEL | {"nec"}))
def test_every_key_phrase_is_short_and_stands_once_where_its_voice_speaks(
    voice: str, seed: ArgumentMap, article_text: str
) -> None:
    section = sections(seed)[voice]
    own_words = article_text[section.start : section.end]

    misplaced = [
        quotation.exact
        for quotation in quotations(seed, voice)
        if quotation.verification is not Verification.EXACT
        or len(quotation.exact.split()) > LONGEST_QUOTE
        or own_words.count(quotation.exact.translate(PLAIN)) != 1
        or article_text[quotation.start : quotation.end] != quotation.exact.translate(PLAIN)
    ]

    assert misplaced == []


def test_every_stance_toward_a_claim_names_its_passage(seed: ArgumentMap) -> None:
    claims = {claim.id for claim in seed.claims}

    without_passage = [
        stance.id for stance in seed.stances if stance.target in claims and stance.quotation is None
    ]

    assert without_passage == []


def test_every_claim_has_a_kind_and_a_topic(seed: ArgumentMap) -> None:
    assert [claim.title for claim in seed.claims if claim.kind is None or not claim.topics] == []


def test_every_relation_is_said_in_the_text_or_has_a_note_that_says_why(seed: ArgumentMap) -> None:
    unexplained = [
        tie.id
        for tie in seed.relations
        if not (tie.note if tie.asserted_by is None else tie.quotation)
    ]

    assert unexplained == []


def test_every_shift_of_the_summary_says_what_shifted(seed: ArgumentMap) -> None:
    shifts = [stance for stance in seed.stances if stance.shift is not None]

    assert {stance.shift for stance in shifts} == {
        *(Shift.AGENT_CHANGED, Shift.HEDGE_DROPPED, Shift.REASON_ADDED, Shift.REASON_DROPPED),
        *(Shift.BROADENED, Shift.NARROWED),
    }
    assert [stance.id for stance in shifts if not stance.note] == []


def test_what_is_reported_is_somebody_elses(seed: ArgumentMap) -> None:
    reported = {(stance.expert, stance.voice) for stance in seed.stances if not stance.is_own}

    assert reported == {
        ("fried", "kennan"),
        ("fried", "some"),
        ("green", "trump"),
        ("pifer", "zelenskyy"),
    }


@pytest.mark.parametrize("name", [f"seeds/{NAME}.argdown", "docs/reading-of-the-article.md"])
def test_no_six_words_in_a_row_are_the_articles_outside_a_key_phrase(
    name: str, project_folder: Path, seed: ArgumentMap, article_text: str
) -> None:
    text = (project_folder / name).read_text(encoding="utf-8")
    text = _LOOSE_QUOTE.sub("|", NO_CLAIM.sub("|", text))
    for section in sections(seed).values():
        text = text.replace(section.marker, "|")

    assert six_word_runs(text) & six_word_runs(article_text) == set()


def test_all_that_is_named_for_the_ceasefire_is_a_means_and_no_condition(
    seed: ArgumentMap,
) -> None:
    goal = "seek-a-guaranteed-ceasefire"

    means = {x.target: x.firmness for x in seed.stances if goal in x.goals}

    assert means == dict.fromkeys(
        (
            "be-ready-to-send-european-troops",
            "be-ready-to-send-troops-before-a-ceasefire",
            "more-arms-for-ukraine",
            "put-russia-under-pressure",
            "tighten-sanctions-on-russia",
        ),
        Firmness.FLAT,
    )


def test_every_line_of_the_summary_says_whom_it_sums_up(seed: ArgumentMap) -> None:
    assert [x.id for x in seed.stances if x.expert == "nec" and not x.sums] == []


def test_every_recommendation_but_one_that_is_only_implied_says_who_is_to_act(
    seed: ArgumentMap,
) -> None:
    advice = [claim for claim in seed.claims if claim.kind is ClaimKind.RECOMMENDATION]

    assert {claim.title for claim in advice if not claim.actor} == {"Give Ukraine firm guarantees"}


def test_every_pair_of_one_topic_has_been_compared(seed_path: Path, article_text: str) -> None:
    assert article_text

    debate = pipeline.load([seed_path])
    worklist = find_worklist(debate.network, debate.analysis.issues, most=1)

    assert worklist.open_pairs == ()
