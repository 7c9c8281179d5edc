from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator

import pytest
from small_map import write_small_map
from work_client import Client, Json
from workbenches import working


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("mill")
    with working(write_small_map(folder), "mill.argdown", is_forked=False) as bench:
        asking = Client(bench)
        yield asking
        asking.close()


@pytest.fixture(autouse=True)
def _as_it_was(client: Client) -> Iterator[None]:
    before = client.bench.map_file.read_bytes()
    yield
    client.bench.map_file.write_bytes(before)


def test_state_and_text_fit_together_and_have_tags(client: Client) -> None:
    state, text = client.ask("/api/state"), client.ask("/api/text")
    sentences = {x["id"]: x for source in text.json()["sources"] for x in source["sentences"]}
    again = client.ask("/api/text", If_None_Match=text.headers["etag"])

    records = state.json()
    assert state.headers["etag"] == f'"{records["hash"]}"'
    assert text.headers["etag"] == f'"{records["text"]}"'
    assert (again.status, again.body) == (304, b"")
    assert records["sentences"].keys() <= sentences.keys()
    counts = {key: records["counts"][key] for key in ("mapped", "aside", "claims", "warnings")}
    assert counts == {"mapped": 13, "aside": 1, "claims": 9, "warnings": 1}
    keeps = next(x for x in records["stances"].values() if x["expert"] == "ruiz" and x["claim"])
    start, end = keeps["phrase"]["start"], keeps["phrase"]["end"]
    source = text.json()["sources"][0]["text"]
    assert source[start:end] == keeps["phrase"]["text"]


def test_a_decision_is_on_disk_read_back_and_taken_back(client: Client) -> None:
    before, state = client.bench.map_file.read_bytes(), client.state()
    body = {
        "do": "unrelated",
        "claims": ["keep-the-mill", "the-wheel-lasts"],
        "note": "two matters",
    }

    reply = client.ask("/api/decisions?language=de", body, match=state["hash"])
    answer = reply.json()
    written = client.bench.map_file.read_bytes()
    undone = client.ask("/api/undo", "", match=answer["hash"])

    assert reply.status == 200
    assert answer["sentence"] == (
        "„Keep the mill“ und „The wheel lasts“ sind verglichen und ohne Zusammenhang: two matters."
    )
    assert list(answer["changed"]["unrelated"]) == ["keep-the-mill--the-wheel-lasts"]
    assert {x: y for x, y in answer["changed"].items() if y}.keys() == {"unrelated"}
    assert answer["undo"] == {"count": 1, "sentence": answer["sentence"]}
    assert b"two matters" in written
    assert undone.json()["removed"]["unrelated"] == ["keep-the-mill--the-wheel-lasts"]
    assert client.bench.map_file.read_bytes() == before
    assert (
        client.ask("/api/undo", "", match=undone.json()["hash"]).json()["code"] == "nothing-to-undo"
    )


REFUSALS: dict[str, tuple[object, int, str]] = {
    "no object": ([], 400, "malformed"),
    "unknown word": ({"do": "dance"}, 400, "malformed"),
    "unknown field": ({"do": "aside", "sentence": "x", "why": "y", "how": 1}, 400, "malformed"),
    "wrong value": ({"do": "claim", "title": "A", "text": "a", "kind": "hope"}, 400, "malformed"),
    "line end": ({"do": "claim", "title": "A\nB", "text": "a"}, 400, "malformed"),
    "no sentence": ({"do": "aside", "sentence": "talk:none", "why": "y"}, 404, "unknown"),
    "no claim": ({"do": "change", "claim": "none"}, 404, "unknown"),
    "in use": ({"do": "remove", "claim": "keep-the-mill"}, 422, "in-use"),
    "half a pair": ({"do": "accept", "sentence": "\ud800"}, 404, "unknown"),
    "no letter": (
        {"do": "claim", "title": "A", "text": "a", "topics": ["\ud800"]},
        400,
        "malformed",
    ),
    "no change": ({"do": "change", "claim": "keep-the-mill"}, 422, "no-change"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_is_told_with_its_code(client: Client, name: str) -> None:
    body, status, code = REFUSALS[name]

    reply = client.ask("/api/decisions", body, match=client.state()["hash"])

    assert (reply.status, json.loads(reply.body.decode())["code"]) == (status, code)
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_state_that_is_past_no_state_and_no_json_are_refused(client: Client) -> None:
    body = {"do": "remove", "unrelated": "sell-the-mill--the-wheel-lasts"}
    present = client.state()["hash"]
    stale = client.ask("/api/decisions", body, match="0" * 64)
    none = client.ask("/api/decisions", body)
    plain = client.ask("/api/decisions", body, match=present, Content_Type="text/plain")
    large = client.ask("/api/decisions", {"do": "x" * 70_000}, match=present)

    assert (stale.status, stale.json()["state"]["hash"]) == (412, present)
    assert (none.status, plain.status, large.status) == (428, 415, 413)


def test_a_save_from_outside_is_a_conflict_with_the_fresh_state(client: Client) -> None:
    state = client.state()
    outside = client.bench.map_text().replace("The mapper's own remarks", "Another's remark")
    client.bench.map_file.write_text(outside, encoding="utf-8")
    body = {"do": "remove", "unrelated": "sell-the-mill--the-wheel-lasts"}

    reply = client.ask("/api/decisions", body, match=state["hash"])

    assert (reply.status, reply.json()["code"]) in {(409, "changed-outside"), (412, "stale")}
    assert client.bench.map_text() == outside
    fresh = reply.json()["state"]["hash"]
    assert client.ask("/api/decisions", body, match=fresh).status == 200


def test_who_does_not_show_the_token_or_comes_from_elsewhere_gets_nothing(client: Client) -> None:
    state = client.state()
    body = {"do": "remove", "unrelated": "sell-the-mill--the-wheel-lasts"}
    silent = client.ask("/api/state", Authorization="")
    foreign = client.ask(
        "/api/decisions", body, match=state["hash"], Origin="https://elsewhere.example"
    )
    rebound = client.ask("/api/state", Host="elsewhere.example")

    assert (silent.status, foreign.status, rebound.status) == (401, 403, 403)
    assert client.state()["hash"] == state["hash"]


def test_the_printed_address_lets_a_browser_in_and_another_key_does_not(client: Client) -> None:
    opened = client.ask(f"/token?key={client.token}", Authorization="")
    cookie = opened.headers["set-cookie"].partition(";")[0]
    wrong = client.ask("/token?key=none-of-ours", Authorization="")

    assert (opened.status, opened.headers["location"]) == (303, "/")
    assert client.token not in cookie
    assert client.ask("/api/check", Authorization="", Cookie=cookie).status == 200
    assert wrong.status == 401


def test_what_is_asked_for_at_a_sentence_and_between_claims(client: Client) -> None:
    sentences = client.ask("/api/text").json()["sources"][0]["sentences"]
    name = next(x["id"] for x in sentences if x["speaker"] == "brandt")
    suggestions = client.ask(f"/api/suggestions?sentence={name}").json()
    compared = client.ask("/api/compare").json()
    findings = client.ask("/api/findings?issue=keep&language=uk").json()
    checks = client.ask("/api/check").json()
    claims = client.ask("/api/claims?q=wheel+last").json()["claims"]

    assert len(suggestions["same"]) == 5
    assert {"title", "text", "kind", "phrase", "reasonFor"} <= suggestions.keys()
    assert compared["experts"] == ["ruiz", "osei", "brandt"]
    assert compared["topics"][0]["cells"]["osei"] == [
        "keep-the-mill",
        "the-mill-feeds-the-valley",
        "sell-the-mill",
    ]
    assert any("радить" in x["sentence"] or "радять" in x["sentence"] for x in findings["findings"])
    assert [(x["sort"], x["code"], x["jump"] is not None) for x in checks["items"]] == [
        ("warning", "unreasoned", True)
    ]
    assert [x["claim"] for x in claims[:2]] == ["the-wheel-is-the-last", "the-wheel-lasts"]
    assert client.ask("/api/suggestions?sentence=none").status == 404


def test_a_change_is_told_to_whoever_listens(client: Client) -> None:
    client.state()  # what the test before has put back is known
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=60)
    connection.request("GET", "/events", headers={"Authorization": f"Bearer {client.token}"})
    with contextlib.closing(connection), connection.getresponse() as stream:
        stream.readline()
        outside = client.bench.map_text().replace("The mapper's own remarks", "Another's remark")
        client.bench.map_file.write_text(outside, encoding="utf-8")

        assert next_change(stream)["hash"] == client.state()["hash"]

        text = client.bench.map_file.with_name("talk.txt")
        content = text.read_bytes()
        text.unlink()
        next_change(stream)
        text.write_bytes(content)
        next_change(stream)


def next_change(stream: http.client.HTTPResponse) -> Json:
    """What the next event tells, past the signs that the server is still there."""
    lines = iter(lambda: stream.readline().decode(), "")
    assert "event: changed\n" in lines
    event: Json = json.loads(next(lines).removeprefix("data: "))
    return event


def test_the_description_names_every_decision_and_path(client: Client) -> None:
    described = client.ask("/api/openapi.json").json()
    words = (
        client.decide({"do": "dance"}).json()["advice"].removeprefix("it is one of ").split(", ")
    )
    schemas = described["components"]["schemas"]

    assert {x for x in schemas if "do" in schemas[x].get("properties", {})} >= set(words)
    for path in described["paths"]:
        assert client.ask(path).status in {200, 404, 405}, path
