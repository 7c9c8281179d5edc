"""What a reader does with the page, in Chromium, from a file, with the network off."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from samples import city_map, stance
from views.conftest import Opener, analysed_page
from views.opened_page import OpenedPage

from counterpoint.model import Analysis, ArgumentMap, Directness, Polarity
from counterpoint.views import render_page

pytestmark = pytest.mark.browser

VIEWS = (
    "overview",
    "map",
    "map/*",
    "map?focus=1&around=charge",
    "findings",
    "findings/tensions",
    "findings/cruxes",
    "findings/gaps",
    "experts",
    "experts/ruiz",
    "compare/osei/ruiz",
    "outline",
    "about",
    "search?q=buses",
    "matrix",
)


def test_it_opens_on_the_question_and_what_came_of_it(city_opened: OpenedPage) -> None:
    page = city_opened

    assert page.text("h1") == "What should the council do first?"
    sides = "Lind and Ruiz urge “Charge for the centre”, Lind with “Charge lorries”; Osei advises"
    assert page.text(".lede-sides").startswith(sides), "the clash is told with its people"
    assert page.page.locator(".who-table thead th").count() == 3
    assert page.page.locator(".chain-box.is-crux .chain-tag").inner_text() == "in dispute"
    assert page.page.locator("table.matrix tbody tr").count() == 3
    topics = page.page.locator(".topic-row").all_inner_texts()
    assert topics[0].startswith("Pricing\n5 claims · 4 tensions\n")
    question, title = "What should the council do first?", "How should the city cut traffic?"
    assert page.page.title() == f"{question} – {title}"


def test_each_view_has_one_heading_of_the_first_rank(city_read: OpenedPage) -> None:
    counts = {}
    for view in VIEWS:
        city_read.go(view)
        counts[view] = city_read.page.locator("h1").count()

    assert counts == dict.fromkeys(VIEWS, 1)


def test_no_view_is_wider_than_a_phone(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, size=(360, 740))
    widths = {}
    for view in VIEWS:
        page.go(view)
        widths[view] = page.page.evaluate("() => document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(VIEWS, 360)


def test_on_a_phone_the_present_view_is_named_in_sight(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "about", size=(360, 740))
    ends = {}
    for view in ("about", "map/transit", "findings/gaps"):
        page.go(view)
        present = "nav [aria-current], #menu-button[aria-current]"
        boxes = [one.bounding_box() for one in page.page.locator(present).all()]
        ends[view] = [box and box["x"] >= 0 and box["x"] + box["width"] < 361 for box in boxes]

    assert ends == {"about": [True], "map/transit": [True], "findings/gaps": [True] * 3}


def test_on_a_phone_nothing_behind_the_panel_is_reached(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "overview?claim=charge", size=(360, 740))
    page.page.keyboard.press("Tab")
    page.expect("#panel :focus").to_have_count(1)

    page.page.keyboard.press("Escape")
    page.expect("main[inert]").to_have_count(0)


def test_a_filter_says_its_name_where_only_initials_fit(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "outline", size=(360, 740))

    assert page.page.get_by_role("button", name="Lind 4").count() == 1


def test_a_claim_opens_beside_the_view_and_closes_again(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("findings/cruxes")

    page.page.click("main .claim-link >> nth=0")

    page.expect("#panel-title").to_have_text("Charge for the centre")
    page.expect("#panel-title").to_be_focused()
    page.page.keyboard.press("Escape")
    page.expect("#panel").to_be_hidden()
    page.expect("main .claim-link >> nth=0").to_be_focused()


def test_the_panel_says_who_says_it_where_and_why(city_read: OpenedPage) -> None:
    city_read.go("overview?claim=charge")

    panel = city_read.text("#panel")
    assert "Kofi Osei denies with a hedge" in panel.replace("\n", " ")
    assert "a charge at the ring" in panel
    assert "Shops would close" in panel
    address = city_read.page.get_attribute("#panel .passage a", "href")
    assert address == "https://example.org/panel#:~:text=would%20not"


def test_the_back_button_goes_back(city_opened: OpenedPage) -> None:
    page = city_opened
    page.page.click("nav.views a[data-view=experts]")
    page.page.click("main a:has-text('Ana Ruiz')")
    page.expect("h1").to_have_text(re.compile("Ana Ruiz$"))

    page.page.go_back()
    page.expect("h1").to_have_text("Experts")
    page.page.go_back()
    page.expect("h1").to_have_text("What should the council do first?")


def test_an_address_opens_what_it_names(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, "experts/osei?claim=buses&kinds=forecast")

    assert page.text("#panel-title") == "Free buses"
    assert page.page.input_value("#filter-kind") == "forecast"
    assert page.page.locator(".saying").count() == 1


def test_an_address_that_names_nothing_still_shows_a_page(city_read: OpenedPage) -> None:
    for route in (
        "nowhere",
        "map/no-such-topic",
        "experts/nobody",
        "compare/a/b",
        "overview?claim=gone",
        "map?finding=gone&focus=1&around=gone",
        "%zz",
    ):
        city_read.go(route)

        assert city_read.text("h1")


def test_finding_steps_and_passages(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("findings/tensions")

    page.page.click("summary:has-text('objects to it')")

    witness = page.text("details[open] .witness")
    assert "shutters down" in witness
    assert "shutters down" in page.text("details[open] .witness .step-attack")
    assert "Score:" in witness


def test_kinds_of_findings_can_be_chosen(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("findings/tensions")

    page.page.click("#filter-f-rebuttal")

    page.expect(".finding-list > li").to_have_count(1)
    page.expect("#filter-f-rebuttal").to_be_focused()
    assert "finds=rebuttal" in page.page.url


def test_an_expert_s_count_is_what_their_filter_leaves(city_opened: OpenedPage) -> None:
    page = city_opened
    for tab in ("agreements", "tensions", "one_sided"):
        counts, left = {}, {}
        for expert in ("lind", "osei", "ruiz"):
            page.go(f"findings/{tab}")
            counts[expert] = int(page.text(f"#filter-e-{expert} .count"))
            page.page.click(f"#filter-e-{expert}")
            page.expect(f"#filter-e-{expert}").to_have_attribute("aria-pressed", "true")
            left[expert] = page.page.locator(".finding-list > li").count()

        assert (tab, left) == (tab, counts)
        page.expect("#announcer").to_have_text(re.compile(f"^{left['ruiz']} of "))


def test_stances_on_an_expert_s_page_are_that_expert_s(city_read: OpenedPage) -> None:
    page = city_read
    page.go("experts/ruiz?stance=deny")

    assert "Nothing matches these filters" in page.text("main")
    page.go("experts/osei?stance=deny")
    assert page.page.locator(".saying").all_inner_texts()[0].startswith("denies")
    assert page.page.locator(".saying").count() == 1


def test_filters_narrow_and_say_so(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("outline")

    page.page.click("#filter-e-lind")

    page.expect(".outline-claim").to_have_count(4)
    page.expect("#announcer").to_have_text("4 of 10 shown")
    assert "4 of 10 shown" in page.text("main")
    assert page.page.get_attribute("#filter-e-lind", "aria-pressed") == "true"
    page.page.select_option("#filter-kind", "forecast")
    page.expect("main").to_contain_text("Nothing matches these filters")
    page.expect("#announcer").to_have_text(re.compile("^Nothing matches these filters"))
    page.page.click("#filter-clear")
    page.expect(".outline-claim").to_have_count(10)
    page.expect("#announcer").to_have_text("Everything is shown")


def test_two_experts_stand_side_by_side(city_opened: OpenedPage) -> None:
    page = city_opened
    page.page.click("table.matrix a[aria-label^='Osei and Ruiz'] >> nth=0")

    page.expect("h1").to_have_text("Kofi Osei and Ana Ruiz")
    assert "Elsewhere it worked" in page.text(".shared-claim >> nth=0") + page.text("main")
    assert page.page.locator(".compare-columns > section").count() == 2


def test_the_outline_holds_everything_that_the_map_draws(city_read: OpenedPage) -> None:
    page = city_read
    page.go("outline")

    text = page.text("main")
    for title in ("Ring road first", "Gratis buses", "Those cities differ"):
        assert title in text
    assert "undercuts" in text
    assert "one road, two rules" in text


@pytest.mark.parametrize(
    ("code", "heading"),
    [("uk", "Хто що каже"), ("de", "Wer was sagt"), ("en", "Who says what")],
)
def test_the_interface_speaks_three_languages(
    open_page: Opener, city_page: str, code: str, heading: str
) -> None:
    page = open_page(city_page, query=f"?lang={code}")

    assert page.text("#who-says-title") == heading
    assert page.page.get_attribute("html", "lang") == code
    assert page.page.get_attribute("h1", "lang") == "en"


def test_the_language_can_be_changed_in_the_menu(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("experts/ruiz")
    page.page.click("#menu-button")
    page.page.click("input[value=uk]")

    page.expect(".crumbs").to_have_text("Експерти")
    page.expect("#menu-button").to_be_focused()
    assert page.page.get_attribute("html", "lang") == "uk"
    assert page.page.get_attribute("nav.views", "aria-label") == "Розділи"
    page.go("experts")
    assert page.page.title() == "Експерти – How should the city cut traffic?"


@pytest.mark.parametrize(("own", "code"), [("de-AT", "de"), ("uk", "uk"), ("fr", "en")])
def test_a_page_opens_in_its_map_s_language_where_it_can(
    open_page: Opener, city: ArgumentMap, city_analysis: Analysis, own: str, code: str
) -> None:
    page = open_page(render_page(replace(city, language=own), city_analysis))

    assert page.page.get_attribute("html", "lang") == code
    assert page.page.get_attribute("h1", "lang") == own


def test_a_page_is_named_after_what_it_shows(city_read: OpenedPage) -> None:
    titles = []
    for route in ("experts", "experts/ruiz", "map/pricing?claim=buses"):
        city_read.go(route)
        titles.append(city_read.page.title().removesuffix(" – How should the city cut traffic?"))

    assert titles == ["Experts", "Ana Ruiz", "Free buses"]


def test_the_theme_can_be_chosen(city_opened: OpenedPage) -> None:
    page = city_opened
    page.expect("body").to_have_css("background-color", "rgb(251, 250, 247)")
    page.page.click("#menu-button")
    page.page.click("input[value=dark]")

    page.expect("body").to_have_css("background-color", "rgb(18, 22, 28)")


def test_another_site_can_show_the_matrix_alone(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, query="?view=matrix")

    assert page.page.is_hidden("header.top")
    assert page.page.locator("table.matrix").count() == 1
    page.page.click("table.matrix a[aria-label^='Osei and Ruiz'] >> nth=0")
    page.expect("header.top").to_be_visible()  # who goes on needs the way back


def test_on_paper_there_are_no_buttons_and_all_is_open(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("findings/agreements")
    page.page.emulate_media(media="print")

    page.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")

    assert page.page.is_hidden("nav.views")
    assert page.page.is_hidden("#search")
    assert page.page.locator(".finding[open] .witness").count() == 3
    assert page.page.pdf(format="A4").startswith(b"%PDF")


def test_keys_alone_lead_to_a_claim_and_back(city_opened: OpenedPage) -> None:
    page = city_opened
    press = page.page.keyboard.press
    press("Tab")
    page.expect(":focus").to_have_text("Skip to the content")
    press("Enter")
    page.expect("#view-title").to_be_focused()
    press("/")
    page.expect("#search").to_be_focused()
    page.page.keyboard.type("charge lorr")
    press("ArrowDown")
    press("Enter")
    page.expect("#panel-title").to_have_text("Charge lorries")
    press("Escape")
    page.expect("#panel").to_be_hidden()
    press("/")
    for key in ("Escape", "ArrowDown", "Enter"):
        press(key)
    assert page.page.is_hidden("#panel"), "a list that is shut has nothing to choose"


def test_what_happens_is_announced(city_opened: OpenedPage) -> None:
    page = city_opened
    page.page.fill("#search", "buses")

    page.expect("#announcer").to_have_text(re.compile(r"^\d+ results$"))
    page.page.fill("#search", "zzz")
    page.expect("#announcer").to_contain_text("Nothing found for “zzz”")


def test_each_kind_of_finding_is_explained(city_opened: OpenedPage) -> None:
    page = city_opened
    page.go("findings/tensions")
    page.page.click("summary:has-text('an objection to a step')")

    meaning = page.text("details[open] .kind-what")
    assert meaning.startswith("an objection to a step: One says that the other’s conclusion")
    assert meaning.endswith("The field says: undercut.")
    page.go("about")
    assert "does not follow from the reason" in page.text("main")
    assert "How scores are made" in page.text("main")


def test_search_sees_through_accents_and_case(city_read: OpenedPage) -> None:
    city_read.go("search?q=BÙSES fre")

    assert "Free buses" in city_read.text(".result-list")


def test_a_result_is_there_until_the_press_on_it_is_over(city_opened: OpenedPage) -> None:
    """A list that goes when a finger comes down leaves the tap to what lies under it."""
    page = city_opened
    page.page.fill("#search", "osei")
    page.page.hover("#results li >> nth=0")

    page.page.mouse.down()

    page.expect("#results").to_be_visible()
    assert page.focused() == "search"
    page.page.mouse.up()
    page.expect("h1").to_contain_text("Kofi Osei")
    page.expect("#results").to_be_hidden()


def test_where_there_is_nothing_the_page_says_what_to_do(
    open_page: Opener, empty_page: str, unsaid_page: str
) -> None:
    page = open_page(empty_page, "overview")
    texts = {}
    for route in ("overview", "map", "compare/a/b"):
        page.go(route)
        texts[route] = page.text("main")

    assert "the outline holds its claims" in texts["overview"]
    assert "Write claims into its file" in texts["map"]
    assert "Choose two experts" in texts["compare/a/b"]
    # Findings are for maps in which somebody may speak.
    page = open_page(unsaid_page, "findings/tensions")
    assert "the outline shows what each claim rests on" in page.text("main")
    page.go("findings/cruxes")
    assert "The tensions show where the experts clash" in page.text("main")


def test_an_expert_s_page_says_with_whom_they_side(city_read: OpenedPage) -> None:
    page = city_read
    page.go("experts/ruiz")

    rows = page.page.locator(".expert-page tbody tr").all_inner_texts()
    assert [row.split("\t")[0].strip() for row in rows] == ["KO Kofi Osei", "ML Maja Lind"]
    assert rows[0].endswith("\tmoderate (0.4)\tmoderate (0.5)\t3 claims")
    assert page.page.locator(".saying").count() == 4


def test_a_cited_voice_has_what_is_reported_of_it(city_read: OpenedPage) -> None:
    city_read.go("experts/mayor")

    saying = city_read.text(".saying")
    assert saying.startswith("Fares hit the poor")
    assert "as reported by Lind" in saying
    assert "the mayor says" in saying


def test_what_an_expert_reports_of_a_voice_is_not_told_as_the_voices_opposite(
    open_page: Opener,
) -> None:
    debate = city_map()
    report = stance(
        "lind",
        "ring",
        polarity=Polarity.DENY,
        manner=Directness.REPORTED,
        voice="mayor",
        quote="he scoffs",
    )
    page = open_page(analysed_page(replace(debate, stances=(*debate.stances, report))))
    ring = page.page.locator(".saying", has_text="Ring road first")

    page.go("experts/mayor")
    assert ring.inner_text().startswith("denies")
    page.go("experts/lind")
    assert not ring.inner_text().startswith("denies")
    passages = [x.inner_text() for x in ring.locator("p").all()]
    assert [x.endswith("only reports it (words of The mayor)") for x in passages] == [
        "he scoffs" in x for x in passages
    ]
    assert any("he scoffs" in x for x in passages)


def test_what_is_narrowed_to_has_its_count(city_read: OpenedPage) -> None:
    city_read.go("outline")

    choices = {
        field: city_read.page.locator(f"#filter-{field} option").all_inner_texts()
        for field in ("topic", "kind", "stance", "lines")
    }
    assert choices["topic"] == [
        "all topics",
        "Pricing (5)",
        "Public transport (3)",
        "Other claims (2)",
    ]
    assert "recommendation (6)" in choices["kind"]
    assert "denied (1 claim)" in choices["stance"]
    assert {"rebuts (2 claims)", "undercuts (1 claim)", "supports (4 claims)"} <= set(
        choices["lines"]
    )
    assert city_read.text("#filter-e-lind .count") == "4"


def test_a_link_and_the_code_to_embed_can_be_copied(city_opened: OpenedPage) -> None:
    page = city_opened
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = {}
    for label, notice in (
        ("Copy link", "Link copied"),
        ("Copy code to embed", "Embed code copied"),
    ):
        page.page.click("#menu-button")
        page.page.click(f"#menu button:has-text('{label}')")
        page.wait_for(f"document.getElementById('announcer').textContent.startsWith('{notice}')")
        copied[label] = page.page.evaluate("() => navigator.clipboard.readText()")
        page.page.keyboard.press("Escape")

    assert copied["Copy link"] == page.page.url
    code = copied["Copy code to embed"]
    assert '<iframe src="page.html?view=overview" title="How should the city cut traffic?"' in code
    assert "Source: The city desk: Panel on traffic" in code
    assert '<a href="page.html">' in code


def test_nothing_moves_by_itself(city_opened: OpenedPage) -> None:
    page = city_opened
    page.page.emulate_media(reduced_motion="no-preference")
    moving = []
    for route in ("overview?claim=charge", "map/pricing?claim=charge", "findings/tensions"):
        page.go(route)
        moving.append(page.page.evaluate("() => document.getAnimations().length"))

    assert moving == [0, 0, 0]


def test_the_map_itself_can_be_embedded(open_page: Opener, city_page: str) -> None:
    page = open_page(city_page, query="?view=map&lang=de&theme=dark")

    assert page.page.is_hidden("header.top")
    assert page.page.locator("#map-canvas .pill").count() == 10
    assert page.page.get_attribute("html", "data-theme") == "dark"


def test_the_overview_needs_only_the_first_part_of_the_data(
    open_page: Opener, city_page: str
) -> None:
    """Otherwise large maps open late: the other parts are read when they are first asked for."""
    broken = re.sub(r'(id="said">).*?(</script>)', r"\1no data\2", city_page, flags=re.DOTALL)
    page = open_page(broken)

    assert page.page.locator(".who-table tbody tr").count() > 2
    assert page.page.locator(".chain-box").count() > 1
    page.until(lambda: page.complaints, "it complains")
    assert ["is not valid JSON" in complaint for complaint in page.complaints] == [True]
    page.complaints.clear()


def test_initials_are_centred_and_topics_show_that_they_open(city_read: OpenedPage) -> None:
    city_read.go("overview")
    off_centre: list[float] = city_read.page.evaluate(
        """() => [...document.querySelectorAll(".chip")].map((chip) => {
          const text = document.createRange();
          text.selectNodeContents(chip);
          const [inner, outer] = [text.getBoundingClientRect(), chip.getBoundingClientRect()];
          return Math.abs(inner.left + inner.right - outer.left - outer.right) / 2;
        })"""
    )
    city_read.go("outline")
    marker = city_read.page.evaluate(
        """() => getComputedStyle(
          document.querySelector(".outline-topic > summary"), "::before").transform"""
    )

    assert len(off_centre) > 0
    assert max(off_centre) < 1
    assert marker != "none"
