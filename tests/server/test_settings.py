from __future__ import annotations

import pytest

from counterpoint.errors import UsageError
from counterpoint.server.settings import Settings


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "map.example"])
def test_other_machines_are_let_in_only_with_a_token(host: str) -> None:
    with pytest.raises(UsageError, match="give --token"):
        Settings(host=host)

    assert Settings(host=host, token="a-token-of-length").host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_needs_no_token(host: str) -> None:
    assert Settings(host=host).token == ""


def test_a_token_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 16"):
        Settings(token="secret")
