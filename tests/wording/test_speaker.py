"""The catalogue of sentences, and what its patterns come to in each language."""

from __future__ import annotations

import re
from typing import cast

import pytest
from analysis.debates import Debate

from counterpoint.model import Clause, Directness, Firmness
from counterpoint.wording import LANGUAGES, Language, Speaker, clause, sentence_patterns
from counterpoint.wording.speaker import _plural

EXPERTS = {f"e{n}": f"Name{n}" for n in range(9)}
TITLES = {"toll": "Charge a toll", "why": "Why not?", "stop": "Stop."}
QUOTES = {"en": "“”", "uk": "«»", "de": "„“"}


def speaker(language: Language) -> Speaker:
    return Speaker(language, EXPERTS, TITLES)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "7 participants affirm “Charge a toll”"),
        ("uk", "7 учасників підтримують тезу «Charge a toll»"),
        ("de", "7 Teilnehmende bejahen „Charge a toll“"),
    ],
)
def test_a_crowd_is_counted_and_not_named(language: Language, words: str) -> None:
    crowd = Speaker(language, EXPERTS, TITLES, is_crowd=True)
    who = tuple(EXPERTS)

    assert crowd.word(clause("takes.affirms", who=who[:7], what=("toll",))) == words
    assert "Name0" in crowd.word(clause("takes.affirms", who=who[:6], what=("toll",)))


def forms(key: str, language: Language) -> dict[str, str]:
    entry_forms = sentence_patterns()[key][language]
    return {"other": entry_forms} if isinstance(entry_forms, str) else entry_forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_language_uses_the_arguments_of_its_key(language: Language) -> None:
    astray = {
        (key, form)
        for key, entry in sentence_patterns().items()
        for form, pattern in forms(key, language).items()
        if set(re.findall(r"\{(\w+)\}", pattern)) - {entry.get("by")}
        != set(entry.get("arguments", {})) - {entry.get("by")}
    }

    assert astray == set()


@pytest.mark.parametrize("kinds", [Directness, Firmness])
def test_each_way_of_saying_has_words_for_witnesses_and_for_diffs(
    kinds: type[Directness | Firmness],
) -> None:
    words = [choice.value for choice in kinds]

    # What is said outright goes without a word, except where a diff tells it from another.
    outright = {"explicit", "flat"}
    keys = [f"change.mode-{word}" for word in words]
    keys += [f"manner.{word}" for word in words if word not in outright]
    assert [key for key in keys if key not in sentence_patterns()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_forms_ends_in_another_form(language: Language) -> None:
    without = [
        key
        for key, entry in sentence_patterns().items()
        if isinstance(entry[language], dict)
        and ("other" not in entry[language] or entry.get("by") not in entry.get("arguments", {}))
    ]

    assert without == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Name0, Name1, Name2, Name3, Name4 and 4 others give no reason for it."),
        ("uk", "Name0, Name1, Name2, Name3, Name4 та ще 4 не наводять для цього підстав."),
        ("de", "Name0, Name1, Name2, Name3, Name4 und 4 weitere nennen dafür keinen Grund."),
    ],
)
def test_many_names_are_cut_with_the_number_of_the_rest(language: Language, sentence: str) -> None:
    assert speaker(language).say([clause("gap.no-reason", who=tuple(EXPERTS))]) == sentence


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("en", "toll", "Name0 urges “Charge a toll”."),
        ("en", "why", "Name0 urges “Why not?”"),
        ("en", "stop", "Name0 urges “Stop.”"),
        ("uk", "why", "Name0 радить «Why not?»"),
        ("de", "toll", "Name0 rät zu „Charge a toll“."),
    ],
)
def test_a_sentence_ends_once(language: Language, title: str, sentence: str) -> None:
    takes = clause("takes.recommends", who=("e0",), what=(title,))

    assert speaker(language).say([takes]) == sentence


@pytest.mark.parametrize(
    ("count", "word"),
    [
        (1, "суперечності"),
        (3, "суперечностей"),
        (11, "суперечностей"),
        (21, "суперечності"),
        (111, "суперечностей"),
    ],
)
def test_a_figure_asks_for_its_plural_form(count: int, word: str) -> None:
    reason = clause("crux.settled", all=count, if_true=1, if_false=0)

    assert f"із {count} {word} між двома експертами, як" in speaker("uk").word(reason)


def test_a_language_without_plural_forms_is_an_error() -> None:
    french = cast("Language", "fr")

    with pytest.raises(AssertionError, match="fr"):
        _plural(french, 1)


@pytest.mark.parametrize(("language", "figure"), [("en", "0.5"), ("uk", "0,5"), ("de", "0,5")])
def test_a_degree_has_the_point_of_its_language(language: Language, figure: str) -> None:
    pair = clause("relation.contrary", source=("toll",), target=("why",))
    relation = clause("relation", told=pair, degree=0.5, reading=clause("reading.mapper"))

    assert f" {figure}" in speaker(language).word(relation)


@pytest.mark.parametrize(
    ("beside", "sentences"),
    [
        (
            clause(
                "remains",
                first=clause("remains.kind", kind=clause("kind.contradiction")),
                second=clause("remains.weaker", left=0.4, before=1.0),
            ),
            (
                "Without it the finding remains as “cannot both be true”, at 0.4 instead of 1.0.",
                "Без цього висновок лишається як «одне виключає друге», із балом 0,4 замість 1,0.",
                (
                    "Ohne dies bleibt der Befund als „eins schließt das andere aus“, "
                    "mit 0,4 statt 1,0."
                ),
            ),
        ),
        (
            clause(
                "candidate.words",
                words=tuple(clause("candidate.word", word=x) for x in ("council", "buses")),
            ),
            (
                "Both say “council” and “buses”.",
                "В обох є «council» та «buses».",
                "Beide sagen „council“ und „buses“.",
            ),
        ),
        (
            clause("camps.few", n=5),
            (
                "Camps among 5 experts change with the margin.",
                "Табори серед 5 експертів змінюються разом із порогом.",
                "Lager unter 5 Fachleuten ändern sich mit der Schwelle.",
            ),
        ),
        (
            clause(
                "groups.disagree-more",
                count=clause("groups.count", n=6, seen=7, group="b"),
                ratio=7.0,
            ),
            (
                "6 of 7 in group b disagree, 7.0 times the others' share.",
                "Не згодні: 6 із 7 у групі b; частка відносно інших – 7,0.",
                "Ablehnung: 6 von 7 in Gruppe b, das 7,0-Fache des Anteils der anderen.",
            ),
        ),
        (
            clause("groups.pair", same=3, compared=21),
            (
                "Most say the same on 3 of 21 claims.",
                "Більшість каже те саме щодо 3 із 21 тези.",
                "Die meisten sagen dasselbe bei 3 von 21 Aussagen.",
            ),
        ),
    ],
    ids=["what remains", "a candidate", "camps", "a group", "two groups"],
)
def test_what_is_said_beside_findings_is_said_in_each_language(
    beside: Clause, sentences: tuple[str, ...]
) -> None:
    assert tuple(speaker(language).say([beside]) for language in LANGUAGES) == sentences


def test_a_key_takes_no_argument_of_another_name() -> None:
    with pytest.raises(TypeError, match=r"gap\.one-voice has no argument what"):
        clause("gap.one-voice", what=("toll",))


def test_a_sentence_says_the_clauses_that_it_knows() -> None:
    debate = Debate("ada", "bo").says("ada", "toll", Firmness.HEDGED).says("bo", "toll")
    agreement, *_ = debate.analysis().agreements

    [takes] = agreement.summary.clauses  # type: ignore[attr-defined]

    names, titles = {"ada": "Ada", "bo": "Bo"}, {"toll": "Toll"}
    assert Speaker("de", names, titles).say([takes]) == (
        "Ada und Bo raten beide zu „Toll“, Ada vorsichtig."
    )
    assert isinstance(takes, Clause)
