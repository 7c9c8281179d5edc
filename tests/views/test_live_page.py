"""A page from a running server listens to it; any other page does not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue

import pytest
from samples import city_map
from tabs import Tabs

from counterpoint.model import Analysis
from counterpoint.views import render_page

pytestmark = pytest.mark.browser


class Server:
    """Serves one page and the events that are put into ``events``."""

    def __init__(self, page: str) -> None:
        self.events: Queue[str] = Queue()
        self.paths: list[str] = []
        events, paths = self.events, self.paths

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                paths.append(self.path)
                is_stream = self.path == "/events"
                self.send_response(200)
                kind = "text/event-stream" if is_stream else "text/html; charset=utf-8"
                self.send_header("Content-Type", kind)
                self.end_headers()
                if not is_stream:
                    self.wfile.write(page.encode())
                    return
                while event := events.get():
                    self.wfile.write(event.encode())
                    self.wfile.flush()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Keep quiet."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}/"

    def close(self) -> None:
        for _ in range(4):
            self.events.put("")
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def server(city_analysis: Analysis) -> Iterator[Server]:
    started = Server(render_page(city_map(), city_analysis, live=True))
    yield started
    started.close()


def test_it_shows_what_is_wrong_and_comes_anew(server: Server, tabs: Tabs) -> None:
    tab = tabs.take(offline=False)
    page = tab.page
    page.goto(server.address)

    server.events.put("event: problem\ndata: <b>line 3</b>\n\n")
    banner = page.locator(".problem")
    banner.wait_for(state="visible")
    assert banner.inner_text() == "<b>line 3</b>"

    server.events.put("event: problem\ndata:\n\n")
    banner.wait_for(state="hidden")
    with page.expect_navigation():
        server.events.put("event: reload\ndata:\n\n")
    tabs.put_back(tab)
    assert server.paths.count("/") == 2
    assert set(server.paths) == {"/", "/events"}
