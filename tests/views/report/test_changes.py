"""What has changed, as a comment: every change once, bounded, and without effect on anybody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt
from samples import city_map

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Claim,
    ClaimKind,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Stance,
)
from counterpoint.pipeline import find_differences
from counterpoint.views.report.changes import MOST_LETTERS, render_changes
from counterpoint.wording import Language, Voice

WORD_JOINER = "\u2060"


TUNNEL = Claim("tunnel", "Dig a tunnel", "The city should dig a tunnel.")
TRAMS = Claim("trams", "Build trams", "The city should build trams.", ClaimKind.RECOMMENDATION)


def told(
    old: ArgumentMap, new: ArgumentMap, language: Language = "en", most: int = MOST_LETTERS
) -> str:
    voices = Voice(old, language), Voice(new, language)
    return render_changes(find_differences(old, new), new.title, *voices, most=most)


def reworded(argument_map: ArgumentMap, **otherwise: Any) -> tuple[Claim, ...]:
    """The claims, the charge for the centre with other fields."""
    return tuple(
        replace(claim, **otherwise) if claim.id == "charge" else claim
        for claim in argument_map.claims
    )


def older() -> ArgumentMap:
    city = city_map()
    return replace(city, claims=(*city.claims, TUNNEL))


def newer() -> ArgumentMap:
    """The same with a claim, a reason and a relation more, a claim less, and words changed."""
    city = city_map()
    osei = next(x for x in city.stances if (x.expert, x.target) == ("osei", "charge"))
    changed = replace(osei, polarity=Polarity.AFFIRM, firmness=Firmness.HEDGED)
    needs = Relation("trams-charge", RelationKind.REQUIRES, "trams", "charge")
    return replace(
        city,
        claims=(*reworded(city, text="Cars should pay.", kind=ClaimKind.VALUE), TRAMS),
        arguments=(*city.arguments, Argument("trams-cheap", ("poor",), "trams")),
        relations=(*city.relations, needs),
        stances=tuple(changed if x is osei else x for x in city.stances),
    )


def test_each_sort_of_change_is_told_once() -> None:
    lines = told(older(), newer()).splitlines()

    assert lines[0] == "## What has changed in the map: How should the city cut traffic?"
    for line in (
        "- New claim: “Build trams” (recommendation): The city should build trams.",
        "- Changed claim: “Charge for the centre”; kind before: recommendation; now: value",
        "- Gone claim: “Dig a tunnel”: The city should dig a tunnel.",
        "| Kofi Osei | Charge for the centre | denies (hedged) | affirms (hedged) |",
    ):
        assert lines.count(line) == 1, line
    for start in ("- New reason: ", "- New relation: “Build trams” can be had only with"):
        assert sum(line.startswith(start) for line in lines) == 1, start


def test_of_an_issue_it_is_told_who_stands_otherwise() -> None:
    other_side = replace(newer(), claims=(*city_map().claims, TRAMS))

    lines = told(city_map(), other_side).splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("- Changed issue: "))

    assert lines[place + 1 :] == [
        "  - Kofi Osei before: speaks against; now: says so with a reserve"
    ]
    assert "  - Asked before: Is this to be done: “Charge for the centre”?" in told(
        older(), newer()
    )


def test_who_left_an_agreement_and_what_the_map_asks_now_are_told() -> None:
    city = city_map()
    everyone = tuple(Stance(f"{x.id}-trams", x.id, "trams") for x in city.panel)
    old = replace(city, claims=(*city.claims, TRAMS), stances=(*city.stances, *everyone))
    absentee, *others = everyone
    new = replace(old, question="And trams?", stances=(*city.stances, *others))
    assert absentee.expert == "lind"

    lines = told(old, new).splitlines()
    assert f"- Question of the map before: {city.question}; now: And trams?" in lines
    assert (
        "- Changed agreement, before: Maja Lind, Kofi Osei, Ana Ruiz (+1.00); "
        "now: Kofi Osei, Ana Ruiz (+1.00): Osei and Ruiz both urge “Build trams”."
    ) in lines
    assert not find_differences(old, replace(old, question="And trams?")).is_empty


def test_a_map_that_is_the_same_is_said_to_be() -> None:
    assert told(city_map(), city_map()).splitlines()[2:] == ["The two say the same."]


@pytest.mark.parametrize(("language", "heading"), [("uk", "### Тези"), ("de", "### Aussagen")])
def test_it_speaks_each_language(language: Language, heading: str) -> None:
    comment = told(older(), newer(), language)

    assert f"\n{heading} (4)\n" in comment
    assert not re.search(r"\b(?:before|now|new|gone|claim)\b", comment, re.IGNORECASE)


HOSTILE = (
    "@octocat closes #1, GH-2, a/b#3 and me@host.example ![x](https://evil.example/p.png) "
    "<img src=x onerror=alert(1)> <!-- --> [l](javascript:alert(1)) www.evil.example `c` $x$ "
    "**b** ~~s~~ | cell | &lt; \u202eturned\u200b \x07 \n# heading\n- item\n> quote"
)


def test_text_of_a_map_acts_on_nothing() -> None:
    claims = reworded(newer(), title=HOSTILE, text=HOSTILE, actor=HOSTILE)
    experts = tuple(replace(x, name=f"{HOSTILE} {x.name}") for x in newer().experts)
    new = replace(newer(), title=HOSTILE, claims=claims, experts=experts)

    comment = told(older(), new)
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(comment)

    tags = set(re.findall(r"<(/?\w+)", page))
    assert {tag.removeprefix("/") for tag in tags} <= {
        *("h2", "h3", "ul", "li", "p", "table", "thead", "tbody", "tr", "th", "td")
    }
    assert re.findall(r"@\w|#\d|GH-\d|https?://|www\.", page) == []
    assert f"@{WORD_JOINER}octocat closes #{WORD_JOINER}1" in page
    assert not {"\u202e", "\u200b", "\x07"} & {*comment}
    assert {line.count("|") - line.count("\\|") for line in comment.splitlines()} <= {0, 5}


def test_what_has_no_room_is_counted_and_small_parts_stay_whole() -> None:
    more = tuple(
        Claim(f"c{n}", f"Claim {n} {'long ' * 50}", "\U0001f600" * 400) for n in range(600)
    )
    new = replace(newer(), claims=(*newer().claims, *more))

    whole, comment = told(older(), new, most=10**7), told(older(), new)

    claims = [text.split("### ")[1].count("\n- ") for text in (whole, comment)]
    assert len(comment.encode("utf-16-le")) // 2 <= MOST_LETTERS < len(whole)
    assert claims[0] > claims[1] > 30
    assert f"\nNot shown here: {claims[0] - claims[1]}.\n" in comment
    rest, _, notice = comment.partition("### What each expert says")[2].rpartition("\n\n")
    assert f"{rest}\n" == whole.partition("### What each expert says")[2]
    assert notice.startswith("Cut at 65000 characters")


def test_a_limit_below_everything_still_says_what_there_is() -> None:
    comment = told(older(), newer(), most=1)

    assert comment.count("\nNot shown here: ") == comment.count("\n### ") > 3
