"""Tabs of one browser, each used again: a new one costs four times what opening a page costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Error, Page, sync_playwright

# What a newer browser does beside what is asked. The last such switch is the one that counts, so
# that Playwright's own are here too, as far as pages of ours could meet them; `RenderDocument`
# makes all that is about a frame anew for each page, which is a seventh of an opening.
_FEATURES = (
    "RenderDocument",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = [
    f"--disable-features={','.join(_FEATURES)}",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZE = (1366, 768)
_OUTSIDE = (-1, -1)
# A file has no cookies, and a page of ours has no other memory (`views/js/ground/memory.js`). In a
# field that has the focus a cursor would blink, and be drawn, until the next page comes.
_FORGET = """() => {
  localStorage.clear();
  sessionStorage.clear();
  document.activeElement?.blur();
}"""


@dataclass
class Tab:
    """``complaints`` are the page's errors and warnings, ``requests`` what it asks of a network.

    ``session`` speaks to the browser of this page, ``is_offline`` while it has no network.
    """

    page: Page
    session: CDPSession
    is_offline: bool = False
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda message: self._complain(message.type, message.text))
        self.page.on("pageerror", lambda error: self._complain("error", str(error)))
        self.page.on("request", lambda request: self._note(request.url))

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"{kind}: {text}")

    def _note(self, address: str) -> None:
        if not address.startswith(("file:", "data:", "blob:", "about:")):
            self.requests.append(address)


class Tabs:
    """The idle tabs of ``browser``. What a page may leave behind is taken away with it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[Tab] = []

    def take(
        self, *, size: tuple[int, int] = SIZE, scheme: str = "light", offline: bool = True
    ) -> Tab:
        """A tab that shows nothing and remembers nothing, with lists of its own.

        ``size`` is width and height in pixels, ``scheme`` the colours that a reader prefers.
        """
        tab = self._idle.pop() if self._idle else self._new()
        tab.complaints, tab.requests = [], []
        if tab.page.viewport_size != {"width": size[0], "height": size[1]}:
            tab.page.goto("about:blank")  # so that no page is laid out anew that nobody reads
            tab.page.set_viewport_size({"width": size[0], "height": size[1]})
        tab.page.emulate_media(
            media="null",
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            forced_colors="null",
        )
        if tab.is_offline != offline:
            tab.page.context.set_offline(offline)
            tab.is_offline = offline
        return tab

    def put_back(self, tab: Tab) -> None:
        """Whoever took it is done; a tab that cannot be emptied is closed."""
        try:
            _empty(tab)
        except Error:
            tab.page.context.close()
        else:
            self._idle.append(tab)

    def _new(self) -> Tab:
        context = self._browser.new_context(locale="en-GB", accept_downloads=True)
        page = context.new_page()
        tab = Tab(page, context.new_cdp_session(page))
        tab.listen()
        return tab


def _empty(tab: Tab) -> None:
    """Close what it opened, and forget what it stored, was granted and was routed to.

    A page of a file is left where it is, for to go to no page costs half of an opening: the next
    one takes its place, and what it has open (a worker, a timer) goes then. One that was served
    could hold its server.
    """
    page = tab.page
    for other in page.context.pages:
        if other != page:
            other.close()
    page.mouse.move(*_OUTSIDE)
    if page.url.startswith("file:"):
        page.evaluate(_FORGET)
    else:
        scheme, host, *_ = urlsplit(page.url)
        origin = f"{scheme}://{host}" if host else "null"
        page.goto("about:blank")
        tab.session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    page.unroute_all()
    page.context.clear_permissions()


@contextmanager
def tabs_of(chromium_path: str) -> Iterator[Tabs]:
    """The tabs of a browser of its own, which ends with them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        yield Tabs(browser)
        browser.close()
