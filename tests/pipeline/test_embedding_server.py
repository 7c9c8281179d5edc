"""An encoder of the user's own: what it adds to suggestions, and what becomes of its faults."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from scripted_models import Question, Reply, scripted_model

from counterpoint.drafting import Encodings, Spot, Suggester
from counterpoint.errors import InputError, UsageError
from counterpoint.model import ArgumentMap, Claim
from counterpoint.pipeline.embedding_server import EmbeddingServer

TEXT = "Motorists ought to be billed."
CLAIMS = (
    Claim("charge", "Charge drivers", "Those who drive should pay."),
    Claim("bills", "Print bills", "Bills ought to be billed in print."),
)
TOWN = ArgumentMap("town", "https://e.org/", "t", "q", claims=CLAIMS)


def meaning(text: str) -> list[float]:
    """The vector of a text: whether it is about driving, about printing, or about neither."""
    return [
        float("otorist" in text or "drive" in text),
        float("print" in text),
        0.1,
    ]


def vectors(question: Question, _: int) -> Reply:
    rows = [{"index": at, "embedding": meaning(x)} for at, x in enumerate(question["input"])]
    return Reply(json.dumps({"data": rows[::-1]}).encode())


def first_suggestion(answer: Callable[[Question, int], Reply]) -> tuple[str, str, int]:
    """The likest claim, what the encoder's trouble is, and how often it was asked."""
    with scripted_model(answer) as server:
        encodings = Encodings(EmbeddingServer(server.address, "tiny", seconds=5))
        suggester = Suggester(TOWN, {"panel": TEXT}, encodings=encodings)
        spot = Spot("panel", 0, len(TEXT), "ruiz")
        suggester.find_same(spot)
        claim, *_ = suggester.find_same(spot)
    return claim.claim, encodings.trouble, len(server.questions)


def test_an_encoder_finds_what_is_meant_in_other_words_and_is_asked_once_for_a_text() -> None:
    without = Suggester(TOWN, {"panel": TEXT}).find_same(Spot("panel", 0, len(TEXT), "ruiz"))

    assert without[0].claim == "bills"
    assert first_suggestion(vectors) == ("charge", "", 1)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=500),
        Reply(b"rubbish"),
        Reply(b'{"data": []}'),
        Reply(b'{"data": [{"index": 0, "embedding": [NaN]}]}'),
        Reply(b'{"data": [{"index": 0, "embedding": "AAAA"}]}'),
    ],
    ids=["status", "no JSON", "none", "no number", "text"],
)
def test_suggestions_go_without_an_encoder_that_fails_and_ask_it_no_more(reply: Reply) -> None:
    claim, trouble, questions = first_suggestion(lambda *_: reply)

    assert claim == "bills"
    assert "127.0.0.1: answers with" in trouble
    assert questions == 1


def test_vectors_come_in_the_order_of_the_texts_and_in_batches() -> None:
    texts = [f"drive {number}" if number % 2 else f"print {number}" for number in range(100)]

    with scripted_model(vectors) as server:
        result = EmbeddingServer(server.address, "tiny")(texts)

    assert result == [meaning(text) for text in texts]
    assert [len(question["input"]) for question in server.questions] == [64, 36]


def test_nobody_at_the_address_and_no_address_are_mistakes() -> None:
    with scripted_model(vectors) as server:
        old_address = server.address

    with pytest.raises(InputError, match="nothing answers there"):
        EmbeddingServer(old_address, "tiny")(["drive"])
    with pytest.raises(UsageError, match="name an address"):
        EmbeddingServer("ftp://example.org", "tiny")
