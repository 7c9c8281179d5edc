"""What the page says of itself in its head, to other sites and machines."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from samples import city_map
from views.hostile import PAYLOADS, hostile_map

from counterpoint.analysis import analyse
from counterpoint.model import ArgumentMap
from counterpoint.network import build_network
from counterpoint.views.page.metadata import description_of, head_tags


class Head(HTMLParser):
    """The tags of a head with their attributes, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def head_of(argument_map: ArgumentMap, beside: str = "") -> Head:
    return Head(head_tags(argument_map, analyse(build_network(argument_map)), beside))


def test_a_page_describes_itself_by_its_answer_in_the_map_s_language() -> None:
    city = replace(city_map(), language="de")

    description = description_of(city, analyse(build_network(city)))

    assert description.startswith("Zwei von drei")
    assert "„Free buses“" in description


@pytest.mark.parametrize(
    ("abstract", "expected"), [("On tolls.\n", "On tolls."), ("", "A map"), ("a " * 300, "a…")]
)
def test_a_map_without_an_answer_is_described_by_its_abstract(abstract: str, expected: str) -> None:
    argument_map = ArgumentMap("m", "https://example.org/", "A map", "", abstract=abstract)

    description = description_of(argument_map, analyse(build_network(argument_map)))

    assert description.endswith(expected)
    assert len(description) <= 300


def test_the_head_names_the_data_set_and_the_files_beside() -> None:
    head = head_of(city_map(), "city")

    links = {x["type"]: x["href"] for tag, x in head.tags if tag == "link"}
    assert links == {
        "text/turtle": "city.ttl",
        "application/trig": "city.trig",
        "text/markdown": "city.md",
    }
    data_set = json.loads(head.text)
    assert (data_set["@type"], data_set["@id"]) == ("Dataset", "https://example.org/city/")
    assert data_set["isBasedOn"][0]["url"] == "https://example.org/panel"
    assert [x["contentUrl"] for x in data_set["distribution"]] == list(links.values())


def test_hostile_text_stays_text_in_the_head() -> None:
    head = head_of(hostile_map())

    assert {tag for tag, _ in head.tags} == {"meta", "script"}
    assert {name for _, x in head.tags for name in x} == {"name", "property", "content", "type"}
    contents = [x["content"] for _, x in head.tags if x.get("property") == "og:title"]
    assert contents == [PAYLOADS[2]]
    assert json.loads(head.text)["name"] == PAYLOADS[1]
