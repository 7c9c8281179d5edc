"""A map as a network of pyvis: what it holds, and that its pages are no more than it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import counterpoint
from pyvis.network import Network
from samples import city_map
from tabs import Tabs
from views.hostile import PAYLOADS, hostile_map

import counterpoint as cp

DRAWN = "() => document.documentElement.dataset.drawn"


def test_claims_are_nodes_with_places_and_titles() -> None:
    network = cp.to_pyvis(city_map())

    assert isinstance(network, Network)
    node = network.get_node("charge")
    assert node["title"].splitlines()[0] == "recommendation"
    assert node["kind"] == "recommendation"
    places = {(node["x"], node["y"]) for node in network.nodes}
    assert len(places) == len(city_map().claims)


def test_lines_of_the_map_are_edges() -> None:
    network = cp.to_pyvis(city_map())

    kinds = {edge["kind"] for edge in network.get_edges()}
    assert {"support", "incompatible"} <= kinds


def test_a_notebook_shows_it_in_a_frame_of_its_own() -> None:
    frame = cp.to_pyvis(city_map())._repr_html_()

    assert frame.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in frame
    assert "<script" not in frame


@pytest.mark.browser
def test_hostile_labels_stay_labels(tabs: Tabs, tmp_path: Path) -> None:
    network = cp.to_pyvis(hostile_map())
    network.add_node("mine", label=PAYLOADS[0], title=PAYLOADS[5])
    network.show(str(tmp_path / "network.html"), notebook=True)
    tab = tabs.take()
    page = tab.page

    page.goto((tmp_path / "network.html").as_uri())
    page.wait_for_function(DRAWN)
    middle = page.locator("#network canvas").bounding_box()
    assert middle
    for share in (0.3, 0.4, 0.5, 0.6, 0.7):
        page.mouse.move(middle["x"] + middle["width"] * share, middle["y"] + middle["height"] / 2)
        page.wait_for_timeout(200)

    assert page.title() == PAYLOADS[1]
    assert page.locator("img, iframe, svg, a[href]").count() == 0
    tabs.put_back(tab)
    assert tab.complaints == []
    assert tab.requests == []


def test_the_command_writes_a_page_that_asks_for_nothing(tmp_path: Path) -> None:
    map_file = tmp_path / "m.argdown"
    map_file.write_text(
        "===\ntitle: T\nquestion: Q?\nbase: https://example.org/\n===\n\n[A]: One.\n  + [B]: Two.\n"
    )
    result = counterpoint("export", "m.argdown", "-o", "n.html", cwd=tmp_path)

    assert result.returncode == 0
    page = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert 'content="default-src &#39;none&#39;; script-src &#39;sha256-' in page
    assert "<link" not in page
    assert "<script src" not in page
