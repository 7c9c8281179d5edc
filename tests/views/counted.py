"""Every figure of a page with what it counts, gathered view by view in a browser."""

from __future__ import annotations

import re
from typing import Any

from views.opened_page import OPEN_ALL, OpenedPage

Figures = dict[str, Any]

_TOPIC_OPTION = re.compile(r"(.*) \((\d+)\)$")
_FIRST_NUMBER = re.compile(r"\d+")


def gather(page: OpenedPage) -> Figures:
    """All figures of the page's views, by what they count."""
    figures: Figures = {"overview": _overview(page), "outline": _outline(page)}
    figures["map"] = _map(page)
    figures["findings"] = {tab: _findings(page, tab) for tab in ("agreements", "tensions")}
    page.go("findings/tensions")
    figures["tabs"] = {
        tab: _number(page.text(f".tabs [data-tab={tab}] .count"))
        for tab in ("agreements", "tensions")
    }
    page.go("findings/gaps")
    figures["gaps"] = {
        name: _number(text) for name, text in _rows(page, ".finding", "h2", "p >> nth=0")
    }
    page.go("experts")
    figures["experts"] = {
        name: _number(text) for name, text in _rows(page, ".expert-card", "h3 a", ".aside")
    }
    figures["pairs"] = _pairs(page)
    return figures


def _overview(page: OpenedPage) -> Figures:
    page.go("overview")
    facts = page.page.locator(".facts .fact").all_inner_texts()
    return {
        "facts": [int(text.split()[0]) for text in facts if text[0].isdigit()],
        "topics": {
            name: [*map(int, _FIRST_NUMBER.findall(text))]
            for name, text in _rows(page, ".topic-row", ".topic-name", ".topic-figures")
        },
    }


def _outline(page: OpenedPage) -> Figures:
    page.go("outline")
    page.page.evaluate(OPEN_ALL)
    sections = {}
    for section in page.page.locator(".outline-topic").all():
        name = section.locator("h2").inner_text()
        stated = _number(section.locator("summary .count").inner_text())
        sections[name] = (stated, section.locator("article").count())
    return {"topics": sections, "filter": _filter(page)}


def _map(page: OpenedPage) -> Figures:
    page.go("map")
    label = str(page.page.get_attribute("#map-canvas", "aria-label"))
    whole = {
        "label": int(_FIRST_NUMBER.findall(label)[0]),
        "pills": page.page.locator("#map-canvas .pill").count(),
        "filter": _filter(page),
    }
    topics = {}
    for option in page.page.locator("#map-topic > option:not([value=''])").all():
        stated = int(_FIRST_NUMBER.findall(str(option.text_content()).rsplit("(", 1)[1])[0])
        page.go(f"map/{option.get_attribute('value')}")
        bright = page.page.locator("#map-canvas .pill:not(.is-out)").count()
        topics[str(option.get_attribute("value"))] = (stated, bright)
        page.go("map")
    notes = page.page.locator(".map-note p").all_inner_texts()
    return whole | {"topics": topics, "undrawn": sum(map(_number, notes))}


def _findings(page: OpenedPage, tab: str) -> Figures:
    """What the buttons and lists of a tab state, and how many of each are shown when chosen."""
    page.go(f"findings/{tab}")
    stated = _filter(page)
    counts: Figures = {}
    for choice in page.page.locator("#filter-topic option").all():
        value = choice.get_attribute("value")
        page.go(f"findings/{tab}?topic={value}")
        counts[str(value)] = page.page.locator(".finding").count()
    page.go(f"findings/{tab}")
    parts = page.page.locator(".tension-parts").all_inner_texts()
    return stated | {
        "shown": counts,
        "listed": page.page.locator(".finding").count(),
        "finds": [
            int(text.split("\n")[-1])
            for text in page.page.locator(".finding-kinds button").all_inner_texts()
        ],
        "parts": [*map(int, _FIRST_NUMBER.findall(" ".join(parts)))],
    }


def _pairs(page: OpenedPage) -> Figures:
    """Of each two experts: the matrix's counts, the comparison's, and how many are listed."""
    page.go("overview")
    pairs: Figures = {}
    for cell in page.page.locator("td.cell").all():
        route = str(cell.locator("a").get_attribute("href")).removeprefix("#/")
        group = "agreement" if "cell-agreement" in str(cell.get_attribute("class")) else "tension"
        pair = pairs.setdefault(route, {"cells": {}})
        pair["cells"][group] = cell.inner_text().split("\n")[0]
    for route, pair in pairs.items():
        page.go(route)
        for group in ("agreement", "tension"):
            part = page.page.locator(f".compare-findings .block-{group}")
            stated = " ".join(part.locator("h2 span").all_inner_texts())
            pair[group] = (stated, part.locator(".card").count())
        shared = page.page.locator(".compare > .block").first
        stated = shared.locator(".count").inner_text()
        pair["shared"] = (int(stated), shared.locator(".shared-claim").count())
    for expert in dict.fromkeys(route.split("/")[1] for route in pairs):
        page.go(f"experts/{expert}")
        for row in page.page.locator(".plain-table tbody tr").all():
            others = str(row.locator("a").get_attribute("href")).split("/")[2:]
            stated = row.locator("td").last.inner_text()
            pairs["/".join(["compare", *sorted(others)])]["table"] = _number(stated)
    return pairs


def _filter(page: OpenedPage) -> Figures:
    """The counts of a bar of filters, by group and choice."""
    counts: Figures = {"experts": {}}
    for button in page.page.locator(".filter-group button").all():
        _, name, count = button.inner_text().split("\n")
        counts["experts"][name] = int(count)
    for group in ("topic", "kind"):
        options = page.page.locator(f"#filter-{group} option").all()
        texts = [(str(x.get_attribute("value")), x.text_content() or "") for x in options]
        counts[group] = {
            value: int(match[2]) for value, text in texts if (match := _TOPIC_OPTION.match(text))
        }
    return counts


def _rows(page: OpenedPage, row: str, name: str, figure: str) -> list[tuple[str, str]]:
    rows = page.page.locator(row).all()
    return [(x.locator(name).inner_text(), x.locator(figure).first.inner_text()) for x in rows]


def _head_and_count(text: str) -> tuple[str, int]:
    name, count = text.rsplit("\n", 1)
    return name.strip(), int(count)


def _number(text: str) -> int:
    return int(_FIRST_NUMBER.findall(text)[0])
