"""``/suppose``: what would be told otherwise, computed when asked."""

from __future__ import annotations

import pytest
from server.running_server import RunningServer


def test_what_is_supposed_together_is_computed(server: RunningServer) -> None:
    reply = server.get("/suppose?reject=charge&silence=Maja%20Lind")

    answer = reply.json()
    change = answer["change"]
    assert reply.status == 200
    assert isinstance(change, dict)
    assert change["issues"]
    assert [movement for movement, _ in change["said"]].count("gone") > 1
    assert "suppose.tension-gone" in str(answer["sentences"])
    assert "Charge for the centre" in str(answer["titles"])


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("reject=chrage", "did you mean charge?"),
        ("silence=mayor", "was not asked (cited)"),
        ("accept=charge-lorries&reject=charge", "leave one of the two out"),
        ("", "nothing is supposed"),
        ("rejct=charge", "there is no parameter 'rejct'"),
        ("&".join(f"reject={n}" for n in range(13)), "more than 12 names"),
        (f"reject={'x' * 501}", "more than 500 letters"),
    ],
    ids=["claim", "cited", "both", "nothing", "parameter", "many", "long"],
)
def test_what_cannot_be_supposed_is_told_with_a_remedy(
    server: RunningServer, query: str, advice: str
) -> None:
    reply = server.get(f"/suppose?{query}")

    assert reply.status == 400
    assert advice in reply.text
