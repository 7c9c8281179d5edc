"""What the page says of two experts is the same in its matrix, lists, filter and comparison."""

from __future__ import annotations

from typing import Any

import pytest
from analysis.debates import Debate, debate_of_every_kind
from views.conftest import Opener, analysed_page
from views.opened_page import OpenedPage

from counterpoint.model import Directness, FindingKind, RelationKind

pytestmark = pytest.mark.browser

# By link of the matrix: the number and the word that a reader sees.
CELLS = """() => {
  const told = [...document.querySelectorAll("table.matrix td.cell")].map((cell) => {
    const group = cell.classList.contains("cell-agreement") ? "agreement" : "tension";
    const words = [".cell-count", ".cell-word"].map((part) => cell.querySelector(part).textContent);
    const pair = cell.querySelector("a").getAttribute("href").split("/compare/")[1];
    return [`${group} ${pair}`, words];
  });
  return Object.fromEntries(told);
}"""
COMPARED = """(group) => {
  const block = document.querySelector(`.compare-findings .block-${group}`);
  return {
    head: [".count", "h2 .pair-word"].map((part) => block.querySelector(part)?.textContent ?? ""),
    cards: [...block.querySelectorAll(".card")].map((card) => [
      card.querySelector(".card-sentence").textContent,
      [...card.querySelectorAll(".card-line span")].map((word) => word.textContent).slice(1),
    ]),
  };
}"""
SENTENCES = """() => [...document.querySelectorAll(".finding-list .finding-sentence")]
  .map((sentence) => sentence.textContent)"""


def crossing() -> Debate:
    """Ada and Bo recommend the toll, he by implication; Cy is against it, and wants buses."""
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll", Directness.IMPLIED)
    debate.denies("cy", "toll").says("cy", "bus")
    return debate.says("bo", "ring").relates("ring", RelationKind.TIMING, "bus")


def compared(page: OpenedPage, pair: str, group: str) -> dict[str, list[Any]]:
    page.go(f"compare/{pair}")
    comparison: dict[str, list[Any]] = page.page.evaluate(COMPARED, group)
    return comparison


@pytest.mark.parametrize("debate", [crossing(), debate_of_every_kind()], ids=["small", "all"])
def test_a_cell_of_the_matrix_and_what_it_leads_to_say_the_same(
    open_page: Opener, debate: Debate
) -> None:
    page = open_page(analysed_page(debate.map))
    cells: dict[str, list[str]] = page.page.evaluate(CELLS)

    for link, words in cells.items():
        group, pair = link.split(" ")
        comparison = compared(page, pair, group)
        page.go(f"findings/{group}s?experts={pair.replace('/', ',')}")
        sentences = page.page.evaluate(SENTENCES)
        sure = [card for card in comparison["cards"] if "possible" not in card[1]]
        assert len(sentences) == len(comparison["cards"])
        assert {sentence for sentence, _ in comparison["cards"]} == {*sentences}
        assert words[0] in {str(len(sure)), f"({len(sentences)})"}
        assert comparison["head"] == (words if sentences else ["0", ""])
    assert len(cells) > 2


def test_allies_and_opponents_have_their_own_lists_and_words(open_page: Opener) -> None:
    page = open_page(analysed_page(crossing().map))

    assert compared(page, "ada/bo", "tension")["cards"] == []
    assert compared(page, "ada/bo", "agreement")["head"] == ["1", "slight"]
    assert [x[1] for x in compared(page, "ada/cy", "tension")["cards"]] == [["strong"]]
    assert [x[1] for x in compared(page, "bo/cy", "tension")["cards"]] == [
        ["moderate"],
        ["possible", "moderate"],
    ]


def test_the_filter_gives_the_score_of_the_two_and_says_whose_another_is(
    open_page: Opener,
) -> None:
    debate = crossing()
    clash = debate.only(FindingKind.CONTRADICTION)
    page = open_page(analysed_page(debate.map))

    scores = {}
    for pair in ("ada,cy", "bo,cy"):
        page.go(f"findings/tensions/{clash.id}?experts={pair}")
        head = page.text(f"#finding-{clash.id} .finding-head .aside")
        scores[pair] = (head, page.text(f"#finding-{clash.id} .score-title"))

    assert scores == {
        "ada,cy": ("strong (1.0)", "Score:"),
        "bo,cy": ("moderate (0.5)", "Score of the strongest two:"),
    }


def test_what_is_only_possible_stands_in_brackets_and_not_as_a_dash(open_page: Opener) -> None:
    debate = Debate("ada", "bo").says("ada", "ring").says("bo", "bus")
    debate.relates("ring", RelationKind.TIMING, "bus")
    page = open_page(analysed_page(debate.map))

    assert page.page.evaluate(CELLS) == {"tension ada/bo": ["(1)", "possible"]}
    assert compared(page, "ada/bo", "tension")["head"] == ["(1)", "possible"]
    page.go("experts/ada")
    assert page.page.locator(".plain-table tbody td").all_inner_texts()[:2] == [
        "nothing to compare",
        "possible",
    ]
