"""What maps answer by themselves, put together, is what the engine finds over all of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from crowds import crowd_csv
from samples import city_map

from counterpoint.errors import InputError
from counterpoint.pipeline import load
from counterpoint.pipeline.debate import Debate
from counterpoint.pipeline.stored_maps import graphs_of
from counterpoint.rdf import to_rdf
from counterpoint.store import Store, StoredMap, list_questions, maps_together
from counterpoint.store.kept_answers import (
    KeptAnswers,
    are_apart,
    name_of,
    ordered_text,
    read_answers,
    render_answers,
    unite_answers,
)

EXAMPLES = Path(__file__).parents[2] / "seeds" / "examples"
QUESTIONS = {question.name: question for question in list_questions()}


@pytest.fixture(scope="module")
def debates(tmp_path_factory: pytest.TempPathFactory) -> list[Debate]:
    """Two panels and a crowd."""
    votes = tmp_path_factory.mktemp("crowd") / "votes.csv"
    votes.write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")
    return [load([path]) for path in (*sorted(EXAMPLES.glob("orle-*.argdown")), votes)]


@pytest.fixture(scope="module")
def answers(debates: list[Debate]) -> list[KeptAnswers]:
    """What is kept of each of them."""
    lines = [render_answers(x.store, x.map.base, graphs_of(x), is_asked=True) for x in debates]
    return [each for line in lines if (each := read_answers(line)) is not None]


@pytest.fixture(scope="module")
def union(debates: list[Debate]) -> Store:
    """One store of all of them."""
    return Store(quad for debate in debates for quad in debate.store._quads)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_rows_of_maps_together_are_those_of_their_union(
    name: str, debates: list[Debate], answers: list[KeptAnswers], union: Store
) -> None:
    question = QUESTIONS[name]
    whole = union.query_here(question.text)
    *_, last = debates
    asked_now = last.store.query_here(ordered_text(question))

    together = unite_answers(
        question, [x.rows[name_of(question)] for x in answers], (), max_rows=10_000
    )
    partly = unite_answers(
        question, [x.rows[name_of(question)] for x in answers[:-1]], [asked_now], max_rows=10_000
    )

    assert len(answers) == len(debates) == 3
    assert together.variables == whole.variables
    assert sorted(map(str, together.rows)) == sorted(map(str, whole.rows))
    assert partly.rows == together.rows
    by = ordered_by(name)
    place = together.variables.index(by)
    assert [row[place] for row in together.rows] == [row[place] for row in whole.rows]


def ordered_by(name: str) -> str:
    """The first variable by which a question's rows are sorted."""
    order = QUESTIONS[name].text.rsplit("ORDER BY", 1)[1].split()[0]
    return order.strip("ADESC()?")


def test_every_question_is_answered_by_some_map(answers: list[KeptAnswers]) -> None:
    lengths = {
        name: max(len(each.rows[name_of(QUESTIONS[name])]) for each in answers)
        for name in QUESTIONS
    }

    # Of topics none of them speaks; nothing at all is some twenty letters.
    assert [name for name, length in lengths.items() if length < 40] == ["coverage"]


def test_no_more_rows_are_told_than_may_be(answers: list[KeptAnswers]) -> None:
    rows = [each.rows[name_of(QUESTIONS["positions"])] for each in answers]

    cut = unite_answers(QUESTIONS["positions"], rows, (), max_rows=7)

    assert (len(cut.rows), cut.truncated) == (7, True)


@pytest.mark.parametrize("text", ["!", "eJw=", "eJyLjlYyUIrViVYyVIqNBQAWoQM+"])
def test_what_is_no_row_is_told(text: str) -> None:
    with pytest.raises(InputError, match="cannot be read; push its maps again"):
        unite_answers(QUESTIONS["positions"], [text], (), max_rows=7)


def test_maps_that_speak_of_one_another_are_asked_together() -> None:
    def kept(base: str, *others: str) -> KeptAnswers:
        return KeptAnswers(base, others, {})

    one, other = kept("urn:m/one/"), kept("urn:m/two/", "urn:elsewhere")

    assert are_apart([one, other])
    assert not are_apart([one, kept("urn:m/two/", "urn:m/one/claim/a")])
    assert not are_apart([one, kept("urn:m/one/part/")])


def test_of_a_map_with_names_of_its_own_nothing_is_kept() -> None:
    dataset = to_rdf(replace(city_map(), base="urn:m/"))
    store = Store.from_dataset(dataset)
    graphs = {"urn:m/graph/map": store.write("ntriples")}
    foreign = {"urn:m/graph/map": graphs["urn:m/graph/map"] + b"<urn:x> <urn:p> <urn:o> .\n"}

    assert render_answers(store, "urn:m/", graphs, is_asked=False)
    assert render_answers(store, "urn:m/", foreign, is_asked=False) == ""
    assert read_answers("") is None
    assert read_answers('[0,"urn:m/",[]]') is None


def test_who_asks_of_a_record_asks_the_map_that_has_it() -> None:
    maps = [StoredMap(x, f"urn:{x}/", "", f"urn:{x}/graph/map") for x in ("one", "two")]

    assert maps_together._home(maps, ["urn:two/claim/a", "urn:two/expert/b"]) == maps[1]
    assert maps_together._home(maps, ["urn:two/claim/a", "urn:one/expert/b"]) is None
    assert maps_together._home(maps, ["urn:three/claim/a"]) is None
