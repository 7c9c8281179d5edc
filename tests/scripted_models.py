"""A model server that answers what a test has written down, on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Question = Mapping[str, Any]


@dataclass
class Reply:
    """What is sent back: a status, headers and a body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class ScriptedModel:
    """A server whose answer to each question is computed; ``questions`` are those it got."""

    address: str
    questions: list[Question]
    authorizations: list[str]


def sentences_of(question: Question) -> dict[str, str]:
    """The sentences that a question is about, by their ids."""
    lines = question["messages"][1]["content"].splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)


def saying(question: Question, claims: list[dict[str, str]], **changes: Any) -> Reply:
    """A whole answer with some claims."""
    content = {"claims": claims, "last": list(sentences_of(question))[-1]} | changes
    choice = {"finish_reason": "stop", "message": {"content": json.dumps(content)}}
    return Reply(json.dumps({"choices": [choice]}).encode())


def claim(sentence: str, text: str, **changes: str) -> dict[str, str]:
    """One item of an answer."""
    first = {"sentence": sentence, "title": text.rstrip("."), "text": text}
    return first | {"kind": "recommendation", "firmness": "flat"} | changes


@contextmanager
def scripted_model(answer: Callable[[Question, int], Reply]) -> Iterator[ScriptedModel]:
    """A server that answers a question, and how many there were before it, with a reply."""
    model = ScriptedModel("", [], [])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.questions.append(question)
            model.authorizations.append(self.headers.get("Authorization", ""))
            reply = answer(question, len(model.questions) - 1)
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked has gone
                self.send(reply)

        def send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        model.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        try:
            yield model
        finally:
            server.shutdown()
            thread.join()
