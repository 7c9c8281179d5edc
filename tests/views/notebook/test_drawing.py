"""What a notebook shows of maps and findings: told in full, inert, and bounded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from crowds import crowd_csv
from views.hostile import PAYLOADS, hostile_map

import counterpoint as cp
from counterpoint.model import Displayed, Expert, Findings, Stance

ELEMENTS = {
    *("div", "style", "h3", "h4", "p", "ol", "ul", "li", "details", "summary", "span", "code"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"class", "scope", "title"}
# The first use of the face has records shown.
NOTHING = cp.ArgumentMap("m", "https://e.org/", "Nothing", "Why?")


class Reading(HTMLParser):
    """The elements, attributes and text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.texts += [value or "" for name, value in attrs if name == "title"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts += [data] * (self.open[-1:] != ["style"])

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def shown(record: Displayed) -> Reading:
    html = record._repr_html_()
    assert html is not None
    return Reading(html)


def records_of(argument_map: cp.ArgumentMap) -> list[Displayed]:
    analysis = cp.analyse(argument_map)
    issues = cp.find_issues(argument_map)
    rows = [analysis.findings, analysis.findings[0], cp.find_issues(argument_map), issues[0]]
    supposed = cp.suppose(argument_map, silence=["ruiz"])
    differences = cp.find_differences(NOTHING, argument_map)
    records = [argument_map, analysis, *rows, cp.who_says_what(argument_map), supposed]
    records.append(differences)
    return [record for record in records if isinstance(record, Displayed)]


def test_a_map_shows_its_question_its_panel_its_brief_and_who_says_what(
    city: cp.ArgumentMap,
) -> None:
    reading = shown(city)

    analysis = cp.analyse(city)
    texts = [city.title, city.question, *(x.name for x in city.panel)]
    texts += [x.sentence for x in analysis.brief] + [x.question for x in analysis.issues]
    assert [text for text in texts if text not in reading.text] == []
    assert f"3 experts, {len(city.claims)} claims, {len(city.stances)} stances" in reading.text


def test_a_finding_shows_its_score_and_each_step(city: cp.ArgumentMap) -> None:
    tension = cp.find_tensions(city)[0]

    reading = shown(tension)

    steps = [step.sentence for step in tension.witness]
    quotations = {x.id: x.quotation for x in city.stances}
    quotes = [quotations.get(step.id) for step in tension.witness]
    words = [f"\u201c{quote.exact}\u201d (panel)" for quote in quotes if quote is not None]
    assert [text for text in (tension.summary, *steps, *words) if text not in reading.text] == []
    assert words
    assert f"score {tension.score:+.1f}" in reading.text
    assert reading.elements["li"] == len(steps)


def test_who_says_what_has_a_row_an_issue_and_a_column_an_expert(city: cp.ArgumentMap) -> None:
    standings = cp.who_says_what(city)

    reading = shown(standings)

    size = (len(standings.issues), len(standings.experts))
    assert reading.elements["tr"] == 1 + size[0]
    assert reading.elements["th"] == 1 + size[1] == 4
    assert reading.elements["td"] == size[0] * (1 + size[1])
    assert all(x.says in reading.text for issue in standings.issues for x in issue.positions)


def test_a_supposition_shows_what_would_be_told_otherwise(city: cp.ArgumentMap) -> None:
    supposed = cp.suppose(city, silence=["ruiz"])

    reading = shown(supposed)

    statements = [x.statement for x in (*supposed.agreements, *supposed.tensions)]
    statements += [x.statement for x in supposed.issues]
    assert [text for text in statements if text not in reading.text] == []
    assert (len(statements) > 3, supposed.title in reading.text) == (True, True)
    assert len(repr(supposed)) < 160
    assert len(repr(supposed.outlook)) < 160


def test_differences_show_what_changed_in_sentences_by_the_names_of_both_maps(
    city: cp.ArgumentMap,
) -> None:
    others = tuple(x for x in city.stances if x.expert != "ruiz")
    newer = replace(city, stances=others, title="Fewer cars")

    differences = cp.find_differences(city, newer)
    reading = shown(differences)

    tension = differences.gone_tensions[0].summary
    assert [
        x for x in (tension, "Ana Ruiz", "Fewer cars", city.title) if x not in reading.text
    ] == []
    assert reading.elements["tr"] == 1 + len(differences.positions)
    assert (repr(differences)[:13], len(repr(differences)) < 160) == ("<Differences:", True)
    assert "The two say the same." in shown(cp.find_differences(city, city)).text


def test_what_a_map_says_is_text_and_nothing_else() -> None:
    argument_map = hostile_map()

    readings = [shown(record) for record in records_of(argument_map)]

    assert set().union(*(reading.elements for reading in readings)) <= ELEMENTS
    assert set().union(*(reading.attributes for reading in readings)) <= ATTRIBUTES
    assert all(reading.open == [] for reading in readings)
    everything = " ".join(reading.text for reading in readings)
    assert sum(payload in everything for payload in PAYLOADS) >= 10


def test_what_no_file_can_hold_is_replaced(city: cp.ArgumentMap) -> None:
    html = replace(city, title="half \ud800 a letter")._repr_html_()

    assert html is not None
    assert html.encode().count(b"half ? a letter") == 1


def test_more_experts_than_columns_can_be_read_are_not_drawn(city: cp.ArgumentMap) -> None:
    others = tuple(Expert(f"voter-{number}", f"Voter {number}") for number in range(20))
    standings = cp.who_says_what(replace(city, experts=city.experts + others))

    assert "23 experts are more columns than can be read" in shown(standings).text


def test_a_large_map_is_told_without_an_analysis(
    city: cp.ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    stances = tuple(Stance(f"s{number}", "ruiz", "charge") for number in range(1001))
    monkeypatch.setattr("counterpoint.views.notebook.drawing.analyse", None)

    text = shown(replace(city, stances=stances)).text

    assert "With 1001 stances it is not analysed for a glance" in text


def test_a_vote_of_many_shows_its_voters_and_what_they_share(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(80, 8, grouped=True), encoding="utf-8")
    argument_map = cp.read(path)

    reading = shown(argument_map)

    assert "80 participants, 8 claims" in reading.text
    assert reading.elements["li"] > 0
    assert "80 voters, 8 claims" in repr(argument_map)


def test_a_long_row_is_cut_and_says_by_how_much(city: cp.ArgumentMap) -> None:
    reading = shown(Findings([cp.find_tensions(city)[0]] * 75))

    assert reading.elements["tr"] == 51
    assert "and 25 more" in reading.text


def test_an_empty_map_shows_what_it_has() -> None:
    assert shown(NOTHING).text == "Nothing Why? 0 experts, 0 claims, 0 stances"
    assert "nothing" in shown(cp.analyse(NOTHING).findings).text
    assert "No two experts" in shown(cp.who_says_what(NOTHING)).text


def test_a_map_with_a_mistake_shows_what_is_wrong_and_no_traceback(city: cp.ArgumentMap) -> None:
    stance = replace(city.stances[0], expert="osie")

    html = replace(city, stances=(stance, *city.stances[1:]))._repr_html_() or ""

    assert "there is no expert &#39;osie&#39; in this map" in html
