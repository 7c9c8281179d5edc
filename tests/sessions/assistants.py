"""Talks of an assistant's client with `counterpoint mcp`, held again from their files.

A session is JSON: ``map``, the files that the server was started with, by paths from the project;
and ``calls``, each a ``tool`` with its ``arguments``, or a ``resource``, and the ``answer``. Of a
resource the first letters are kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistants.sessions import Session, talk

from counterpoint import pipeline
from counterpoint.assistants.debates import Shelf

PROJECT = Path(__file__).parent.parent.parent
_MOST_LETTERS = 300  # of a resource


def read_session(path: Path) -> dict[str, Any]:
    session: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return session


def hold(session: dict[str, Any]) -> list[Any]:
    """What each call of a session is answered now, in order."""
    files = [PROJECT / name for name in session["map"]]

    async def talking(client: Session) -> list[Any]:
        return [await _answer(client, call) for call in session["calls"]]

    return talk(Shelf(lambda _: pipeline.load(files)), talking)


def record(path: Path) -> None:
    """Write into a session what its calls are answered."""
    session = read_session(path)
    for call, answer in zip(session["calls"], hold(session), strict=True):
        call["answer"] = answer
    text = json.dumps(session, indent=1, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")


async def _answer(client: Session, call: dict[str, Any]) -> Any:
    from mcp import MCPError  # noqa: PLC0415 (dear, and few workers come here)

    if "resource" not in call:
        return (await client.call(call["tool"], **call.get("arguments", {}))).data
    try:
        (content,) = (await client.client.read_resource(call["resource"])).contents
    except MCPError as error:
        return str(error)
    return getattr(content, "text", "")[:_MOST_LETTERS]
