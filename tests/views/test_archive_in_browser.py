"""The page of an archive as a reader meets it: changes, people, search, languages, no network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tabs import Tabs
from views.axe import complaints_of_axe, load_axe
from views.opened_page import OpenedPage

from counterpoint.analysis.archive import Archive, digest_of
from counterpoint.model.archive import (
    ArchiveLink,
    DigestClaim,
    DigestPair,
    DigestPerson,
    MapDigest,
    MetFinding,
)
from counterpoint.pipeline import load
from counterpoint.views.page.archive import render_archive
from counterpoint.views.payload import archive_page

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "seeds" / "examples"
HOSTILE = '</script><img src=x onerror="document.title=1">'


@pytest.fixture(scope="module")
def bridge() -> Archive:
    """The two articles on the bridge, their claims linked, one map with a hostile title."""
    debates = [load([EXAMPLES / f"orle-bridge-{year}.argdown"]) for year in (2017, 2024)]
    old, new = (digest_of(x.network, x.analysis) for x in debates)
    one, other = (
        f"{old.base}claim/close-the-bridge-to-cars",
        f"{new.base}claim/no-cars-on-the-bridge",
    )
    return Archive(
        (old, replace(new, title=HOSTILE)), (ArchiveLink("equivalent", one, other, "Desk"),)
    )


def test_a_reader_finds_who_changed_and_whom_they_met(
    bridge: Archive, tabs: Tabs, tmp_path: Path
) -> None:
    file = tmp_path / "archive.html"
    file.write_text(render_archive(bridge, {"orle-bridge-2017"}), encoding="utf-8")
    tab = tabs.take()
    page = tab.page
    page.goto(file.as_uri())

    note = page.locator(".link-note")
    expect(note).to_contain_text("Links of claims here: 1. Pairs that wait")
    expect(page.locator(".change")).to_have_count(2)
    change = page.locator(".change", has_text="Teodor Vask")
    expect(change.locator(".steps > li").first).to_contain_text("against Close the bridge to cars")
    expect(change).to_contain_text("Linked by: Desk")
    old_map = change.locator(".steps > li").first.locator("p").last
    expect(old_map).not_to_contain_text("2017-05-14")
    expect(change.locator(".steps > li").last).to_contain_text("called T. Vask there")
    link = change.locator(".from-map a")
    expect(link).to_have_attribute("href", "./orle-bridge-2017.html")
    assert page.title() == "Changes of position – Archive of maps"

    phrase = change.get_by_role("link", name="and you close my street")
    expect(phrase).to_have_attribute(
        "href", "./orle-bridge-2017.html#/overview?claim=close-the-bridge-to-cars"
    )
    change.get_by_role("link", name="Teodor Vask").click()
    expect(page.locator("main h1")).to_have_text("Teodor Vask")
    expect(page.locator(".change h3")).to_have_text("Close the bridge to cars")
    expect(page.locator("main h1")).to_be_focused()
    expect(page.locator("main")).to_contain_text("also called: T. Vask")
    clashes = page.locator(".findings .clashes")
    expect(clashes.first).to_contain_text("on opposite sides: Build the northern crossing")
    northern = clashes.filter(has_text="in the north").locator(".sides > li")
    expect(northern).to_have_text(["Ilka Marrant against", "Teodor Vask for, with a hedge"])
    expect(page.locator("main")).to_contain_text("both speak in 2 maps")
    expect(page.locator("main")).to_contain_text("agreement 0.0, tension 0.6")

    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)


def test_a_reader_finds_words_and_reads_the_page_in_another_language(
    bridge: Archive, tabs: Tabs, tmp_path: Path
) -> None:
    file = tmp_path / "archive.html"
    file.write_text(render_archive(bridge, {"orle-bridge-2017"}), encoding="utf-8")
    tab = tabs.take()
    page = tab.page
    page.goto(file.as_uri())

    page.get_by_role("searchbox").fill("north cross")
    expect(page.locator(".rows > li")).to_have_count(6)
    titles = page.locator(".rows > li .claim-title")
    expect(titles.nth(0)).to_have_text("Build the northern crossing")
    expect(titles.nth(1)).to_have_text("Build a crossing in the north")
    page.get_by_role("searchbox").fill("my str")
    expect(page.locator(".rows > li")).to_contain_text(["Close the bridge to cars"])
    expect(page.locator(".rows > li p")).to_contain_text(["you close my street"])
    expect(page.locator(".rows .to-claim")).to_have_attribute(
        "href", "./orle-bridge-2017.html#/overview?claim=close-the-bridge-to-cars"
    )
    page.get_by_role("searchbox").fill("zzz")
    expect(page.locator("main")).to_contain_text("Nothing is found.")
    page.get_by_role("link", name="Maps", exact=True).click()
    expect(page.locator(".rows > li")).to_have_count(2)
    expect(page.locator("main")).to_contain_text(HOSTILE)

    page.get_by_label("Language").select_option("uk")
    expect(page.locator("main h1")).to_have_text("Мапи")
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    opened = OpenedPage(tab, page.url)
    load_axe(opened)
    assert complaints_of_axe(opened) == []
    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)


def test_a_change_by_exclusion_shows_that_it_is_one(
    bridge: Archive, tabs: Tabs, tmp_path: Path
) -> None:
    file = tmp_path / "archive.html"
    file.write_text(render_archive(bridge), encoding="utf-8")
    tab = tabs.take()
    page = tab.page
    page.goto(file.as_uri())

    cards = page.locator(".change h2")
    expect(cards).to_have_text(
        [
            "Ilka Marrant: Close the bridge to cars → Let small cars cross",
            "Teodor Vask: Close the bridge to cars",
        ]
    )
    steps = page.locator(".change", has_text="Marrant").locator(".steps > li")
    expect(steps.locator(".side-plain")).to_have_text(["for", "for"])
    expect(steps.last.locator(".side-against")).to_have_text("excludes the first")
    expect(page.locator(".change", has_text="Vask").locator(".side-plain")).to_have_count(0)
    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)


def test_a_reader_on_a_phone_sees_where_they_are_and_finds_the_way_back(
    bridge: Archive, tabs: Tabs, tmp_path: Path
) -> None:
    file = tmp_path / "archive.html"
    file.write_text(render_archive(bridge), encoding="utf-8")
    tab = tabs.take()
    page = tab.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{file.as_uri()}#/candidates")
    current = page.locator("nav a[aria-current]")

    expect(current).to_have_text("Perhaps the same")
    expect(current).to_be_in_viewport(ratio=0.99)
    expect(page.locator(".link-note code").last).to_have_text(
        "counterpoint archive-link --table links.csv --by NAME --store DIR"
    )
    page.goto(f"{file.as_uri()}#/people/orle-bridge-2024/vask")
    expect(page.locator("main h1")).to_have_text("Teodor Vask")
    lines = "dates => dates.map(date => date.getClientRects().length)"
    breaks = set()
    for width in range(330, 400, 5):
        page.set_viewport_size({"width": width, "height": 844})
        breaks |= set(page.locator(".date").evaluate_all(lines))
    assert breaks == {1}

    page.get_by_role("searchbox").fill("sell")
    expect(current).to_have_text("Search results")
    page.locator("main").get_by_role("link", name="Oona Sellick").first.click()
    expect(page.locator("main h1")).to_have_text("Oona Sellick")
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("sell")
    expect(page.locator("main h1")).to_have_text("Search results")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("main h1")).to_have_text("Teodor Vask")
    page.get_by_role("searchbox").fill("sell")
    page.go_back()
    expect(page.locator("main h1")).to_have_text("Teodor Vask")

    page.goto(f"{file.as_uri()}#/people/orle-bridge-2024/99")
    nobody = "Nobody in this archive is called orle-bridge-2024#99."
    expect(page.locator("main")).to_contain_text(nobody)
    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)


def test_what_is_not_compared_or_searched_is_told_with_what_to_do(
    bridge: Archive, tabs: Tabs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_page, "_MOST_LETTERS", 50)
    file = tmp_path / "archive.html"
    file.write_text(render_archive(Archive(bridge.maps)), encoding="utf-8")
    tab = tabs.take()
    page = tab.page

    page.goto(file.as_uri())
    expect(page.locator(".empty")).to_contain_text("Nobody is found")
    expect(page.locator(".link-note code").first).to_contain_text("archive-link --candidates")
    page.goto(f"{file.as_uri()}#/search/northern")
    expect(page.locator(".lead")).to_contain_text("titles of claims are searched")
    expect(page.locator(".rows > li")).to_have_count(1)
    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)


def test_a_reader_sees_that_two_deny_a_claim_and_which_texts_are_equal(
    tabs: Tabs, tmp_path: Path
) -> None:
    denial = MetFinding("f", "same-claim", claims=("reactors",), is_agreement=True, side="against")
    old = MapDigest(
        *("https://example.org/old/", "old", "Old", "Q?", "en", "2015"),
        people=tuple(DigestPerson(x, x.title(), "panel", ()) for x in ("bo", "cy")),
        claims=(DigestClaim("reactors", "No new reactors", "reactors", "Build none."),),
        pairs=(DigestPair("bo", "cy", 0.35, 0.0, (denial,)),),
    )
    claim = DigestClaim("none", "Leave them unbuilt", "none", "build none")
    new = MapDigest("https://example.org/new/", "new", "New", "Q?", "en", "2020", claims=(claim,))
    file = tmp_path / "archive.html"
    file.write_text(render_archive(Archive((old, new)), is_of_store=False), encoding="utf-8")
    tab = tabs.take()
    page = tab.page

    page.goto(f"{file.as_uri()}#/people/old/bo")
    finding = page.locator(".findings .agrees")
    expect(finding).to_have_text("say the same, both against: No new reactors")
    expect(page.locator(".meetings .aside").last).to_contain_text("agreement 0.4")
    page.goto(f"{file.as_uri()}#/changes")
    expect(page.locator(".link-note")).to_contain_text("Links between maps are kept in a store")
    expect(page.locator(".empty")).to_contain_text("Nobody is found")
    page.get_by_role("link", name="Perhaps the same").click()
    expect(page.locator("main h3")).to_have_text("Build none.")
    expect(page.locator(".meetings > li").last).to_contain_text("Leave them unbuilt")

    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)


def test_the_address_of_a_person_stays_theirs_when_a_map_is_added(
    tabs: Tabs, tmp_path: Path
) -> None:
    def digest(base: str, name: str, year: str) -> MapDigest:
        people = (DigestPerson("bo", name, "panel", ()),)
        return MapDigest(base, "old", "Old", "Q?", "en", year, people)

    first = digest("https://example.org/old/", "Bo Lind", "2020")
    added = digest("https://example.org/older/", "Bo Marsh", "2010")
    tab = tabs.take()
    page = tab.page
    address = "https%3A%2F%2Fexample.org%2Fold%2F/bo"
    for maps, route in (((first,), "old/bo"), ((added, first), address)):
        file = tmp_path / f"archive-{len(maps)}.html"
        file.write_text(render_archive(Archive(maps)), encoding="utf-8")
        page.goto(f"{file.as_uri()}#/people")
        page.locator("main").get_by_role("link", name="Bo Lind").click()
        expect(page.locator("main h1")).to_have_text("Bo Lind")
        assert page.url.endswith(f"#/people/{route}")
    page.goto(f"{file.as_uri()}#/people/old/bo")
    expect(page.locator("main")).to_contain_text("Nobody in this archive is called old#bo.")

    assert (tab.complaints, tab.requests) == ([], [])
    tabs.put_back(tab)
