"""What a page says to its reader in words that are not the map's own, view by view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from views.opened_page import OPEN_ALL, OpenedPage

from counterpoint.model import Analysis, ArgumentMap
from counterpoint.views.payload.payload import payload_of

LISTS = [
    f"findings/{name}"
    for name in (
        *("issues", "agreements", "tensions", "summaries", "cruxes", "contested", "consensus"),
        *("one_sided", "unsupported", "gaps", "defences"),
    )
]

_SHORT = 3
_WORD = re.compile(r"\w*[^\W\d_]\w*")

OWN_LANGUAGE = "fr"
"""What the maps of these tests call their own language, so that the interface is never in it."""

_KEEP_DRAWN = """() => {
  const drawing = CanvasRenderingContext2D.prototype;
  const { fillText } = drawing;
  globalThis.drawnWords = new Set();
  drawing.fillText = function (text, ...rest) {
    globalThis.drawnWords.add(String(text));
    return fillText.call(this, text, ...rest);
  };
}"""
_TEXTS = """(own) => {
  const told = new Set([document.title, ...globalThis.drawnWords]);
  globalThis.drawnWords.clear();
  const { SHOW_TEXT, SHOW_ELEMENT } = NodeFilter;
  const walker = document.createTreeWalker(document.body, SHOW_TEXT | SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === 3;
    const element = isText ? node.parentElement : node;
    if (element.closest("script, noscript, textarea, [hidden]")) continue;
    if (!isText) for (const name of ["title", "aria-label", "placeholder", "alt"]) {
      if (element.hasAttribute(name)) told.add(element.getAttribute(name));
    } else if (element.closest("[lang]").getAttribute("lang") !== own) told.add(node.data);
  }
  return [[...told].map((text) => text.trim()), document.documentElement.scrollWidth];
}"""


def routes_of(debate: ArgumentMap, analysis: Analysis) -> list[str]:
    """Every view with everything in it, and what stands where something is not found."""
    claim, relation, tension = debate.claims[0], debate.relations[0], analysis.tensions[0]
    one, *_, other = tension.experts
    routes = ["overview", "map", "map/*", *LISTS, "experts", f"experts/{one}", "outline", "about"]
    routes += ["search?q=zzz", "sparql", "matrix", "overview?claim=gone", "outline?kinds=value"]
    routes += [f"map?claim={claim.id}", f"map?focus=1&around={claim.id}"]
    routes += [f"map?link=r {relation.id}", f"map/*?finding={tension.id}"]
    return [*routes, f"compare/{one}/{other}", "compare/nobody/nobody"]


def words_in(page: OpenedPage, routes: Iterable[str]) -> Iterator[tuple[str, set[str], int]]:
    """For each route what is told there, the drawing's words and labels too, and how wide it is."""
    page.page.evaluate(_KEEP_DRAWN)
    for route in routes:
        page.go(route)
        page.page.evaluate(OPEN_ALL)
        yield (route, *_words_of(page))
    page.go("overview")  # no panel is over the menu there
    page.page.click("#menu-button")
    yield ("the menu", *_words_of(page))
    page.page.fill("#search", "a")
    yield ("the results", *_words_of(page))


def _words_of(page: OpenedPage) -> tuple[set[str], int]:
    texts, width = page.page.evaluate(_TEXTS, OWN_LANGUAGE)
    return set(texts), width


class OwnWords:
    """What a map brings in: titles, names, initials, the lines of its boxes."""

    def __init__(self, debate: ArgumentMap, analysis: Analysis, groups: Iterable[str]) -> None:
        experts = payload_of(debate, analysis)["experts"]
        words = {debate.title, debate.question, debate.abstract, *groups}
        words |= {text for claim in debate.claims for text in (claim.title, claim.text)}
        words |= {name for expert in debate.experts for name in (expert.name, *expert.name.split())}
        words |= {role for x in experts for role in (*x["roles"], x.get("role", ""))}
        words |= {topic.label for topic in debate.topics}
        words |= {x for s in debate.sources for x in (s.title, s.publisher, s.licence, s.sha256)}
        words |= {finding.id for finding in analysis.findings}
        self._whole = words
        self._parts = sorted((x for x in words if len(x) > _SHORT), key=len, reverse=True)
        self._names = {expert["initials"] for expert in experts} | {x for x in words if x.isalpha()}

    def left_of(self, text: str) -> str:
        """The words of ``text`` that are none of the map's."""
        if text in self._whole or (text.endswith("…") and self._begins(text.removesuffix("…"))):
            return ""
        for part in self._parts:
            text = text.replace(part, " ")
        return " ".join(x for x in _WORD.findall(text) if x not in self._names)

    def _begins(self, text: str) -> bool:
        return any(word.startswith(text) for word in self._whole)
