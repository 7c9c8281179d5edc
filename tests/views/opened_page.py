"""A page in a browser, with all that it complained of and asked for."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from playwright.sync_api._generated import LocatorAssertions
from tabs import SIZE, Tab, Tabs

_PATIENCE = 30.0
expect.set_options(timeout=1_000 * _PATIENCE)

# A browser tells a disclosure that it is open a little later, when what it holds is still to come.
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  }
}"""

# Resolves when the page has followed the address and the browser has drawn what came of it.
_GO = """(route) => new Promise((done) => {
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(done));
  const { href } = location;
  location.hash = `#/${route}`;
  if (location.href === href) drawn();
  else addEventListener("hashchange", drawn, { once: true });
})"""


@dataclass(frozen=True)
class OpenedPage:
    """A tab that shows the page of ``address``; its lists are empty while all is well."""

    tab: Tab
    address: str

    @classmethod
    def open(
        cls, tabs: Tabs, folder: Path, html: str, route: str, settings: Mapping[str, Any]
    ) -> OpenedPage:
        """The page of ``html``, ready; ``settings`` are a query, a size and a scheme.

        ``folder`` is for the files of pages: what a browser has compiled of a page it has for the
        next of the same text at the same address, which saves a tenth of an opening.
        """
        tab = tabs.take(size=settings.get("size", SIZE), scheme=settings.get("scheme", "light"))
        addresses = (
            file.as_uri() + str(settings.get("query", "")) for file in _files_of(html, folder)
        )
        present = tab.page.url.partition("#")[0]
        opened = cls(tab, next(address for address in addresses if address != present))
        opened.page.goto(f"{opened.address}#/{route}" if route else opened.address)
        opened.wait_for("document.documentElement.dataset.ready")
        return opened

    @property
    def page(self) -> Page:
        return self.tab.page

    @property
    def complaints(self) -> list[str]:
        return self.tab.complaints

    @property
    def requests(self) -> list[str]:
        return self.tab.requests

    def wait_for(self, expression: str) -> Any:
        """The first true value of ``expression``; it is polled, for the policy forbids eval."""
        return self.until(lambda: self.page.evaluate(f"() => {expression}"), expression)

    def until(self, read: Callable[[], Any], what: str) -> Any:
        """The first true value that ``read`` gives; ``what`` is said where none comes."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            value = read()
            if value:
                return value
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never true: {what}")

    def expect(self, selector: str) -> LocatorAssertions:
        """What a selector must come to find: a page may be drawn a little after a click."""
        return expect(self.page.locator(selector))

    def go(self, route: str) -> None:
        """Follow an address within the page, and wait until it is drawn."""
        self.page.evaluate(_GO, route)

    def text(self, selector: str) -> str:
        return self.page.inner_text(selector)

    def focused(self) -> str:
        """The id of the element that has the focus."""
        return str(self.page.evaluate("() => document.activeElement?.id ?? ''"))


def _files_of(html: str, folder: Path) -> Iterator[Path]:
    """Files of ``html``, of which a tab shows one at most: the way there is a page anew."""
    digest = hashlib.sha256(html.encode()).hexdigest()[:16]
    for name in ("one", "other"):
        file = folder / digest / name / "page.html"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8")
        yield file
