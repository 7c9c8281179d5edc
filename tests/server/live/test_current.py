from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from event_loops import run_apart
from server.silent_listening import heard_in_silence

from counterpoint.server.live.current import Live
from counterpoint.server.live.edition import Edition


def test_who_listens_hears_of_us_before_a_proxy_would_end_the_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    events = Live(cast("Edition", SimpleNamespace(version="one"))).events()

    event, patience = run_apart(
        heard_in_silence(events, monkeypatch, "counterpoint.server.live.current")
    )

    assert (event, patience) == (b"id: one\n: still here\n\n", [15.0])
