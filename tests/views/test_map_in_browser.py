"""The drawing: what stands where, how one walks through it, and what one takes from it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator
from views.conftest import Opener, analysed_page
from views.large_maps import large_map, sketched_analysis
from views.opened_page import OpenedPage

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Claim,
    ClaimKind,
    Relation,
    RelationKind,
    Source,
    Topic,
)
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

INK = """() => {
  const canvas = document.querySelector("#map-canvas canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let ink = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) ink += 1;
  return ink / (data.length / 4);
}"""


DARK = """() => {
  const canvas = document.querySelector("#map-canvas canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let [ink, dark] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 128) continue;
    ink += 1;
    if (data[at] + data[at + 1] + data[at + 2] < 384) dark += 1;
  }
  return dark / ink;
}"""


# On which sides the drawing goes on beyond its frame; said when it has been drawn.
MORE = "document.getElementById('map-canvas').dataset.more"


@pytest.fixture
def drawn(open_page: Opener, city_page: str) -> OpenedPage:
    return once_drawn(open_page(city_page, "map/pricing"))


def once_drawn(page: OpenedPage) -> OpenedPage:
    page.wait_for(f"{MORE} !== undefined")
    return page


def test_it_opens_on_the_topic_in_which_most_is_disputed(city_opened: OpenedPage) -> None:
    city_opened.go("map")

    assert city_opened.text("h1") == "Pricing"
    label = city_opened.page.get_attribute("#map-canvas", "aria-label")
    assert label == ("Map of Pricing, 5 claims, with 1 claim of another topic that bears on them")


def test_a_chosen_claim_opens_a_drawing_that_holds_it(city_opened: OpenedPage) -> None:
    city_opened.go("map?claim=buses")
    first = city_opened.text("h1")
    city_opened.page.click("#panel .action:has-text('1 step around')")
    city_opened.page.click("#panel .action:has-text('Show on the map')")

    assert first == "Public transport"
    city_opened.expect("h1").to_have_text("Public transport")
    city_opened.expect("#panel .action").to_have_text(
        ["1 step around", "2 steps around", "Fold its reasons away", "Copy link"]
    )


def test_something_is_drawn(drawn: OpenedPage) -> None:
    assert drawn.wait_for(f"({INK})() > 0.08")


def test_boxes_can_be_read_where_the_system_forces_its_colours(drawn: OpenedPage) -> None:
    drawn.page.emulate_media(forced_colors="active")
    drawn.go("overview")
    drawn.go("map/pricing")

    assert drawn.wait_for(f"({DARK})() < 0.4")


def test_arrows_walk_from_box_to_box(drawn: OpenedPage) -> None:
    page = drawn
    page.page.focus("#map-canvas")
    page.page.keyboard.press("ArrowRight")
    first = page.text("#panel-title")
    page.page.keyboard.press("ArrowRight")

    page.expect("#panel-title").to_have_text("Charge for the centre")
    page.expect("#map-canvas").to_be_focused()
    assert first != "Charge for the centre"
    page.expect("#announcer").to_contain_text("Kofi Osei denies, with a hedge")
    page.page.keyboard.press("Enter")
    page.expect("#panel-title").to_be_focused()
    page.page.focus("#map-canvas")
    page.page.keyboard.press("Escape")
    page.expect("#panel").to_be_hidden()
    page.expect("#map-canvas").to_be_focused()


def test_a_box_can_be_clicked(drawn: OpenedPage) -> None:
    """A row of clicks across the drawing meets a box."""
    frame = box_of(drawn.page.locator("#map-canvas"))
    boxes = {"Charge for the centre", "Keep the centre free", "Those cities differ"}

    def title_at(step: int) -> str:
        drawn.page.mouse.click(
            frame["x"] + frame["width"] * (step + 0.5) / 8, frame["y"] + frame["height"] / 2
        )
        drawn.page.wait_for_timeout(320)  # sooner, two clicks would be a double click
        return drawn.text("#panel-title") if drawn.page.is_visible("#panel-title") else ""

    assert any(title_at(step) in boxes for step in range(8))


def test_the_surroundings_of_a_claim_cross_topics(drawn: OpenedPage) -> None:
    drawn.go("map/pricing?focus=1&around=buses")

    assert drawn.text("h1") == "Around “Free buses”"
    label = drawn.page.get_attribute("#map-canvas", "aria-label")
    assert label == "Map of Around “Free buses”, 4 claims"


def test_the_surroundings_can_be_drawn_a_step_wider(drawn: OpenedPage) -> None:
    drawn.go("map/pricing?focus=1&around=shops")
    near = drawn.page.get_attribute("#map-canvas", "aria-label")

    drawn.page.click(".steps-links a")

    assert near == "Map of Around “Shops would close”, 2 claims"
    label = "Map of Around “Shops would close”, 6 claims"
    drawn.expect("#map-canvas").to_have_attribute("aria-label", label)
    assert "focus=2" in drawn.page.url


def test_the_rail_leads_from_topic_to_topic(drawn: OpenedPage) -> None:
    drawn.page.click(".rail a:has-text('Public transport')")

    drawn.expect("h1").to_have_text("Public transport")
    assert drawn.text(".rail a[aria-current=page]").startswith("Public transport")


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


def test_reasons_fold_away_and_come_back(drawn: OpenedPage) -> None:
    page = drawn
    page.go("map/pricing?claim=charge")
    page.page.click("#fold")

    page.expect("#map-canvas").to_have_attribute("aria-label", "Map of Pricing, 2 claims")
    page.page.click("#fold")
    page.expect("#map-canvas").to_have_attribute(
        "aria-label", re.compile("Map of Pricing, 5 claims")
    )


def test_a_line_says_what_it_is(drawn: OpenedPage) -> None:
    drawn.go("map/pricing?link=r charge-free")

    panel = drawn.text("#panel")
    assert "rules out" in panel
    assert "one road, two rules" in panel
    assert "said by Osei" in panel


def first_met(page: OpenedPage, *, upwards: bool) -> None:
    """Moves up the middle, or from the left along it, to what can be pressed, and presses it."""
    frame = box_of(page.page.locator("#map-canvas"))
    middle = (frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    length = frame["height"] if upwards else frame["width"]
    for step in range(4, int(length), 7):
        x = middle[0] if upwards else frame["x"] + step
        y = frame["y"] + length - step if upwards else middle[1]
        page.page.mouse.move(x, y)
        page.page.evaluate("() => new Promise(requestAnimationFrame)")
        if page.page.locator("#map-canvas.is-pointing").count():
            page.page.mouse.click(x, y)
            return
    raise AssertionError("nothing there can be pressed")


@pytest.fixture(scope="module")
def two_topics_page() -> str:
    """A claim with one reason in its topic, and one in another topic that rules it out."""
    topics = (Topic("a", "First"), Topic("b", "Second"))
    claims = (
        Claim("here", "Here", "Do this.", ClaimKind.RECOMMENDATION, ("a",)),
        Claim("why", "Why", "It helps.", ClaimKind.ASSESSMENT, ("a",)),
        Claim("there", "There", "Do that.", ClaimKind.RECOMMENDATION, ("b",)),
    )
    debate = ArgumentMap(
        id="two",
        base="https://example.org/two/",
        title="Two topics",
        question="Which?",
        topics=topics,
        claims=claims,
        arguments=(Argument("why-here", ("why",), "here"),),
        relations=(Relation("clash", RelationKind.INCOMPATIBLE, "here", "there"),),
    )
    return analysed_page(debate)


def test_a_name_without_spaces_is_broken(open_page: Opener) -> None:
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    debate = ArgumentMap(
        id="long",
        base="https://example.org/long/",
        title="A long name",
        question="Which?",
        sources=(Source("talk", "A talk", url="https://example.org/talk"),),
        topics=(Topic("long", name), Topic("other", "Other")),
        claims=(Claim("here", "Here", "Do this.", ClaimKind.RECOMMENDATION, ("long",)),),
    )
    page = open_page(analysed_page(debate), "map/long?claim=here", size=(1000, 740))
    ends = [box["x"] + box["width"] for box in map(box_of, page.page.locator("h1, .tags a").all())]
    page.go("map/long")
    rail = box_of(page.page.locator(".rail"))

    assert (ends[0] <= 640, ends[1] <= 1000, rail["width"] <= 216) == (True, True, True)
    page.go("overview")
    assert page.page.get_attribute("a.fact >> text=A talk", "href") == "https://example.org/talk"


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
    page = open_page(analysed_page(debate), "map/a?claim=here")
    way = page.page.evaluate(
        "() => [...document.querySelectorAll('#panel-title, #panel .claim-text')]"
        ".map((element) => getComputedStyle(element).direction)"
    )
    drawing = picture_of(page, "This drawing: SVG", tmp_path / "map.svg")

    assert way == ["ltr", "rtl"]
    texts = ET.parse(drawing).iter("{http://www.w3.org/2000/svg}text")
    rtl_texts = [element.text for element in texts if element.get("direction") == "rtl"]
    assert rtl_texts == ["יש לגבות תשלום."]


def box_of(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box is not None
    return box


def test_a_tension_with_another_topic_is_drawn_at_the_chosen_claim(
    open_page: Opener, two_topics_page: str
) -> None:
    page = once_drawn(open_page(two_topics_page, "map/a?claim=here&fold=here"))

    first_met(page, upwards=True)

    page.expect("h1").to_have_text("Second")
    page.expect("#panel-title").to_have_text("There")


def test_folded_reasons_come_back_where_their_number_is_pressed(
    open_page: Opener, two_topics_page: str
) -> None:
    page = once_drawn(open_page(two_topics_page, "map/a?fold=here"))
    assert page.page.get_attribute("#map-canvas", "aria-label") == "Map of First, 1 claim"

    first_met(page, upwards=False)

    page.expect("#map-canvas").to_have_attribute("aria-label", "Map of First, 2 claims")


def picture_of(page: OpenedPage, label: str, file: Path) -> Path:
    page.page.click(".picture-menu > summary")
    with page.page.expect_download() as waiting:
        page.page.click(f"[aria-label='{label}']")
    waiting.value.save_as(file)
    return file


def words_in(file: Path) -> set[str]:
    texts = ET.parse(file).iter("{http://www.w3.org/2000/svg}text")
    return {element.text or "" for element in texts}


def test_the_picture_holds_the_words(drawn: OpenedPage, tmp_path: Path) -> None:
    words = words_in(picture_of(drawn, "This drawing: SVG", tmp_path / "map.svg"))

    assert {"Charge for the centre", "undercuts"} <= words
    assert {"AR", "✕ KO ~", "KO ()"} <= words, "who denies, with a hedge, as a concession"
    assert "Pricing" not in words


def test_the_whole_map_is_a_picture_too(drawn: OpenedPage, tmp_path: Path) -> None:
    words = words_in(picture_of(drawn, "The whole map: SVG", tmp_path / "map.svg"))

    assert {"Charge for the centre", "Gratis buses", "Pricing", "Public transport"} <= words


@pytest.mark.parametrize(
    ("query", "inside", "outside"),
    [
        ("claim=charge-lorries", "Charge for the centre", "Keep the centre free"),
        ("experts=lind", "Those cities differ", "Elsewhere it worked"),
    ],
    ids=["a claim", "what passes the filters"],
)
def test_the_selection_is_a_picture_too(
    drawn: OpenedPage, tmp_path: Path, query: str, inside: str, outside: str
) -> None:
    drawn.go(f"map/pricing?{query}")

    words = words_in(picture_of(drawn, "The selection: SVG", tmp_path / "map.svg"))

    assert inside in words
    assert outside not in words


def test_the_picture_comes_as_pixels_too(drawn: OpenedPage, tmp_path: Path) -> None:
    file = picture_of(drawn, "This drawing: PNG", tmp_path / "map.png")

    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size > 20_000


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


def test_data_and_matrix_can_be_taken_along(city_opened: OpenedPage, tmp_path: Path) -> None:
    page = city_opened
    saved = {}
    for name in ("Turtle", "CSV"):
        page.page.click("#menu-button")
        with page.page.expect_download() as waiting:
            page.page.click(f"#menu button:has-text('({name})')")
        waiting.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_text(encoding="utf-8-sig")
        page.page.keyboard.press("Escape")

    assert saved["Turtle"] == "<a> <b> <c> .\n"
    lines = saved["CSV"].splitlines()
    assert lines[0].startswith("first,second,agreement,tension")
    assert len(lines) == 4


def test_what_is_too_large_to_be_drawn_is_drawn_in_parts(open_page: Opener) -> None:
    debate = large_map(1_600)
    page = open_page(render_page(debate, sketched_analysis(debate)), "map/*")

    label = page.page.get_attribute("#map-canvas", "aria-label") or ""
    drawn = int(re.findall(r", (\d+) claims", label)[0])
    assert 20 < drawn <= 320
    assert page.page.locator(".rail a:has-text('Everything')").count() == 0
    page.go("overview")
    assert "1,600 claims" in page.text(".facts")
