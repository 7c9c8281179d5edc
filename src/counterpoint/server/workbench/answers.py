"""Answers of the workbench: data as JSON, and what was refused as a problem (RFC 9457)."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from counterpoint.pipeline.workbench.problems import (
    ChangedOutsideError,
    DeskError,
    FullError,
    MalformedError,
    RefusedError,
    StaleError,
    UnknownError,
)
from counterpoint.server.workbench.bench import Bench, Json
from counterpoint.wording import Language

_STATUSES: dict[type[DeskError], int] = {
    MalformedError: 400,
    UnknownError: 404,
    RefusedError: 422,
    StaleError: 412,
    ChangedOutsideError: 409,
    FullError: 500,
}
# Codes that say more than the class does.
_STATUS_OF_CODE = {
    "unreadable": 409,
    "nothing-to-undo": 409,
    "nothing-to-redo": 409,
    "disk-full": 507,
    "no-match": 428,
}
_TITLES = {
    400: "Bad Request",
    404: "Not Found",
    409: "Conflict",
    412: "Precondition Failed",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    428: "Precondition Required",
    500: "Internal Server Error",
    507: "Insufficient Storage",
}


def json_answer(value: Json) -> Response:
    """Data as it is now, kept by nobody."""
    headers = {"Cache-Control": "no-store"}
    return Response(encoded(value), media_type="application/json", headers=headers)


def encoded(value: Json) -> bytes:
    """As JSON; half of a pair of surrogates, which UTF-8 has not, as the escape that it came as."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def tagged_answer(request: Request, value: Json, tag: str) -> Response:
    """A value under a tag of its own; 304 for who has it."""
    headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache", "Vary": "Accept-Language"}
    has_it = f'"{tag}"' in request.headers.get("if-none-match", "")
    if has_it and "issue" not in request.query_params and request.url.path == "/api/text":
        return Response(status_code=304, headers=headers)
    return Response(encoded(value), media_type="application/json", headers=headers)


def problem_answer(bench: Bench, error: DeskError, language: Language) -> Response:
    """Why a decision was not carried out, with the present state where that is another."""
    status = _STATUS_OF_CODE.get(error.code, _STATUSES.get(type(error), 422))
    if error.code == "media-type":
        status = 415
    document: Json = {
        "type": "about:blank",
        "title": _TITLES[status],
        "status": status,
        "code": error.code,
        "detail": error.detail,
        "advice": error.advice,
    }
    field = getattr(error, "field", "")
    if field:
        document["field"] = field
    if error.problems:
        document["problems"] = [
            {
                "message": x.message,
                "advice": x.advice,
                "code": x.code,
                "file": x.place.file,
                "line": x.place.line,
                "column": x.place.column,
                "source": x.line_text,
            }
            for x in error.problems
        ]
    if isinstance(error, StaleError | ChangedOutsideError):
        document["state"] = bench.state(language)
    headers = {"Cache-Control": "no-store"}
    return Response(encoded(document), status, headers, "application/problem+json")
