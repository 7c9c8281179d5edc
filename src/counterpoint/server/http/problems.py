"""What a client is told when it gets no answer: a status, and the problem in words.

Problems are ``application/problem+json`` (https://www.rfc-editor.org/rfc/rfc9457) with line and
column, or plain text with the line and a caret, as the client likes. What belongs here: our
errors as HTTP. What does not: finding out that something is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import HTTPConnection
from starlette.responses import Response

from counterpoint.errors import (
    CounterpointError,
    InputError,
    InternalError,
    LimitError,
    Problem,
)
from counterpoint.server.http.negotiation import PROBLEM_OFFERS, choose

# Codes of problems with a query that is well formed: what it asks is not done here, or its
# answer cannot have the form that was wanted.
_STATUSES = {"not-allowed": 403, "not-in-xml": 406}


@dataclass
class HttpError(Exception):
    """Stops a request with ``status``; ``detail`` says what is wrong and what to do."""

    status: int
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        return f"{self.status} {self.detail}"


def http_problem(error: CounterpointError) -> HttpError:
    """What ``error``, met while answering a query, is in HTTP.

    A query that is wrong is 400, one that asks for what is refused 403, one whose answer does
    not go into the format 406, one that reached a limit 503: it may do better later, or smaller.
    What went wrong in our own code is 500.
    """
    if isinstance(error, InputError):
        codes = {problem.code for problem in error.problems}
        status = next((_STATUSES[code] for code in codes if code in _STATUSES), 400)
        return HttpError(status, error.problems[0].message, problems=error.problems)
    if isinstance(error, LimitError):
        return HttpError(503, str(error), {"Retry-After": "10"})
    if isinstance(error, InternalError):
        return HttpError(500, str(error))
    raise error


def problem_response(connection: HTTPConnection, problem: HttpError) -> Response:
    """``problem`` in the form that the client likes better; JSON if it likes neither."""
    offer = choose(connection.headers.get("accept"), PROBLEM_OFFERS) or PROBLEM_OFFERS[0]
    headers = {"Cache-Control": "no-store", "Vary": "Accept", **problem.headers}
    render = {"json": _as_json, "text": _as_text}[offer.format]
    return Response(
        render(problem), problem.status, {**headers, "Content-Type": offer.content_type}
    )


def _as_json(problem: HttpError) -> bytes:
    document: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.problems:
        document["problems"] = [
            {
                "message": x.message,
                "advice": x.advice,
                "code": x.code,
                "line": x.place.line,
                "column": x.place.column,
                "source": x.line_text,
            }
            for x in problem.problems
        ]
    return json.dumps(document).encode()


def _as_text(problem: HttpError) -> bytes:
    lines = [x.with_caret() for x in problem.problems] or [problem.detail]
    title = HTTPStatus(problem.status).phrase
    text = "\n".join((f"{problem.status} {title}", *lines, ""))
    return text.encode("utf-8", "backslashreplace")
