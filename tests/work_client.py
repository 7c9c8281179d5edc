"""A program that drives a workbench over HTTP, by nothing but the standard library."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from workbenches import Workbench

Json = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Json:
        read: Json = json.loads(self.body)
        return read


class Client:
    """Asks a workbench as a program would, by its token."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        address = urlsplit(bench.way_in)
        self.token = address.query.partition("=")[2]
        self.port = address.port or 0
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(
        self, path: str, body: object = None, *, match: str | None = None, **headers: str
    ) -> Reply:
        """GET, or POST where there is a body; "" is an empty one."""
        own = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if match is not None:
            own["If-Match"] = f'"{match}"'
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        content = None if body is None else b"" if body == "" else json.dumps(body).encode()
        method = "GET" if body is None else "POST"
        self._connection.request(method, path, content, own)
        response = self._connection.getresponse()
        return Reply(
            response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        )

    def close(self) -> None:
        self._connection.close()

    def state(self) -> Json:
        return self.ask("/api/state").json()

    def decide(self, body: Json, **options: Any) -> Reply:
        return self.ask("/api/decisions", body, match=self.state()["hash"], **options)
