from __future__ import annotations

import http.client
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest
from server.running_server import EXPERTS, FORM, QUERY, RunningServer, serving, wait_until

BEARER = {"Authorization": "Bearer a-token-of-length"}
ASK = "/sparql?query=ASK%20%7B%7D"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.0.2.7"]
)
def test_a_rebound_name_is_refused(server: RunningServer, host: str) -> None:
    assert server.get(ASK, Host=host).status == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:8000"])
def test_our_own_names_are_answered(server: RunningServer, host: str) -> None:
    assert server.get(ASK, Host=host).status == 200


@pytest.mark.parametrize("hosts", [[], ["127.0.0.1", "evil.example"], ["a b"], ["@x"], [""]])
def test_a_request_names_one_host(server: RunningServer, hosts: list[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("GET", ASK, skip_host=True)
    for host in hosts:
        connection.putheader("Host", host)
    connection.endheaders()

    status = connection.getresponse().status

    connection.close()
    assert status == 400


@pytest.mark.parametrize(
    ("version", "length"), [("1.1", "Content-Length: 5\r\n"), ("1.0", "")], ids=["both", "HTTP/1.0"]
)
def test_a_body_of_two_lengths_hides_no_second_request(
    server: RunningServer, version: str, length: str
) -> None:
    request = (
        f"POST /sparql HTTP/{version}\r\nHost: localhost\r\nContent-Type: {QUERY}\r\n{length}"
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        "GET /questions HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as client:
        client.sendall(request.encode())
        answer = b"".join(iter(lambda: client.recv(2**16), b""))

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"one length" in answer


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
    ids=str,
)
def test_a_foreign_page_may_not_post(server: RunningServer, headers: dict[str, str]) -> None:
    reply = server.request("POST", "/sparql", b"ASK {}", {"Content-Type": QUERY, **headers})

    assert reply.status == 403


def test_our_own_page_may_post(server: RunningServer) -> None:
    headers = {"Content-Type": QUERY, "Origin": server.address, "Sec-Fetch-Site": "same-origin"}

    assert server.request("POST", "/sparql", b"ASK {}", headers).status == 200


def test_a_foreign_page_may_not_embed_a_query(server: RunningServer) -> None:
    image = server.get(ASK, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")
    link = server.get("/query", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")

    assert (image.status, link.status) == (403, 200)


def test_no_origin_is_admitted_unless_named(server: RunningServer) -> None:
    reply = server.get(ASK, Origin="https://friend.example")

    assert "access-control-allow-origin" not in reply.headers
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_named_origin_may_ask(guarded_server: RunningServer) -> None:
    headers = {"Origin": "https://friend.example", "Sec-Fetch-Site": "cross-site", **BEARER}

    reply = guarded_server.request("POST", "/sparql", b"ASK {}", {"Content-Type": QUERY, **headers})

    assert reply.status == 200
    assert reply.headers["access-control-allow-origin"] == "https://friend.example"
    assert "Origin" in reply.headers["vary"]


@pytest.mark.parametrize(
    ("origin", "is_allowed"), [("https://friend.example", True), ("https://evil.example", False)]
)
def test_a_preflight_is_answered_by_origin(
    guarded_server: RunningServer, origin: str, is_allowed: bool
) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}

    reply = guarded_server.request("OPTIONS", "/sparql", None, headers)

    assert ("access-control-allow-methods" in reply.headers) == is_allowed
    assert ("access-control-allow-origin" in reply.headers) == is_allowed


def test_a_further_name_is_answered_where_it_was_given(guarded_server: RunningServer) -> None:
    assert guarded_server.request("GET", ASK, None, {"Host": "map.example", **BEARER}).status == 200


PATHS = ("/", ASK, "/graphs?default", "/download/map.ttl", "/events")


@pytest.mark.parametrize(
    "authorization", [None, "Bearer another-token-here", "Basic YTph", "Bearer"], ids=str
)
def test_nothing_is_given_without_the_token(
    guarded_server: RunningServer, authorization: str | None
) -> None:
    headers = {"Authorization": authorization} if authorization else {}

    with ThreadPoolExecutor(len(PATHS)) as asking:  # at once, since a wrong one is told late
        replies = [*asking.map(lambda x: guarded_server.request("GET", x, None, headers), PATHS)]

    statuses = {path: reply.status for path, reply in zip(PATHS, replies, strict=True)}
    assert statuses == dict.fromkeys(PATHS, 401)
    assert all(x.headers["www-authenticate"].startswith("Bearer") for x in replies)


def test_a_browser_without_the_token_is_asked_for_it(guarded_server: RunningServer) -> None:
    reply = guarded_server.request("GET", "/", None, {"Accept": "text/html,*/*;q=0.8"})

    assert (reply.status, reply.headers["location"]) == (303, "/token")


def test_the_token_opens(guarded_server: RunningServer) -> None:
    assert guarded_server.request("GET", ASK, None, BEARER).status == 200


def test_a_browser_gets_a_cookie_that_is_not_the_token(guarded_server: RunningServer) -> None:
    body = urlencode({"token": "a-token-of-length"}).encode()

    reply = guarded_server.request("POST", "/token", body, {"Content-Type": FORM})
    cookie = reply.headers["set-cookie"]
    opened = guarded_server.request("GET", ASK, None, {"Cookie": cookie.partition(";")[0]})

    assert reply.status == 303
    assert "a-token-of-length" not in cookie
    assert {"HttpOnly", "SameSite=strict"} <= {x.strip() for x in cookie.split(";")}
    assert opened.status == 200


def test_a_wrong_token_gets_no_cookie(guarded_server: RunningServer) -> None:
    forms = [urlencode(x).encode() for x in ({"token": "wrong"}, {}, {"token": "ä" * 20})]

    with ThreadPoolExecutor(len(forms)) as asking:
        replies = [
            *asking.map(
                lambda x: guarded_server.request("POST", "/token", x, {"Content-Type": FORM}), forms
            )
        ]

    assert [(reply.status, "set-cookie" in reply.headers) for reply in replies] == [
        (401, False)
    ] * 3


def test_the_log_holds_neither_query_nor_token() -> None:
    with serving(token="a-token-of-length") as server:
        server.request("GET", f"/sparql?query={EXPERTS.replace(' ', '+')}", None, BEARER)
        server.request("GET", "/a%0A%1B[31mb?token=a-token-of-length", None, BEARER)
        assert wait_until(lambda: server.log().count("\n") == 2)
        server.process.terminate()
        server.process.wait(timeout=20)
        log = server.log()

    lines = [line.rpartition(" ")[0].rpartition(" ")[0] for line in log.splitlines()]
    assert lines == ["GET /sparql 200", r"GET /a\n\x1b[31mb 404"]


def test_what_is_sent_is_inert_in_a_browser(server: RunningServer) -> None:
    reply = server.query("SELECT ('<script>' AS ?x) {}", "application/sparql-results+xml")

    assert "sandbox" in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
