"""Of a text of a megabyte only what is near the window is laid out and marked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Route
from tabs import Tabs
from views.workbench.hand import Hand

from counterpoint.views import render_workbench

pytestmark = pytest.mark.browser

_SENTENCE = "The sea will come over any wall that the town can pay for, and soon. "
_PARAGRAPH = 5
_COUNT = 18_000


def wire_text() -> dict[str, Any]:
    """One source of 1.2 MB, each paragraph of five sentences; they are named by their number."""
    length, step = len(_SENTENCE), len(_SENTENCE) * _PARAGRAPH
    speech = {"layer": "speaker", "speaker": "ana"}
    blocks = [
        {"start": at * step, "end": (at + 1) * step, "kind": "paragraph", **speech}
        for at in range(_COUNT // _PARAGRAPH)
    ]
    sentences = [
        {
            "id": f"s{at}",
            "start": at * length,
            "end": at * length + length - 1,
            "block": at // _PARAGRAPH,
            **speech,
        }
        for at in range(_COUNT)
    ]
    text = _SENTENCE * _COUNT
    source = {"id": "a", "title": "A", "text": text, "blocks": blocks, "sentences": sentences}
    return {"text": "v", "sources": [source]}


def empty_state() -> dict[str, Any]:
    sorts = ("topics", "issues", "claims", "stances", "reasons", "relations", "unrelated")
    counts = ("mapped", "proposed", "aside", "claims", "pairs", "pairsLookedAt", "warnings")
    ana = {"id": "ana", "name": "Ana", "short": "Ana", "standing": "panel"}
    return {
        **{sort: {} for sort in (*sorts, "sentences")},
        "hash": "h",
        "text": "v",
        "title": "T",
        "question": "?",
        "language": "en",
        "file": "t.argdown",
        "undo": None,
        "recent": [],
        "unreadable": None,
        "experts": {"ana": ana},
        "counts": {**dict.fromkeys(counts, 0), "sentences": _COUNT, "untouched": _COUNT},
    }


def test_of_a_long_text_only_what_is_near_the_window_is_laid_out(tabs: Tabs) -> None:
    answers = {
        "/": render_workbench("T"),
        "/api/text": json.dumps(wire_text()),
        "/api/state": json.dumps(empty_state()),
    }

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://bench.test").partition("?")[0]
        if path in answers:
            kind = "text/html" if path == "/" else "application/json"
            route.fulfill(body=answers[path], content_type=kind)
        else:
            route.fulfill(status=204)

    tab = tabs.take(offline=False)
    tab.page.route("**/*", answer)
    hand = Hand(tab.page)
    hand.page.goto(f"http://bench.test/#read/s{_COUNT - 1}")
    hand.wait_until_ready()

    hand.expect(f'.gutter-mark.is-now[data-sentence="s{_COUNT - 1}"]').to_be_in_viewport()
    assert hand.page.locator(".gutter-mark").count() < 400
    hand.press("k")
    hand.expect(f'.gutter-mark.is-now[data-sentence="s{_COUNT - 2}"]').to_be_in_viewport()

    tabs.put_back(tab)
