from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from views.hostile import hostile_map
from views.large_maps import large_map, sketched_analysis

from counterpoint.analysis import analyse
from counterpoint.model import Analysis, ArgumentMap
from counterpoint.network import build_network
from counterpoint.store import list_questions
from counterpoint.views import render_page
from counterpoint.views.payload.texts import catalogue


class Elements(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style"):
            self.texts.append((self.tags[-1][0], data))


def data_of(html: str) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name in ("data", "said", "drawn"):
        block = re.search(rf'<script type="([^"]+)" id="{name}">(.*?)</script>', html, re.DOTALL)
        assert block is not None
        text = block[2]
        if block[1] != "application/json":
            text = zlib.decompress(base64.b64decode(text)).decode()
        data |= json.loads(text)
    return data


def test_the_same_map_gives_the_same_page(city: ArgumentMap, city_analysis: Analysis) -> None:
    assert render_page(city, city_analysis) == render_page(city, city_analysis)


def test_the_page_is_complete_in_itself(city_page: str) -> None:
    elements = Elements(city_page).tags

    assert [tag for tag, _ in elements if tag in ("iframe", "object", "embed", "img", "base")] == []
    assert [a for _, a in elements if "src" in a or "srcset" in a] == []
    links = [a.get("href", "") for tag, a in elements if tag == "link"]
    assert [link for link in links if link and not link.startswith("data:image/svg+xml,")] == []


def test_nothing_runs_from_an_attribute(city_page: str) -> None:
    attributes = [name for _, of_element in Elements(city_page).tags for name in of_element]

    assert [name for name in attributes if name.startswith("on") or name == "style"] == []


def test_the_policy_allows_exactly_what_is_inlined(city_page: str) -> None:
    parsed = Elements(city_page)
    policy = next(a["content"] for _, a in parsed.tags if "http-equiv" in a)
    scripts = re.findall(
        r"<script(?: type=\"module\")?>(.*?)</script>", city_page, re.DOTALL
    ) + re.findall(r"<style>(.*?)</style>", city_page, re.DOTALL)

    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts
    ]

    assert re.findall(r"'sha256-([^']+)'", policy or "") == digests


def test_the_lines_of_the_map_stand_in_the_data(city_page: str) -> None:
    data = data_of(city_page)

    ends = {(edge["from"], edge["to"], edge["kind"]) for edge in data["edges"]}
    assert ("poor", "buses", "support") in ends
    assert ("differ", "charge", "undercut") in ends


def test_turtle_comes_back_as_it_was(city: ArgumentMap, city_analysis: Analysis) -> None:
    turtle = "<https://example.org/ä> <b> '</script>' .\n"

    html = render_page(city, city_analysis, turtle=turtle)

    block = re.search(r'<script type="application/octet-stream" id="turtle">(.*?)</script>', html)
    assert block is not None
    assert zlib.decompress(base64.b64decode(block[1])).decode() == turtle


def test_without_turtle_nothing_is_offered(city: ArgumentMap, city_analysis: Analysis) -> None:
    assert 'id="turtle"' not in render_page(city, city_analysis)


def test_the_engine_comes_only_with_data_to_ask(city: ArgumentMap, city_analysis: Analysis) -> None:
    without = render_page(city, city_analysis)
    asking = render_page(city, city_analysis, dataset="<a> <b> <c> .")

    assert 'id="engine"' not in without
    assert 'id="engine"' in asking
    assert len(data_of(asking)["questions"]) == 9
    assert 1_800_000 < len(asking) - len(without) < 2_000_000


def test_a_live_page_may_ask_its_own_server_only(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    html = render_page(city, city_analysis, live=True)

    assert "connect-src &#39;self&#39;" in html
    assert "<body data-live>" in html


def test_hostile_text_ends_no_element() -> None:
    debate = hostile_map()
    html = render_page(debate, analyse(build_network(debate)))

    tags = [tag for tag, _ in Elements(html).tags]

    assert tags.count("script") == 6
    assert tags.count("body") == 1
    assert not {"img", "svg", "iframe", "object", "form"} & set(tags)
    assert data_of(html)["claims"][0]["title"] in {claim.title for claim in debate.claims}


@pytest.mark.parametrize("letter", ["<", ">", "&", "\u2028", "\u2029"], ids=ascii)
def test_a_letter_that_could_end_the_data_is_escaped(
    letter: str, city: ArgumentMap, city_analysis: Analysis
) -> None:
    html = render_page(replace(city, abstract=f"a {letter} b"), city_analysis)

    block = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    assert letter not in block[1]
    assert data_of(html)["map"]["abstract"] == f"a {letter} b"


def test_a_lone_surrogate_does_not_stop_the_page(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    html = render_page(replace(city, abstract="a \ud800 b", title="\udc00"), city_analysis)

    assert html.encode("utf-8").decode("utf-8") == html


def test_a_large_map_is_deflated() -> None:
    debate = large_map(1200)

    html = render_page(debate, sketched_analysis(debate))

    assert '<script type="application/octet-stream" id="said">' in html
    assert len(data_of(html)["claims"]) == 1200
    assert len(html) < 1_030_000


def test_an_empty_map_has_a_page() -> None:
    empty = ArgumentMap(id="e", base="https://example.org/", title="Nothing", question="What?")

    html = render_page(empty, analyse(build_network(empty)))

    assert data_of(html)["claims"] == []


def test_every_ready_question_has_a_title_in_each_language() -> None:
    texts = catalogue()

    assert {q.name: texts[f"question.{q.name}"]["en"] for q in list_questions()} == {
        q.name: q.title for q in list_questions()
    }
