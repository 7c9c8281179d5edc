"""A vote of many, asked by an assistant: groups and numbers, and nobody by name."""

from __future__ import annotations

from pathlib import Path

from assistants.sessions import Page, Session, debate_of, talk
from crowds import crowd_csv

import counterpoint as cp
from counterpoint.assistants.debates import Shelf


def test_a_vote_of_many_is_told_by_group(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(80, 8, ballots=8, grouped=True), encoding="utf-8")
    argument_map = cp.read(path)
    wished = argument_map.claims[0].id

    async def talking(session: Session) -> list[Page]:
        return [
            await session.call("brief"),
            await session.call("agreements"),
            await session.call("tensions"),
            await session.call("claims", claim=wished),
            await session.call("compare", first="a", second="b"),
            await session.call("questions"),
            await session.call("agreements", least_score=0.5),
            await session.call("tensions", experts=["a"]),
        ]

    brief, agreements, tensions, claim, compare, questions, strong, single = talk(
        Shelf(lambda _: debate_of(argument_map)), talking
    )

    assert [x["voters"] for x in brief.said["groups"]] == [40, 40]
    assert brief.items
    assert len(agreements.items) == len(tensions.items) == 8
    shares = [x["agreement"] for x in agreements.items]
    assert shares == sorted(shares, reverse=True)
    assert [x["most_of_every_group_agree"] for x in agreements.items[::7]] == [True, False]
    assert [x["group"] for x in claim.items[0]["votes"]] == ["North", "South"]
    assert sum(x["agree"] + x["disagree"] + x["pass"] for x in claim.items[0]["votes"]) >= 76
    assert "80 voters are counted by group" in compare.said["message"]
    assert not questions.is_refusal
    assert len(strong.items) == sum(x >= 0.5 for x in shares) not in {0, 8}
    assert f"`least_score` leaves out {8 - len(strong.items)} of 8" in strong.own["notes"][-1]
    assert "nobody is told by name" in single.said["message"]
