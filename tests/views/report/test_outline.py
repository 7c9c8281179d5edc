"""A map as an outline in Markdown: each sentence about a person is as the map has it."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Firmness,
    Period,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Role,
    Source,
    Stance,
    Standing,
    Topic,
)
from counterpoint.views.report.outline import render_outline

PANEL = "[The panel](https://example.org/panel)"
CITY = ArgumentMap(
    "city",
    "https://example.org/city/",
    "Traffic *now*",
    "What first?",
    experts=(
        Expert("osei", "Kofi Osei", (Role("Mayor", "City", (Period(2019, None),)),)),
        Expert("paper", "The Paper", standing=Standing.EDITOR),
        Expert("ruiz", "Ana Ruiz"),
        Expert("wu", "Li Wu", standing=Standing.CITED),
    ),
    sources=(Source("panel", "The panel", "https://example.org/panel"),),
    topics=(Topic("money", "Money"),),
    claims=(
        Claim("charge", "Charge cars", "Cars pay.", ClaimKind.RECOMMENDATION, topics=("money",)),
        Claim("fair", "It is fair", ""),
        Claim("poor", "The poor pay", ""),
    ),
    arguments=(Argument("a1", ("fair", "poor"), "charge", "Fair", "It is so."),),
    attacks=(Attack("x1", ("poor",), "a1", AttackKind.UNDERCUT),),
    relations=(Relation("r1", RelationKind.NARROWER, "charge", "fair", note="in part"),),
    stances=(
        Stance(
            "s1",
            "ruiz",
            "charge",
            firmness=Firmness.CONDITIONAL,
            conditions=("fair",),
            quotation=Quotation("panel", "<b>cars"),
            source="panel",
            date="2026",
        ),
        Stance("s2", "osei", "charge", Polarity.DENY, Directness.REPORTED, voice="wu"),
        Stance("s3", "paper", "charge"),
        Stance("s4", "osei", "charge", firmness=Firmness.UNDERSTOOD, wording="He sees why."),
        Stance("s5", "osei", "a1", directness=Directness.IMPLIED),
    ),
)


def test_an_outline_says_what_the_map_says_and_nothing_acts() -> None:
    rendering = render_outline(CITY)

    assert rendering.text.split("\n") == [
        "# Traffic \\*now\\*",
        "",
        "**Question.** What first?",
        "",
        "## Money",
        "",
        "### Charge cars",
        "",
        "Cars pay. *(recommendation)*",
        "",
        f"- **Ana Ruiz** affirms (on a condition: *It is fair*) — “\\<b\\>cars” ({PANEL}, 2026)",
        "- **Li Wu** denies (as reported by Kofi Osei)",
        "- **The Paper** sums up",
        "- **Kofi Osei**: understood, not shared — He sees why.",
        "",
        "**Reasons for it**",
        "",
        "- *It is fair* + *The poor pay* — Fair: It is so.",
        "  - **Kofi Osei** affirms (by implication)",
        "  - *The poor pay* (undercuts)",
        "",
        "**How it stands to other claims**",
        "",
        "- is a special case of *It is fair* — in part",
        "",
        "## Other claims",
        "",
        "### It is fair",
        "",
        "### The poor pay",
        "",
        "## The panel",
        "",
        "- **Kofi Osei**; Mayor, City (2019-)",
        "- **Ana Ruiz**",
        "",
        "## Voices that are cited",
        "",
        "- **Li Wu**",
        "",
        "## Editors",
        "",
        "- **The Paper**",
        "",
        "## Sources",
        "",
        f"- {PANEL}",
        "",
    ]
    assert {loss.kind for loss in rendering.conversion.losses} == {"base", "ids"}


def test_an_outline_is_in_the_language_of_the_map() -> None:
    text = render_outline(replace(CITY, language="de")).text

    assert "**Gründe dafür**" in text
    assert "**Ana Ruiz** bejaht" in text
    assert render_outline(replace(CITY, language="fr")).text == render_outline(CITY).text
