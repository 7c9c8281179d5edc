"""The report on a vote of a crowd: under which heading a claim stands."""

from __future__ import annotations

import re

from counterpoint.model import ArgumentMap, Claim, Crowd
from counterpoint.views.report.votes import render_votes_report

# By claim: agree, disagree and pass of group A and of group B.
VOTES = {
    "buses": ((9, 1, 0), (6, 4, 0)),
    "fees": ((0, 0, 0), (0, 0, 0)),
    "noise": ((1, 9, 0), (2, 8, 0)),
    "parks": ((9, 1, 0), (4, 3, 3)),
    "tolls": ((9, 1, 0), (2, 8, 0)),
}


def test_a_heading_is_true_of_each_claim_beneath_it() -> None:
    agrees, disagrees, passes = (
        tuple((first[side], second[side], 0) for first, second in VOTES.values())
        for side in range(3)
    )
    crowd = Crowd(
        tuple(VOTES), ("A", "B"), (10, 10, 0), agrees, disagrees, passes, has_found_groups=True
    )
    claims = tuple(Claim(claim, title=claim, text="") for claim in VOTES)
    argument_map = ArgumentMap("m", "https://example.org/m/", "Traffic", "What?", claims=claims)

    report = render_votes_report(argument_map, crowd)

    claims_of = {
        section.split("\n")[0]: re.findall(r"^- \*(\w+)\*", section, re.MULTILINE)
        for section in report.split("\n## ")
    }
    assert claims_of["What all groups agree on"] == ["buses"]
    assert claims_of["What comes nearest"] == ["parks"]
    assert claims_of["What all groups reject"] == ["noise"]
    (divide,) = re.findall(r"\*buses\* .*all the same\.", report)
    assert "6 of 10 agree in group B. Most of every group agree" in divide
    assert "every vote" not in report
    assert "`--groups-by polis` may find others" in report
