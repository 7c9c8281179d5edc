"""Keys by which a browser that we open ourselves gets in: each opens once.

An address is seen by other programs of the machine, in the list of processes say, so the token is
not put into one. What belongs here: making and taking such keys.
"""

from __future__ import annotations

import secrets


class LaunchKeys:
    """The keys that were handed out and not used yet."""

    def __init__(self) -> None:
        self._keys: set[str] = set()

    def make(self) -> str:
        """A new key."""
        key = secrets.token_urlsafe(24)
        self._keys.add(key)
        return key

    def take(self, key: str) -> bool:
        """Whether the key is one, which it is no longer afterwards."""
        if key not in self._keys:
            return False
        self._keys.discard(key)
        return True
