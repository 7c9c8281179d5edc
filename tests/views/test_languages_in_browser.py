"""The shipped map's page in Ukrainian and German: no English of ours, nothing too wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from views.conftest import Opener
from views.opened_page import OpenedPage

from counterpoint.analysis import analyse
from counterpoint.model import Analysis, ArgumentMap
from counterpoint.network import build_network
from counterpoint.pipeline import read
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

ENGLISH = "the of and to for with that is are by on not from which both this it if against"

# Texts outside the map's own language, and labels but for the map's titles, with such a word.
STRAYS = r"""([words, titles]) => {
  const english = new RegExp(`(?<!\\p{L})(?:${words.replaceAll(" ", "|")})(?!\\p{L})`, "iu");
  const language = document.documentElement.lang;
  const labels = ["title", "aria-label", "placeholder"];
  const strays = [];
  const { SHOW_TEXT, SHOW_ELEMENT } = NodeFilter;
  const walker = document.createTreeWalker(document.body, SHOW_TEXT | SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === 3;
    const element = isText ? node.parentElement : node;
    if (element.closest("script, noscript, textarea, [hidden]")) continue;
    const ours = isText && element.closest("[lang]").lang === language ? [node.data] : [];
    const told = isText ? ours : labels.map((name) => titles.reduce(
      (left, title) => left.replaceAll(title, ""), element.getAttribute(name) ?? "",
    ));
    strays.push(...told.filter((text) => english.test(text)));
  }
  return strays;
}"""
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  }
}"""
WIDTH = "() => document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def seed(project_folder: Path) -> ArgumentMap:
    return read(project_folder / "seeds" / "negotiating-with-putin.argdown")


@pytest.fixture(scope="module")
def found(seed: ArgumentMap) -> Analysis:
    return analyse(build_network(seed))


@pytest.fixture(scope="module")
def seed_page(seed: ArgumentMap, found: Analysis) -> str:
    dataset = "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"
    return render_page(seed, found, turtle="<a> <b> <c> .\n", dataset=dataset)


@pytest.fixture(scope="module")
def routes(found: Analysis) -> list[str]:
    """Every view, and what it opens."""
    finding, claim = found.tensions[0], found.agreements[0].claims[0]
    lists = ["agreements", "tensions", "summaries", "cruxes", "contested", "consensus"]
    lists += ["one_sided", "unsupported", "gaps", "defences"]
    one, *_, other = finding.experts
    return [
        "overview",
        f"overview?claim={claim}",
        f"map?claim={claim}",
        f"map/*?finding={finding.id}",
        f"map?focus=1&around={claim}",
        *(f"findings/{name}" for name in lists),
        "experts",
        f"experts/{one}",
        f"compare/{one}/{other}",
        "outline",
        "about",
        "search?q=russia",
        "sparql",
        "matrix",
    ]


def walk(page: OpenedPage, routes: list[str]) -> Iterator[str]:
    """Goes from route to route, everything on it open; gives each as it is there."""
    for route in routes:
        page.go(route)
        page.page.evaluate(OPEN_ALL)
        yield route


@pytest.mark.parametrize("code", ["uk", "de"])
def test_no_english_of_ours_is_left(
    open_page: Opener, seed: ArgumentMap, seed_page: str, routes: list[str], code: str
) -> None:
    page = open_page(seed_page, query=f"?lang={code}")
    titles = [
        seed.title,
        seed.question,
        *(x.title for x in seed.claims),
        *(x.label for x in seed.topics),
    ]

    strays = {
        (route, text)
        for route in walk(page, routes)
        for text in page.page.evaluate(STRAYS, [ENGLISH, titles])
    }

    assert strays == set()


@pytest.mark.parametrize("code", ["uk", "de"])
def test_long_words_fit_a_phone(
    open_page: Opener, seed_page: str, routes: list[str], code: str
) -> None:
    page = open_page(seed_page, query=f"?lang={code}", size=(360, 740))

    widths = {route: page.page.evaluate(WIDTH) for route in walk(page, routes)}

    assert widths == dict.fromkeys(routes, 360)
