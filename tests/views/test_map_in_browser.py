"""The map: what stands where, how one walks through it, and what one takes from it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator
from samples import city_map
from views.conftest import Opener, analysed_page
from views.drawn_lines import BEHIND_PILLS, CROSSINGS, OVERLAPS
from views.large_maps import large_map, sketched_analysis
from views.opened_page import OpenedPage

import counterpoint as cp
from counterpoint.analysis import analyse
from counterpoint.model import Analysis, ArgumentMap, Claim, ClaimKind, Topic
from counterpoint.network import build_network
from counterpoint.resources import seeds_folder
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

SEED = seeds_folder() / "negotiating-with-putin.argdown"
WORLD = "document.querySelector('#map-canvas .drawing').style.transform"
SCALE = "document.querySelector('#map-canvas .world').getAttribute('transform')"

# Whether what a selector names is within the map's frame, and under no minimap.
IS_IN_SIGHT = """(selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  if (!box || document.getElementById("panel").hidden) return false;
  return [[box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4]].every(([x, y]) =>
    document.elementFromPoint(x, y)?.closest(selector));
}"""


@pytest.fixture
def drawn(open_page: Opener, city_page: str) -> OpenedPage:
    return open_page(city_page, "map")


@pytest.fixture(scope="module")
def seed_analysis() -> Analysis:
    return analyse(build_network(cp.read(SEED)))


@pytest.fixture(scope="module")
def seed_page(seed_analysis: Analysis) -> str:
    return render_page(cp.read(SEED), seed_analysis)


def pill(claim: str) -> str:
    return f'#map-canvas [data-claim="{claim}"]'


def titles(page: OpenedPage, selector: str) -> list[str]:
    return page.page.locator(f"#map-canvas {selector} .pill-title").all_text_contents()


def test_the_shipped_maps_stand_whole_and_readable_on_one_screen(
    open_page: Opener, seed_page: str
) -> None:
    page = open_page(seed_page, "map", size=(1366, 900))

    assert_whole(page, len(cp.read(SEED).claims))
    assert page.page.evaluate(CROSSINGS) <= 32, "a trial by hand had 42 on fewer claims"
    assert page.page.locator("#map-canvas .pill-title:has-text('…')").count() == 0

    example = cp.read(SEED.parent / "examples" / "moving-dunmarrow.argdown")
    page = open_page(analysed_page(example), "map")

    assert_whole(page, len(example.claims))
    assert page.page.locator("#map-canvas .pills").count() == 4, "one of three columns is parted"
    assert page.page.locator("#map-canvas .heading").count() == 3


def assert_whole(page: OpenedPage, count: int) -> None:
    """All claims at their own size, apart from each other, and no line behind one."""
    page.expect("#map-canvas .pill").to_have_count(count)
    assert page.page.get_attribute("#map-canvas", "data-more") == "", "nothing beyond the frame"
    assert page.wait_for(SCALE) == "scale(1)"
    assert page.page.evaluate(OVERLAPS) == 0
    assert page.page.evaluate(BEHIND_PILLS) == []


def test_a_claim_stands_in_the_column_of_its_kind(city_read: OpenedPage) -> None:
    city_read.go("map")
    columns = city_read.page.locator("#map-canvas .pills")

    assert [column.get_attribute("aria-label") for column in columns.all()] == [
        "How things are",
        "What will happen",
        "What to do",
    ]
    assert columns.nth(1).locator(".pill-title").all_text_contents() == ["Shops would close"]


def test_a_screen_reader_hears_the_map_column_by_column(city_read: OpenedPage) -> None:
    city_read.go("map")
    outline = city_read.page.locator("#map-canvas").aria_snapshot()

    lines = [line.strip("- :").split('": ')[0].rstrip('"') for line in outline.splitlines()]
    assert lines[0] == 'application "Map of The whole argument, 10 claims'
    entries = [line for line in lines if line.startswith("list")]
    assert entries[0] == 'list "How things are'
    forecasts = entries.index('list "What will happen')
    assert entries[forecasts : forecasts + 3] == [
        'list "What will happen',
        'listitem "Shops would close. forecast. Kofi Osei affirms',
        'list "What to do',
    ]
    charge = (
        "Charge for the centre. recommendation. Kofi Osei denies, with a hedge; Ana Ruiz affirms"
    )
    assert f'listitem "{charge}. 1 reason. 1 objection' in entries
    assert sum(line.startswith("listitem") for line in entries) == 10


def test_pointing_lights_the_whole_path_of_reasons(drawn: OpenedPage) -> None:
    drawn.page.hover(pill("differ"))

    drawn.expect("#map-canvas .drawing.has-lit").to_have_count(1)
    assert sorted(titles(drawn, ".pill.is-lit")) == ["Charge for the centre", "Those cities differ"]
    drawn.page.mouse.move(2, 2)
    drawn.expect("#map-canvas .drawing.has-lit").to_have_count(0)


def test_special_cases_come_by_a_switch(drawn: OpenedPage) -> None:
    aside = drawn.page.locator("#map-canvas .is-aside").first
    before = aside.evaluate("(line) => getComputedStyle(line).display")

    drawn.page.click("#map-asides")

    drawn.expect("#map-canvas .drawing.has-asides").to_have_count(1)
    assert (before, aside.evaluate("(line) => getComputedStyle(line).display")) == (
        "none",
        "inline",
    )
    assert "asides=1" in drawn.page.url


def test_a_pill_opens_into_a_card_and_the_card_into_the_panel(drawn: OpenedPage) -> None:
    drawn.page.click(pill("charge"))

    card = drawn.page.locator(".map-card")
    assert "Charge for the centre" in card.inner_text()
    assert "Kofi Osei denies, with a hedge" in card.inner_text()
    drawn.page.click(".map-card .is-main")
    drawn.expect("#panel-title").to_have_text("Charge for the centre")
    drawn.expect(".map-card").to_be_hidden()


def test_beside_the_panel_the_chosen_claim_and_all_of_a_proof_are_in_sight(
    open_page: Opener, seed_page: str, seed_analysis: Analysis
) -> None:
    page = open_page(seed_page, "map")
    for column in (0, 2):
        lowest = page.page.locator("#map-canvas .pills").nth(column).locator(".pill").last
        claim = str(lowest.get_attribute("data-claim"))
        page.go(f"map?claim={claim}")
        page.until(partial(page.page.evaluate, IS_IN_SIGHT, pill(claim)), claim)
        page.go("map")

    longest = max(seed_analysis.findings, key=lambda finding: len(finding.witness))
    page.go(f"map?finding={longest.id}")

    page.expect("#panel").to_be_visible()
    page.expect("#map-canvas").to_have_attribute("data-more", "")
    assert page.page.locator("#map-canvas .pill").count() > 8


def test_a_tap_opens_the_pill_that_it_hits(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "map", size=(360, 740))

    page.page.locator(pill("differ")).dispatch_event("click")
    page.expect(".map-card h2").to_have_text("Those cities differ")
    box = box_of(page.page.locator(".map-card"))

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_a_topic_or_a_question_fades_the_rest_and_draws_nothing_anew(drawn: OpenedPage) -> None:
    before = drawn.page.locator("#map-canvas .pill").count()
    drawn.page.evaluate("() => { document.querySelector('#map-canvas .world').dataset.mine = 1 }")

    drawn.page.select_option("#map-topic", "transit")

    drawn.expect("h1").to_have_text("Public transport")
    outside = set(titles(drawn, ".pill.is-out"))
    assert "Charge for the centre" in outside
    assert "Free buses" not in outside
    assert drawn.page.locator("#map-canvas .pill").count() == before
    assert drawn.page.locator("#map-canvas [data-mine]").count() == 1

    issue = drawn.page.locator("#map-topic optgroup option").first
    drawn.page.select_option("#map-topic", str(issue.get_attribute("value")))

    drawn.expect("h1").to_have_text("Charge for the centre")
    bright = set(titles(drawn, ".pill:not(.is-out)"))
    assert "Charge for the centre" in bright
    assert "Free buses" not in bright
    assert drawn.page.locator("#map-canvas [data-mine]").count() == 1
    drawn.page.click("#filter-clear")
    drawn.expect("#map-canvas .is-out").to_have_count(0)


def test_arrows_walk_from_pill_to_pill(drawn: OpenedPage) -> None:
    page = drawn
    page.page.focus("#map-canvas")
    page.page.keyboard.press("ArrowRight")
    first = page.text(".map-card h2")
    for _ in range(2):
        page.page.keyboard.press("ArrowRight")

    page.expect("#map-canvas").to_be_focused()
    assert page.text(".map-card h2") != first
    active = page.page.get_attribute("#map-canvas", "aria-activedescendant")
    assert active == f"pill-{page.page.url.split('card=')[1]}"
    page.expect("#announcer").to_contain_text(page.text(".map-card h2"))
    page.page.keyboard.press("Enter")
    page.expect("#panel-title").to_be_focused()
    page.page.focus("#map-canvas")
    page.page.keyboard.press("Escape")
    page.expect("#panel").to_be_hidden()
    page.expect("#map-canvas").to_be_focused()


def test_zooming_in_turns_pills_into_cards_and_back(open_page: Opener, seed_page: str) -> None:
    page = open_page(seed_page, "map", size=(1366, 900))
    page.page.focus("#map-canvas")
    for _ in range(3):
        page.page.keyboard.press("+")
    cards = page.page.locator("#map-canvas .card-text").count()
    for _ in range(4):
        page.page.keyboard.press("-")
    pills = page.page.locator("#map-canvas .card-text").count()
    for _ in range(6):
        page.page.keyboard.press("-")

    assert (cards > 50, pills) == (True, 0)
    page.expect("#map-canvas .drawing.is-far").to_have_count(1)
    page.page.keyboard.press("0")
    page.expect("#map-canvas .drawing.is-far").to_have_count(0)


def test_dragging_and_the_wheel_move_it_and_press_nothing(drawn: OpenedPage) -> None:
    before = drawn.wait_for(WORLD)
    box = box_of(drawn.page.locator(pill("differ")))
    drawn.page.mouse.move(box["x"] + 20, box["y"] + 8)
    drawn.page.mouse.down()
    drawn.page.mouse.move(box["x"] + 90, box["y"] + 60, steps=4)
    drawn.page.mouse.up()
    dragged = drawn.wait_for(WORLD)
    drawn.page.mouse.wheel(0, 40)

    drawn.wait_for(f"{WORLD} !== '{dragged}'")
    assert dragged != before
    assert "card=" not in drawn.page.url


def test_the_surroundings_of_a_claim_cross_topics_and_can_be_drawn_wider(
    drawn: OpenedPage,
) -> None:
    drawn.go("map?focus=1&around=buses")
    assert drawn.text("h1") == "Around “Free buses”"
    label = drawn.page.get_attribute("#map-canvas", "aria-label")
    assert label == "Map of Around “Free buses”, 4 claims"

    drawn.go("map?focus=1&around=shops")
    near = drawn.page.get_attribute("#map-canvas", "aria-label")

    drawn.page.click(".steps-links a")

    assert near == "Map of Around “Shops would close”, 2 claims"
    label = "Map of Around “Shops would close”, 6 claims"
    drawn.expect("#map-canvas").to_have_attribute("aria-label", label)
    assert "focus=2" in drawn.page.url


def test_a_finding_is_drawn_with_its_steps_beside_it(drawn: OpenedPage) -> None:
    page = drawn
    page.go("findings/tensions")
    page.page.click("summary:has-text('an objection to a step')")
    page.page.click("details[open] a:has-text('Draw it on the map')")

    page.expect("h1").to_have_text("What shows this finding")
    label = page.page.get_attribute("#map-canvas", "aria-label")
    assert label == "Map of What shows this finding, 3 claims"
    assert "they had trams" in page.text("#panel")
    page.page.click("text=Back to the finding")
    page.expect("details[open] .witness").to_have_count(1)


def test_reasons_fold_away_and_come_back_where_their_number_is_pressed(drawn: OpenedPage) -> None:
    page = drawn
    whole = page.page.locator("#map-canvas .pill").count()
    page.go("map?claim=charge")
    page.page.click("#fold")

    page.expect("#map-canvas .pill").to_have_count(whole - 4)
    page.page.click("#map-canvas [data-unfold]")
    page.expect("#map-canvas .pill").to_have_count(whole)


def test_a_line_can_be_pressed_and_says_what_it_is(drawn: OpenedPage) -> None:
    drawn.page.locator("#map-canvas [data-link^='r charge-free'] .line-hit").dispatch_event("click")

    drawn.expect("#panel").to_contain_text("rules out")
    assert "link=r" in drawn.page.url
    panel = drawn.text("#panel")
    assert "one road, two rules" in panel
    assert "said by Osei" in panel


def test_a_name_without_spaces_is_broken(open_page: Opener) -> None:
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    debate = ArgumentMap(
        id="long",
        base="https://example.org/long/",
        title="A long name",
        question="Which?",
        topics=(Topic("long", name), Topic("other", "Other")),
        claims=(Claim("here", name, "Do this.", ClaimKind.RECOMMENDATION, ("long",)),),
    )
    page = open_page(analysed_page(debate), "map/long?claim=here", size=(1000, 740))
    ends = [box["x"] + box["width"] for box in map(box_of, page.page.locator("h1, .tags a").all())]

    assert (ends[0] <= 640, ends[1] <= 1000) == (True, True)


def test_words_from_right_to_left_run_their_way(open_page: Opener, tmp_path: Path) -> None:
    debate = ArgumentMap(
        id="rtl",
        base="https://example.org/rtl/",
        title="כותרת",
        question="מה לעשות?",
        language="he",
        topics=(Topic("a", "נושא"),),
        claims=(Claim("here", "Here", "יש לגבות תשלום.", ClaimKind.RECOMMENDATION, ("a",)),),
    )
    page = open_page(analysed_page(debate), "map?claim=here")
    way = page.page.evaluate(
        "() => [...document.querySelectorAll('#panel-title, #panel .claim-text')]"
        ".map((element) => getComputedStyle(element).direction)"
    )
    drawing = picture_of(page, "This drawing: SVG", tmp_path / "map.svg")

    assert way == ["ltr", "rtl"]
    texts = ET.parse(drawing).iter("{http://www.w3.org/2000/svg}text")
    rtl_texts = [element.text for element in texts if element.get("direction") == "rtl"]
    assert rtl_texts == ["יש לגבות תשלום."]


def picture_of(page: OpenedPage, label: str, file: Path) -> Path:
    page.page.click(".picture-menu > summary")
    with page.page.expect_download() as waiting:
        page.page.click(f"[aria-label='{label}']")
    waiting.value.save_as(file)
    page.page.keyboard.press("Escape")
    page.expect(".picture-rows").to_be_hidden()
    return file


def words_in(file: Path) -> set[str]:
    texts = ET.parse(file).iter("{http://www.w3.org/2000/svg}text")
    return {element.text or "" for element in texts}


def test_the_picture_holds_the_words(drawn: OpenedPage, tmp_path: Path) -> None:
    words = words_in(picture_of(drawn, "This drawing: SVG", tmp_path / "map.svg"))

    assert {"How should the city cut traffic?", "Charge for the centre", "undercuts"} <= words
    assert {"Ana Ruiz", "Kofi Osei"} <= words, "who speaks"
    assert any(text.startswith("Source: ") for text in words)
    assert "Drawn by Counterpoint" in words


def test_the_selection_is_a_picture_too_and_comes_as_pixels(
    drawn: OpenedPage, tmp_path: Path
) -> None:
    drawn.go("map?claim=charge-lorries")
    of_claim = words_in(picture_of(drawn, "The selection: SVG", tmp_path / "claim.svg"))
    drawn.go("map?experts=lind")
    of_expert = words_in(picture_of(drawn, "The selection: SVG", tmp_path / "expert.svg"))
    file = picture_of(drawn, "This drawing: PNG", tmp_path / "map.png")

    assert "Charge for the centre" in of_claim
    assert "Keep the centre free" not in of_claim
    assert "Those cities differ" in of_expert
    assert "Elsewhere it worked" not in of_expert
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size > 10_000


def test_the_list_of_pictures_shuts_by_key_and_by_a_press_elsewhere(drawn: OpenedPage) -> None:
    opener, rows = ".picture-menu > summary", ".picture-rows"
    drawn.page.click(opener)
    drawn.page.keyboard.press("Tab")
    drawn.page.keyboard.press("Escape")
    drawn.expect(rows).to_be_hidden()
    drawn.expect(opener).to_be_focused()

    drawn.page.click(opener)
    drawn.expect(rows).to_be_visible()
    drawn.page.click("#map-canvas", position={"x": 3, "y": 3})
    drawn.expect(rows).to_be_hidden()


def test_a_list_that_was_shut_stays_shut_when_the_view_changes_at_once(drawn: OpenedPage) -> None:
    drawn.page.click(".picture-menu > summary")
    drawn.expect(".picture-menu[open]").to_have_count(1)

    drawn.page.evaluate(
        """() => {
          const box = document.querySelector(".picture-menu");
          box.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
          location.hash = "#/map?experts=lind";
        }"""
    )

    drawn.expect(".pill.is-out >> nth=0").to_be_visible()
    drawn.expect(".picture-menu[open]").to_have_count(0)


def test_data_and_matrix_can_be_taken_along(city_opened: OpenedPage, tmp_path: Path) -> None:
    page = city_opened
    saved = {}
    for name in ("Turtle", "CSV"):
        page.page.click("#menu-button")
        with page.page.expect_download() as waiting:
            page.page.click(f"#menu button:has-text('({name})')")
        waiting.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_text(encoding="utf-8")
        page.page.keyboard.press("Escape")

    assert saved["Turtle"] == "<a> <b> <c> .\n"
    lines = saved["CSV"].splitlines()
    # Behind the mark by which spreadsheets know UTF-8.
    assert lines[0].startswith("\ufefffirst,second,agreement,tension")
    assert len(lines) == 4


def test_what_a_large_map_does_not_draw_is_counted_and_can_be_had(open_page: Opener) -> None:
    debate = large_map(1_600)
    page = open_page(render_page(debate, sketched_analysis(debate)), "map")

    drawn_pills = page.page.locator("#map-canvas .pill")
    folded, rest = (int(n.replace(",", "")) for n in re.findall(r"[\d,]+\d|\d", note_of(page)))
    badges = page.page.locator("#map-canvas .pill-more text").all_text_contents()
    assert drawn_pills.count() == 120
    assert sum(map(int, badges)) == folded
    assert drawn_pills.count() + folded + rest == len(debate.claims)
    page.page.locator("#map-canvas [data-away]").first.dispatch_event("click")
    page.until(lambda: drawn_pills.count() > 120, "more is drawn")
    by_press = drawn_pills.count()
    page.go("map")
    away = str(page.page.locator("#map-canvas [data-away]").first.get_attribute("data-away"))
    page.go(f"map?card={away}")
    page.page.focus("#map-canvas")
    for _ in range(4):  # close, all about it, its surroundings, what is folded
        page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")
    page.expect("#map-canvas .pill").to_have_count(by_press)
    page.expect("#map-canvas").to_be_focused()
    page.go(f"map/{debate.topics[0].id}")
    assert page.text("h1") == debate.topics[0].label
    page.go("map?claim=" + debate.claims[1_555].id)
    page.expect(pill(debate.claims[1_555].id)).to_have_count(1)


def note_of(page: OpenedPage) -> str:
    return page.text(".map-note")


@pytest.mark.parametrize("count", [0, 1, 7], ids=["nothing", "one claim", "no lines"])
def test_a_small_map_opens_on_what_it_has(open_page: Opener, count: int) -> None:
    debate = ArgumentMap(
        id="small",
        base="https://example.org/small/",
        title="Small",
        question="Which?",
        claims=tuple(Claim(f"c{n}", f"Claim {n}", "It is so.") for n in range(count)),
    )
    page = open_page(analysed_page(debate), "map")

    assert page.page.locator("#map-canvas .card-text").count() == count
    assert page.page.locator(".map-note .empty").count() == (not count)


def test_a_map_without_kinds_stands_with_its_roots_on_the_right(open_page: Opener) -> None:
    city = city_map()
    plain = tuple(Claim(claim.id, claim.title, claim.text) for claim in city.claims)
    debate = ArgumentMap(
        id="plain",
        base="https://example.org/plain/",
        title="Plain",
        question="Which?",
        claims=plain,
        arguments=city.arguments,
        attacks=city.attacks,
    )
    page = open_page(analysed_page(debate), "map")

    columns = page.page.locator("#map-canvas .pills").all()
    names = [column.get_attribute("aria-label") for column in columns]
    assert (names[0], names[-1]) == ("Reasons and objections", "What is argued for")
    assert "Charge for the centre" in columns[-1].locator(".pill-title").all_text_contents()


def test_the_drawing_has_its_own_colours_where_the_system_forces_some(drawn: OpenedPage) -> None:
    drawn.page.emulate_media(forced_colors="active")

    fill = drawn.page.evaluate(
        "() => getComputedStyle(document.querySelector('#map-canvas .line-clash')).color"
    )
    assert fill == "rgb(162, 57, 27)"


def box_of(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box is not None
    return box
