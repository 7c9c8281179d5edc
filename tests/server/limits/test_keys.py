from __future__ import annotations

from counterpoint.server.limits.keys import LaunchKeys


def test_a_key_opens_once() -> None:
    keys = LaunchKeys()
    first, second = keys.make(), keys.make()

    assert [keys.take(first), keys.take(first), keys.take("other"), keys.take(second)] == [
        True,
        False,
        False,
        True,
    ]
