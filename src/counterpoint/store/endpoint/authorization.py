"""Showing who we are: the header Authorization, as the endpoint asks for it.

Basic (RFC 7617), Digest (RFC 7616, which Virtuoso asks for) and Bearer (RFC 6750). Nothing is
shown to an address that has not asked, except a token. What belongs here: that header.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import parse_http_list, parse_keqv_list

from counterpoint.store.endpoint.credentials import Credentials

_HASHES = {"md5": "md5", "sha-256": "sha256"}


@dataclass(slots=True)
class _Digest:
    """An endpoint's challenge, and how often it was answered."""

    realm: str
    nonce: str
    opaque: str
    algorithm: str
    has_quality: bool
    count: int = 0


@dataclass(slots=True)
class Authorizer:
    """Answers challenges with ``credentials``; keeps the last of each address for the next."""

    credentials: Credentials
    _answers: dict[str, _Digest | str] = field(default_factory=dict)

    def header(self, method: str, address: str) -> str | None:
        """What to send to ``address``, if it is known how."""
        if self.credentials.token:
            return f"Bearer {self.credentials.token}"
        answer = self._answers.get(_whole(address))
        return self._digest(answer, method, address) if isinstance(answer, _Digest) else answer

    def can_answer(self, address: str, challenges: list[str]) -> bool:
        """Whether a refused request may be sent again: we have what the challenge asks for.

        ``challenges`` are the values of WWW-Authenticate. A challenge that we have answered is
        answered again only if its nonce was new.
        """
        if not self.credentials.user:
            return False
        before = self._answers.get(_whole(address))
        for challenge in challenges:
            scheme, _, rest = challenge.strip().partition(" ")
            if scheme.lower() == "digest":
                digest = _read_digest(rest)
                if digest is None:
                    continue
                is_stale = "stale=true" in rest.lower().replace('"', "").replace(" ", "")
                if isinstance(before, _Digest) and not is_stale:
                    return False
                self._answers[_whole(address)] = digest
                return True
            if scheme.lower() == "basic":
                pair = f"{self.credentials.user}:{self.credentials.password}".encode()
                answer = f"Basic {base64.b64encode(pair).decode('ascii')}"
                self._answers[_whole(address)] = answer
                return before != answer
        return False

    def knows(self, address: str) -> bool:
        """Whether ``address`` has been answered before, or there is nothing to show."""
        return not self.credentials.user or _whole(address) in self._answers

    def _digest(self, digest: _Digest, method: str, address: str) -> str:
        digest.count += 1

        def hashed(*parts: str) -> str:
            return hashlib.new(
                _HASHES[digest.algorithm.lower()], ":".join(parts).encode()
            ).hexdigest()

        parts = urlsplit(address)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        secret = hashed(self.credentials.user, digest.realm, self.credentials.password)
        request = hashed(method, target)
        fields = {
            "username": self.credentials.user,
            "realm": digest.realm,
            "nonce": digest.nonce,
            "uri": target,
        }
        bare = {"algorithm": digest.algorithm}
        if digest.has_quality:
            count, own = f"{digest.count:08x}", secrets.token_hex(8)
            fields["cnonce"] = own
            bare |= {"qop": "auth", "nc": count}
            fields["response"] = hashed(secret, digest.nonce, count, own, "auth", request)
        else:
            fields["response"] = hashed(secret, digest.nonce, request)
        if digest.opaque:
            fields["opaque"] = digest.opaque
        texts = [f'{name}="{_quoted(value)}"' for name, value in fields.items()]
        return f"Digest {', '.join([*texts, *(f'{name}={value}' for name, value in bare.items())])}"


def _read_digest(text: str) -> _Digest | None:
    """The challenge, unless it asks for what we do not do."""
    try:
        challenge = parse_keqv_list(parse_http_list(text))
    except (ValueError, IndexError):
        return None
    algorithm = challenge.get("algorithm", "MD5")
    qualities = {each.strip() for each in challenge.get("qop", "").split(",") if each.strip()}
    if algorithm.lower() not in _HASHES or (qualities and "auth" not in qualities):
        return None
    return _Digest(
        challenge.get("realm", ""),
        challenge.get("nonce", ""),
        challenge.get("opaque", ""),
        algorithm,
        bool(qualities),
    )


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _whole(address: str) -> str:
    """``address`` without its parameters: a challenge holds for the path."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"
