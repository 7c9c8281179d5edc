"""The invented panel against its article and its transcript, which are shipped beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from manners import Manner, word_of
from source_sentences import NO_CLAIM, PLAIN, first_words, sentences

from counterpoint import pipeline
from counterpoint.formats import read
from counterpoint.model import ArgumentMap, Directness, Firmness, Polarity, Quotation, Verification

PANEL = {"tollgarth", "strake", "verrand", "imrey"}
LABELS = {"tollgarth": "TOLLGARTH:", "strake": "STRAKE:"}


@pytest.fixture(scope="module")
def map_path(project_folder: Path) -> Path:
    return project_folder / "seeds" / "examples" / "moving-dunmarrow.argdown"


@pytest.fixture(scope="module")
def panel_map(map_path: Path) -> ArgumentMap:
    return read([map_path]).map


@pytest.fixture(scope="module")
def texts(map_path: Path) -> dict[str, str]:
    names = {"panel": "moving-dunmarrow.txt", "session": "moving-dunmarrow-transcript.txt"}
    return {
        source: (map_path.parent / name).read_text(encoding="utf-8").translate(PLAIN)
        for source, name in names.items()
    }


@pytest.fixture(scope="module")
def no_claims(map_path: Path) -> list[str]:
    return NO_CLAIM.findall(map_path.read_text(encoding="utf-8"))


def quotations(panel_map: ArgumentMap, voice: str, source: str) -> list[Quotation]:
    """The key phrases of a voice's stances and of the relations said in that voice's words."""
    phrases = [stance.quotation for stance in panel_map.stances if stance.expert == voice]
    phrases += [tie.quotation for tie in panel_map.relations if tie.asserted_by == voice]
    return [phrase for phrase in phrases if phrase is not None and phrase.source == source]


def turns(text: str, label: str) -> list[tuple[int, int]]:
    """Offsets of what is said under a label, without the label."""
    lines = [line for line in text.splitlines() if line.startswith(label)]
    starts = [text.index(line) for line in lines]
    return [
        (start + len(label), start + len(line)) for start, line in zip(starts, lines, strict=True)
    ]


def unmapped(
    text: str, spans: list[tuple[int, int]], phrases: list[Quotation], no_claims: list[str]
) -> list[str]:
    """The first words of each sentence in ``spans`` that nothing quotes or lists as no claim."""
    offsets = [phrase.start for phrase in phrases if phrase.start is not None]
    offsets += [text.find(phrase) for phrase in no_claims]
    return [
        first_words(text, start, end, 6)
        for span in spans
        for start, end in sentences(text, *span)
        if not any(start <= offset < end for offset in offsets)
    ]


def test_the_map_is_checked_without_a_word(map_path: Path) -> None:
    assert pipeline.check([map_path]) == ()


def test_every_stance_quotes_a_passage_that_is_found_as_it_stands(panel_map: ArgumentMap) -> None:
    unverified = [
        stance.id
        for stance in panel_map.stances
        if stance.quotation is None or stance.quotation.verification is not Verification.EXACT
    ]

    assert unverified == []


def test_four_speak_and_the_review_is_not_counted(panel_map: ArgumentMap) -> None:
    assert {expert.id for expert in panel_map.panel} == PANEL


@pytest.mark.parametrize("voice", [*sorted(PANEL), "review"])
def test_every_sentence_of_the_article_is_mapped_or_listed_as_no_claim(
    voice: str, panel_map: ArgumentMap, texts: dict[str, str], no_claims: list[str]
) -> None:
    [source] = [source for source in panel_map.sources if source.id == "panel"]
    [section] = [section for section in source.sections if section.expert == voice]
    assert section.start is not None
    assert section.end is not None
    body = texts["panel"].index("\n", section.start)  # a line with a name and posts says nothing

    unmapped_sentences = unmapped(
        texts["panel"],
        [(body, section.end)],
        quotations(panel_map, voice, "panel"),
        no_claims,
    )

    assert unmapped_sentences == []


@pytest.mark.parametrize("expert", sorted(LABELS))
def test_every_sentence_of_the_session_is_mapped_or_listed_as_no_claim(
    expert: str, panel_map: ArgumentMap, texts: dict[str, str], no_claims: list[str]
) -> None:
    text = texts["session"]

    unmapped_sentences = unmapped(
        text, turns(text, LABELS[expert]), quotations(panel_map, expert, "session"), no_claims
    )

    assert unmapped_sentences == []


@pytest.mark.parametrize("expert", sorted(LABELS))
def test_nobody_is_quoted_with_words_of_another_in_the_session(
    expert: str, panel_map: ArgumentMap, texts: dict[str, str]
) -> None:
    own_turns = turns(texts["session"], LABELS[expert])

    foreign = [
        phrase.exact
        for phrase in quotations(panel_map, expert, "session")
        if phrase.start is None or not any(a <= phrase.start < b for a, b in own_turns)
    ]

    assert foreign == []


def test_each_sentence_listed_as_no_claim_stands_in_one_text_once(
    texts: dict[str, str], no_claims: list[str]
) -> None:
    both = "\n".join(texts.values())

    assert no_claims
    assert [phrase for phrase in no_claims if both.count(phrase) != 1] == []


def test_every_relation_is_said_in_a_text_or_has_a_note(panel_map: ArgumentMap) -> None:
    unexplained = [
        tie.id
        for tie in panel_map.relations
        if not (tie.note if tie.asserted_by is None else tie.quotation)
    ]

    assert unexplained == []


@pytest.mark.parametrize(
    ("expert", "claim", "polarity", "manner"),
    [
        ("tollgarth", "The sea passes any wall", Polarity.AFFIRM, Directness.EXPLICIT),
        ("imrey", "The sea passes any wall", Polarity.AFFIRM, Firmness.HEDGED),
        ("strake", "The sea passes any wall", Polarity.AFFIRM, Firmness.CONCEDED),
        ("strake", "Raise the wall", Polarity.AFFIRM, Directness.EXPLICIT),
        ("tollgarth", "Raise the wall", Polarity.AFFIRM, Firmness.CONDITIONAL),
        ("strake", "Help people move", Polarity.AFFIRM, Firmness.CONDITIONAL),
        ("tollgarth", "Open the north dyke", Polarity.AFFIRM, Directness.EXPLICIT),
        ("strake", "Open the north dyke", Polarity.AFFIRM, Directness.EXPLICIT),
        ("strake", "Nobody is forced out", Polarity.AFFIRM, Directness.EXPLICIT),
        ("imrey", "Nobody is forced out", Polarity.AFFIRM, Directness.EXPLICIT),
        ("verrand", "A wall is cheaper for twenty years", Polarity.AFFIRM, Firmness.CONCEDED),
        ("imrey", "Talk of moving empties the town", Polarity.DENY, Directness.EXPLICIT),
        ("strake", "The wall takes the beach", Polarity.DENY, Directness.EXPLICIT),
        ("imrey", "No leaving without a fair price", Polarity.AFFIRM, Directness.EXPLICIT),
        ("strake", "A fair price alone moves nobody", Polarity.DENY, Directness.EXPLICIT),
        ("verrand", "The town cannot pay alone", Polarity.AFFIRM, Directness.EXPLICIT),
        ("tollgarth", "The town cannot pay alone", Polarity.AFFIRM, Directness.EXPLICIT),
    ],
)
def test_what_the_texts_say_unmistakably_is_in_the_map(
    expert: str, claim: str, polarity: Polarity, manner: Manner, panel_map: ArgumentMap
) -> None:
    [target] = [entry.id for entry in panel_map.claims if entry.title == claim]

    positions = {
        (stance.polarity, word_of(stance.directness, stance.firmness))
        for stance in panel_map.stances
        if stance.expert == expert and stance.target == target
    }

    assert (polarity, manner) in positions


@pytest.mark.parametrize(
    ("expert", "claim", "answered"),
    [
        ("strake", "Raise the wall", "tollgarth"),
        ("strake", "The beach is sinking", "tollgarth"),
        ("strake", "The wall takes the beach", "tollgarth"),
        ("strake", "Open the north dyke", "tollgarth"),
        ("strake", "A fair price alone moves nobody", "imrey"),
        ("verrand", "The ministry buys the houses", "tollgarth"),
        ("verrand", "The old wall paid for itself", "strake"),
        ("imrey", "Nobody is forced out", "strake"),
        ("imrey", "Talk of moving empties the town", "strake"),
        ("tollgarth", "The town cannot pay alone", "verrand"),
        ("tollgarth", "Mend the cracks first", "strake"),
    ],
)
def test_who_names_another_answers_that_person(
    expert: str, claim: str, answered: str, panel_map: ArgumentMap
) -> None:
    [target] = [entry.id for entry in panel_map.claims if entry.title == claim]

    names = {x.answers for x in panel_map.stances if (x.expert, x.target) == (expert, target)}

    assert answered in names


@pytest.mark.parametrize(
    ("expert", "claim"),
    [("verrand", "Raise the wall"), ("tollgarth", "Talk of moving empties the town")],
)
def test_what_is_understood_is_not_wanted(expert: str, claim: str, panel_map: ArgumentMap) -> None:
    [target] = [entry.id for entry in panel_map.claims if entry.title == claim]

    firmnesses = {
        x.firmness
        for x in panel_map.stances
        if (x.expert, x.target) == (expert, target) and x.is_own
    }

    assert Firmness.UNDERSTOOD in firmnesses
    assert Firmness.FLAT not in firmnesses


def test_each_line_of_the_review_says_whom_it_sums_up(panel_map: ArgumentMap) -> None:
    titles = {claim.id: claim.title for claim in panel_map.claims}

    sums = {titles[x.target]: x.sums for x in panel_map.stances if x.expert == "review"}

    assert sums == {
        "Help people move": ("strake",),
        "Stop building in the Strand": ("imrey", "tollgarth", "verrand"),
        "The council buys the houses": ("tollgarth",),
        "The sea passes any wall": ("imrey", "strake", "tollgarth"),
    }


def test_two_name_what_would_change_their_minds(panel_map: ArgumentMap) -> None:
    deciding = {(tie.asserted_by, tie.target) for tie in panel_map.relations if tie.is_deciding}

    assert deciding == {
        ("strake", "a-harbour-town-kept-its-crew"),
        ("tollgarth", "the-beach-keeps-its-height"),
    }


def test_a_means_to_what_its_speaker_wants_has_no_reserve(panel_map: ArgumentMap) -> None:
    [stance] = [stance for stance in panel_map.stances if stance.goals]

    assert (stance.expert, stance.target) == ("tollgarth", "open-the-north-dyke")
    assert (stance.goals, stance.firmness) == (("keep-the-quay-calm",), Firmness.FLAT)
