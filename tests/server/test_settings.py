from __future__ import annotations

import asyncio
import resource
from pathlib import Path

import pytest

from counterpoint.errors import UsageError
from counterpoint.server.service import serve
from counterpoint.server.settings import ServerSettings


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "map.example"])
def test_other_machines_are_let_in_only_with_a_token(host: str) -> None:
    with pytest.raises(UsageError, match="give --token"):
        ServerSettings(host=host)

    assert ServerSettings(host=host, token="a-token-of-length").host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_needs_no_token(host: str) -> None:
    assert ServerSettings(host=host).token == ""


@pytest.mark.parametrize("origin", ["example.org", "https://example.org/", "*", "https://a b"])
def test_an_origin_that_no_browser_sends_is_refused(origin: str) -> None:
    with pytest.raises(UsageError, match="is no origin"):
        ServerSettings(origins=(origin,))

    assert ServerSettings(origins=("http://[::1]:3000", "https://example.org"))


@pytest.mark.parametrize("name", ["http://map.example", "map.example:8000", "a/b", ""])
def test_a_name_that_is_none_of_a_host_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is no host name"):
        ServerSettings(names=(name,))


@pytest.mark.parametrize("proxy", ["proxy.example", "192.0.2.0/24", "192.0.2.7:80", ""])
def test_a_proxy_is_named_by_its_address(proxy: str) -> None:
    with pytest.raises(UsageError, match="is no address"):
        ServerSettings(proxies=(proxy,))

    assert ServerSettings(proxies=("192.0.2.7", "2001:db8::7"))


def test_a_token_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 16"):
        ServerSettings(token="secret")


def test_too_few_open_files_are_told_before_any_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    few = (5, 5)
    monkeypatch.setattr(resource, "getrlimit", lambda _: few)
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setattr(asyncio, "run", lambda _: pytest.fail("it began"))

    with pytest.raises(UsageError, match="may open 5 files, too few to serve"):
        serve([tmp_path / "map.argdown"], ServerSettings(port=0))
