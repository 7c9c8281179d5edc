"""Invented votes of hundreds: two sides that share some claims, and some who voted little."""

from __future__ import annotations

import random

_SUBJECTS = ("Buses", "Trams", "Tolls", "Parking", "Cycling", "Schools", "Parks", "Noise")


def crowd_csv(voters: int, claims: int, *, ballots: int = 12, grouped: bool = False) -> str:
    """A plain table of votes; the last twentieth of the voters saw three claims only.

    Of each four claims the two sides share one, clash over two, and are split over one. Voters
    of even number are on one side, called North, those of odd number on the other, South.
    """
    chance = random.Random(voters * 1009 + claims)
    lines = ["expert,claim,stance,group" if grouped else "expert,claim,stance"]
    for voter in range(voters):
        side = voter % 2
        number = 3 if voter >= voters * 19 // 20 else ballots
        for claim in sorted(chance.sample(range(claims), min(number, claims))):
            likely = (0.92, 0.9 - 0.8 * side, 0.1 + 0.8 * side, 0.5)[claim % 4]
            draw = chance.random()
            vote = "pass" if draw > 0.94 else "agree" if draw < 0.94 * likely else "disagree"
            subject = _SUBJECTS[claim % len(_SUBJECTS)]
            row = f"Voter {voter},{subject} come first in plan {claim} of the city,{vote}"
            lines.append(f"{row},{('North', 'South')[side]}" if grouped else row)
    return "\n".join(lines) + "\n"
