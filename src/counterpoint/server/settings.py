"""How a server is run: where it listens, whom it admits, and its limits."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from counterpoint.errors import UsageError

MEBIBYTE = 2**20

_HOST = r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)"
_NAME = re.compile(rf"{_HOST}|[0-9A-Fa-f:.]+", re.ASCII)
# As the header Origin has it: https://fetch.spec.whatwg.org/#origin-header.
_ORIGIN = re.compile(rf"[a-z][a-z0-9+.-]*://{_HOST}(:[0-9]{{1,5}})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where to listen, whom to admit, what to bound; sizes in bytes, times in seconds.

    ``token`` is what a client must show (``""``: nothing, on loopback only); ``names`` are
    further host names under which the server is reached; ``origins`` are the web origins whose
    pages may read the answers (none by default); ``proxies`` are the addresses of machines that
    pass on the requests of many (this machine's own are such anyway).

    Raises:
        UsageError: it would listen beyond this machine without a token, or an origin, a
            name or a proxy's address is none.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    is_csv_raw: bool = False
    # Round numbers; how honest clients fare with them under attack shows tests/server/besieging.py.
    workers: int = 2
    queue: int = 64
    # As on the command line; in a form each byte of a query may be written with three.
    query_size: int = 16 * 2**10
    form_size: int = 64 * 2**10
    deadline: float = 10.0
    # As on the command line too; and five such answers at once.
    rows: int = 100_000
    answer_size: int = 50 * MEBIBYTE
    answers_size: int = 256 * MEBIBYTE
    body_deadline: float = 10.0
    send_deadline: float = 30.0
    connections: int = 256
    listeners: int = 32
    proxies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not is_loopback(self.host) and not self.token:
            raise UsageError(
                f"--host {self.host} can be reached from other machines; give --token as well, "
                "or leave the host out to listen on this machine only"
            )
        if self.token and (len(self.token) < 16 or not self.token.isascii()):
            raise UsageError("--token needs at least 16 ASCII characters")
        for origin in self.origins:
            if not _ORIGIN.fullmatch(origin):
                raise UsageError(
                    f"--cors-origin {origin!r} is no origin, as browsers tell it; "
                    "write it like https://example.org or http://localhost:3000, without a path"
                )
        for name in self.names:
            if not _NAME.fullmatch(name):
                raise UsageError(
                    f"--name {name!r} is no host name; write it without scheme, port and path"
                )
        for proxy in self.proxies:
            if not _is_address(proxy):
                raise UsageError(
                    f"--proxy {proxy!r} is no address; write it like 192.0.2.7 or 2001:db8::7"
                )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens there.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    """Whether ``text`` is an IP address, written in the usual way."""
    try:
        return str(ipaddress.ip_address(text)) == text.lower()
    except ValueError:
        return False
