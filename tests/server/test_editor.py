"""The pages in a browser: they work under their policies and ask nothing of anybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Route, expect
from server.running_server import EXPERT_NAMES, RunningServer
from tabs import Tabs

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Opened:
    page: Page
    complaints: list[str]
    strangers: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def watched(server: RunningServer, tabs: Tabs) -> Iterator[Opened]:
    """A tab whose requests to others are stopped and noted."""
    tab = tabs.take(offline=False)
    opened = Opened(tab.page, tab.complaints)

    def judge(route: Route) -> None:
        if route.request.url.startswith((server.address, "data:", "blob:")):
            route.continue_()
        else:
            opened.strangers.append(route.request.url)
            route.abort()

    opened.page.route("**/*", judge)
    yield opened
    tabs.put_back(tab)


@pytest.fixture
def opened(watched: Opened) -> Iterator[Opened]:
    """The tab, as the test before left it: loading the editor costs most of asking it."""
    watched.complaints.clear()
    yield watched
    assert watched.strangers == []


def ask(opened: Opened, server: RunningServer, query: str) -> None:
    if not opened.page.url.startswith(f"{server.address}/query"):
        opened.page.goto(f"{server.address}/query")
        expect(opened.page.locator(".CodeMirror-code")).to_contain_text("PREFIX")
    opened.page.evaluate(
        "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", query
    )
    opened.page.click("#run")  # which says "Asking" and shuts the button at once
    expect(opened.page.locator("#status")).to_have_text(re.compile("^(?!Asking).+"))
    expect(opened.page.locator("#run")).to_be_enabled()


def test_the_editor_answers_a_query(opened: Opened, server: RunningServer) -> None:
    ask(opened, server, "SELECT ?n { ?e a cp:Expert ; schema:name ?n } ORDER BY ?n")

    assert opened.page.locator("#answer td").all_inner_texts() == EXPERT_NAMES
    assert opened.page.inner_text("#status").startswith("5 rows")
    assert opened.complaints == []


def test_the_editor_points_at_a_mistake(opened: Opened, server: RunningServer) -> None:
    ask(opened, server, "SELECT ?n {\n  ?e a\n}")

    assert opened.page.inner_text("#status").startswith("Line 3, column ")
    assert opened.page.locator("#answer").is_hidden()


def test_the_usual_prefixes_are_declared(opened: Opened, server: RunningServer) -> None:
    ask(opened, server, "ASK { ?x a cp:Expert ; rdfs:label 'org: <urn:prov:>' } # time:")

    text = opened.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert [line.split()[1] for line in text.splitlines()[:-1]] == ["cp:", "rdfs:"]
    assert opened.page.locator(".CodeMirror .parseErrorIcon").count() == 0


def test_what_an_answer_holds_is_text(opened: Opened, server: RunningServer) -> None:
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"

    ask(opened, server, f"SELECT ('{hostile}' AS ?x) {{}}")

    assert opened.page.inner_text("#answer td") == hostile
    assert opened.page.locator("#answer img, #answer script").count() == 0
    assert opened.complaints == []


def test_a_name_can_be_described_with_a_click(opened: Opened, server: RunningServer) -> None:
    ask(opened, server, "SELECT ?e { ?e schema:name 'Ana Ruiz' }")

    opened.page.click("#answer td button")
    opened.page.wait_for_selector("#answer pre")
    expect(opened.page.locator("#run")).to_be_enabled()

    assert "Ana Ruiz" in opened.page.inner_text("#answer pre")


def test_the_editor_has_names_for_everything(opened: Opened, server: RunningServer) -> None:
    ask(opened, server, "ASK {}")

    unnamed = opened.page.evaluate(
        "[...document.querySelectorAll('select, button, input, textarea')]"
        ".filter(x => !x.hidden && !x.labels?.length && !x.textContent.trim()"
        " && !x.getAttribute('aria-label')).map(x => x.outerHTML)"
    )
    assert unnamed == []


@pytest.mark.parametrize("path", ["/", "/ontology"])
def test_a_page_opens_without_complaint(opened: Opened, server: RunningServer, path: str) -> None:
    opened.page.goto(server.address + path)
    opened.page.wait_for_selector("h1")

    assert opened.complaints == []
