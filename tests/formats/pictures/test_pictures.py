"""A map as a picture in DOT and in Mermaid: both are of any map a text of that language."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from counterpoint.formats.pictures import render_dot, render_mermaid
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Standing,
)

CITY = ArgumentMap(
    "city",
    "https://example.org/city/",
    'Traffic & "tolls"',
    "What first?",
    experts=(
        Expert("osei", "Kofi Osei"),
        Expert("paper", "The Paper", standing=Standing.EDITOR),
        Expert("ruiz", "Ana Ruiz"),
    ),
    claims=(
        Claim("charge", 'Charge "cars"; now', "Cars that are dirty should pay."),
        Claim("clean", "The air gets cleaner", ""),
        Claim("fair", "It is fair", ""),
        Claim("poor", "The poor pay most", ""),
    ),
    arguments=(
        Argument("a1", ("clean", "fair"), "charge", "Clean and fair"),
        Argument("a2", ("fair",), "clean"),
    ),
    attacks=(Attack("x1", ("poor",), "a1", AttackKind.UNDERCUT),),
    relations=(
        Relation("r1", RelationKind.CONTRARY, "fair", "poor"),
        Relation("r2", RelationKind.PRIORITY, "clean", "fair"),
    ),
    stances=(
        Stance("s1", "ruiz", "charge", directness=Directness.IMPLIED),
        Stance("s2", "ruiz", "charge"),
        Stance("s3", "osei", "charge", Polarity.DENY, firmness=Firmness.HEDGED),
        Stance("s4", "osei", "fair", firmness=Firmness.UNDERSTOOD),
        Stance("s5", "osei", "clean", directness=Directness.REPORTED, voice="ruiz"),
        Stance("s6", "paper", "clean"),
        Stance("s7", "ruiz", "a1"),
    ),
)


def test_a_drawing_says_who_takes_which_side_and_nothing_of_who_takes_none() -> None:
    text = render_mermaid(CITY).text

    assert text.splitlines() == [
        "---",
        'title: "Traffic & \\"tolls\\""',
        "---",
        "flowchart RL",
        '  n0["Charge #34;cars#34;#59; now<br>+ Ana Ruiz<br>− Kofi Osei #40;hedged#41;"]:::claim',
        '  n1["The air gets cleaner"]:::claim',
        '  n2["It is fair"]:::claim',
        '  n3["The poor pay most"]:::claim',
        '  n4(["Clean and fair<br>+ Ana Ruiz"]):::step',
        "  n1 --- n4",
        "  n2 --- n4",
        "  n4 --> n0",
        "  n2 --> n1",
        "  n3 --x|undercut| n4",
        "  n2 <-.->|contrary| n3",
        "  n1 -.->|priority| n2",
        "  classDef claim fill:#fbfaf7,stroke:#8a8371,color:#1b2330",
        "  classDef step fill:#eae6dc,stroke:#8a8371,color:#1b2330",
    ]


def test_a_reason_for_nothing_speaks_to_no_other_whatever_that_is_called() -> None:
    both_linked, _ = CITY.arguments
    arguments = (both_linked, Argument("None", ("fair",), "clean"), Argument("a3", ("poor",), None))

    text = render_mermaid(replace(CITY, arguments=arguments)).text

    assert "  n2 --> n1" in text.splitlines()


def test_both_drawings_hold_the_same_and_tell_what_they_leave() -> None:
    dot, mermaid = render_dot(CITY), render_mermaid(CITY)

    assert dot.text.count(" -> ") == 7
    assert dot.conversion.losses == mermaid.conversion.losses
    assert dict(dot.conversion.carried) == {
        "claims": 4,
        "reasons": 2,
        "objections": 1,
        "relations": 2,
        "stances": 4,
    }
    losses = {loss.kind: loss.count for loss in dot.conversion.losses}
    assert (losses["stances:reports"], losses["claims:text"], losses["ids"]) == (1, 1, 19)


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
def test_graphviz_draws_the_labels() -> None:
    drawn = subprocess.run(
        ["dot", "-Tsvg"],
        input=render_dot(CITY).text.encode(),
        capture_output=True,
        check=True,
    )

    svg = drawn.stdout.decode()
    labels = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {"Traffic &amp; &quot;tolls&quot;", "Charge &quot;cars&quot;; now"} <= set(labels)
    assert {"+ Ana Ruiz", "− Kofi Osei (hedged)", "undercut", "contrary"} <= set(labels)
    assert "Cars that are dirty should pay." in svg
    assert drawn.stderr == b""
