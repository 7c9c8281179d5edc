"""Who we are: found where it should be, shown as it is asked for, told nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError, UsageError
from counterpoint.store.endpoint.addresses import addresses_of
from counterpoint.store.endpoint.authorization import Authorizer
from counterpoint.store.endpoint.client import Client
from counterpoint.store.endpoint.credentials import Credentials, find_credentials

ADDRESS = "http://db.example/query"
USER = "COUNTERPOINT_ENDPOINT_USER"
PASSWORD = "COUNTERPOINT_ENDPOINT_PASSWORD"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine db.example login file password kept")
    environment = {"NETRC": str(netrc)}

    assert find_credentials(ADDRESS, environment) == Credentials("file", "kept")
    environment |= {USER: "ruiz", PASSWORD: "secret"}
    assert find_credentials(ADDRESS, environment) == Credentials("ruiz", "secret")
    environment |= {"COUNTERPOINT_ENDPOINT_TOKEN": "t"}
    assert find_credentials(ADDRESS, environment) == Credentials(token="t")


def test_the_file_is_for_its_hosts_only(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine other.example login file password kept")
    (tmp_path / ".netrc").chmod(0o600)

    assert not find_credentials(ADDRESS, {"HOME": str(tmp_path)})
    assert not find_credentials(ADDRESS, {"HOME": str(tmp_path / "nowhere")})


def test_half_of_a_pair_is_told() -> None:
    with pytest.raises(UsageError, match=f"{USER} is set and {PASSWORD} is not"):
        find_credentials(ADDRESS, {USER: "ruiz"})


def test_a_mistake_in_the_file_is_told_without_what_it_holds(tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine db.example login ruiz\npasswort secret\n")

    with pytest.raises(InputError, match="not well formed") as failure:
        find_credentials(ADDRESS, {"NETRC": str(netrc)})

    assert "secret" not in str(failure.value)
    assert "passwort" not in str(failure.value)


def test_a_line_break_cannot_add_a_header() -> None:
    with pytest.raises(UsageError, match="line break"):
        find_credentials(ADDRESS, {"COUNTERPOINT_ENDPOINT_TOKEN": "a\r\nX-Other: b"})


def test_digest_answers_as_the_standard_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    # The example of RFC 2617, section 3.5.
    monkeypatch.setattr("secrets.token_hex", lambda _: "0a4f113b")
    authorizer = Authorizer(Credentials("Mufasa", "Circle Of Life"))
    address = "http://www.nowhere.org/dir/index.html"
    challenge = (
        'Digest realm="testrealm@host.com", qop="auth,auth-int", '
        'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    )

    assert authorizer.header("GET", address) is None
    assert authorizer.can_answer(address, [challenge])
    header = authorizer.header("GET", address) or ""

    assert 'response="6629fae49393a05397450978507c4ef1"' in header
    assert "nc=00000001" in header


def test_what_was_refused_is_not_shown_again() -> None:
    authorizer = Authorizer(Credentials("ruiz", "secret"))
    digest = 'Digest realm="r", nonce="n", qop="auth"'

    assert authorizer.can_answer(ADDRESS, ['Basic realm="r"'])
    assert authorizer.header("GET", ADDRESS) == "Basic cnVpejpzZWNyZXQ="
    assert not authorizer.can_answer(ADDRESS, ['Basic realm="r"'])
    assert authorizer.can_answer("http://db.example/update", [digest])
    assert not authorizer.can_answer("http://db.example/update", [digest])
    assert authorizer.can_answer("http://db.example/update", [f"{digest}, stale=true"])


def test_nothing_is_shown_to_who_asks_for_something_else() -> None:
    authorizer = Authorizer(Credentials("ruiz", "secret"))

    assert not authorizer.can_answer(ADDRESS, ["Negotiate", 'Digest nonce="n", algorithm=X'])
    assert not Authorizer(Credentials()).can_answer(ADDRESS, ['Basic realm="r"'])


@pytest.mark.parametrize(
    ("address", "count"),
    [(ADDRESS, 2), ("https://db.example/query", 0), ("http://127.0.0.1:1/query", 0)],
)
def test_a_password_in_the_clear_is_warned_of(address: str, count: int) -> None:
    client = Client(addresses_of(address), Credentials("ruiz", "secret"), seconds=1)
    unknown = Client(addresses_of(address), Credentials(), seconds=1)

    assert (len(client.warnings), len(unknown.warnings)) == (count, 0)
