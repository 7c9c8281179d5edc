from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from views.hostile import PAYLOADS, hostile_map
from views.page.test_page import Elements

from counterpoint.analysis import analyse
from counterpoint.model import Agent, Analysis, ArgumentMap, Publication
from counterpoint.network import build_network
from counterpoint.views import render_page
from counterpoint.views.page.publishing import Whereabouts, describe, render_head


def dataset_of(head: str) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    dataset: dict[str, Any] = json.loads(block)
    return dataset


def attributes_of(html: str, tag: str, key: str, value: str) -> list[dict[str, str | None]]:
    return [each for name, each in Elements(html).tags if name == tag and each.get(key) == value]


def test_a_page_is_described_by_what_it_answers(city: ArgumentMap, city_analysis: Analysis) -> None:
    leading = " ".join(x.sentence for x in city_analysis.brief if x.leads)

    html = render_page(city, city_analysis)

    (described,) = attributes_of(html, "meta", "name", "description")
    (shared,) = attributes_of(html, "meta", "property", "og:description")
    assert described["content"] == shared["content"] == leading
    assert leading


def test_a_page_with_an_address_names_it_and_its_picture(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    beside = {"text/turtle": "city.ttl"}
    here = "https://example.org/maps/city.html"

    located = render_page(city, city_analysis, beside=beside, address=here, picture="city.png")
    plain = render_page(city, city_analysis, beside=beside, picture="city.png")

    (own,) = attributes_of(located, "meta", "property", "og:url")
    (image,) = attributes_of(located, "meta", "property", "og:image")
    (turtle,) = attributes_of(located, "link", "type", "text/turtle")
    assert (own["content"], image["content"]) == (here, "https://example.org/maps/city.png")
    assert turtle["href"] == "https://example.org/maps/city.ttl"
    assert dataset_of(located)["url"] == here
    assert attributes_of(plain, "meta", "property", "og:image") == []
    assert attributes_of(plain, "link", "rel", "canonical") == []


def test_a_page_is_described_in_the_language_of_its_map(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    german = describe(replace(city, language="de-AT"), city_analysis)

    assert german != describe(city, city_analysis)
    assert describe(replace(city, language="fr"), city_analysis) == describe(city, city_analysis)


def test_a_long_description_is_cut_between_words(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    bare = replace(city_analysis, brief=())

    description = describe(replace(city, abstract="many words, " * 40), bare)

    assert len(description) <= 300
    assert description.endswith(("many\u2026", "words\u2026"))


def test_only_files_that_stand_beside_the_page_are_linked(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    alone = render_head(city, city_analysis)
    beside = render_head(city, city_analysis, Whereabouts({"text/turtle": "city.ttl"}))

    assert attributes_of(alone, "link", "rel", "alternate") == []
    assert "distribution" not in dataset_of(alone)
    assert [x["href"] for x in attributes_of(beside, "link", "rel", "alternate")] == ["city.ttl"]
    assert [x["contentUrl"] for x in dataset_of(beside)["distribution"]] == ["city.ttl"]


def test_the_data_set_names_who_was_asked_and_from_what_it_is(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    dataset = dataset_of(render_head(city, city_analysis))

    assert dataset["@type"] == "Dataset"
    assert [x["name"] for x in dataset["mentions"]] == [x.name for x in city.panel]
    assert [x["name"] for x in dataset["isBasedOn"]] == [x.title for x in city.sources]
    assert dataset["mentions"][0]["@id"] == f"{city.base}expert/{city.panel[0].id}"
    assert dataset["isBasedOn"][0]["@id"] == f"{city.base}source/{city.sources[0].id}"
    assert "license" not in dataset


def test_the_data_set_says_who_answers_for_it(city: ArgumentMap, city_analysis: Analysis) -> None:
    ann = Agent("Ann Example", ("https://orcid.org/0000-0002-1825-0097",))
    publication = Publication("https://example.org/l", (ann,), Agent("The desk"), "2026", "2027")

    dataset = dataset_of(render_head(replace(city, publication=publication), city_analysis))

    assert dataset["license"] == "https://example.org/l"
    assert dataset["creator"] == [
        {"@type": "Person", "name": ann.name, "sameAs": list(ann.identifiers)}
    ]
    assert dataset["publisher"] == {"@type": "Organization", "name": "The desk"}
    assert (dataset["datePublished"], dataset["dateModified"]) == ("2026", "2027")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_the_head_stays_text(payload: str) -> None:
    argument_map = replace(hostile_map(), title=payload, question=payload, abstract=payload)

    head = render_head(argument_map, analyse(build_network(argument_map)))

    assert {tag for tag, _ in Elements(head).tags} == {"meta", "script"}
    assert {name for _, each in Elements(head).tags for name in each} <= {
        "name",
        "property",
        "content",
        "type",
    }
    assert dataset_of(head)["name"] == payload
    assert all("url" not in work for work in dataset_of(head)["isBasedOn"])
