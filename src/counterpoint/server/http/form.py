"""Bodies and forms that a client sends: bounded in size, time and number of fields.

What belongs here: reading them. What does not: what a path makes of them.
"""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from starlette.requests import Request

from counterpoint.server.http.problems import HttpError
from counterpoint.server.settings import MEBIBYTE, ServerSettings

Parameters = tuple[tuple[str, str], ...]

# A query that names each graph of a map twice has seven; more are refused undecoded.
_FIELDS_AT_MOST = 100
_DISCARDED_AT_MOST = 16 * MEBIBYTE  # as of what is no HTTP; a round number


def parameters_of(query_string: bytes) -> Parameters:
    """Names and values in a query string or form, in order, strictly read.

    Raises:
        HttpError: 400, they are not UTF-8, or too many.
    """
    try:
        return tuple(
            parse_qsl(
                query_string.decode("ascii"),
                keep_blank_values=True,
                encoding="utf-8",
                errors="strict",
                max_num_fields=_FIELDS_AT_MOST,
            )
        )
    except ValueError as error:
        raise HttpError(400, "the parameters are not percent-encoded UTF-8, or too many") from error


async def read_form(request: Request, settings: ServerSettings) -> Parameters:
    """The fields of a posted form.

    Raises:
        HttpError: as `parameters_of`, and 408 or 413 for the body.
    """
    return parameters_of(await read_body(request, settings, settings.form_size))


async def read_body(request: Request, settings: ServerSettings, size: int) -> bytes:
    """The body of a request, ``size`` bytes at most.

    Raises:
        HttpError: 408, it did not arrive in time; 413, it is larger.
    """
    read, size_so_far = bytearray(), 0
    try:
        async with asyncio.timeout(settings.body_deadline):
            async for chunk in request.stream():
                size_so_far += len(chunk)
                if size_so_far > _DISCARDED_AT_MOST:
                    raise too_large(size)
                # Most clients listen only once they have sent everything, so all is taken.
                read += chunk[: size + 1 - len(read)]
    except TimeoutError as error:
        raise HttpError(408, "the body did not arrive in time", {"Connection": "close"}) from error
    if len(read) > size:
        raise too_large(size)
    return bytes(read)


def too_large(size: int) -> HttpError:
    """The problem of a body or query of more than ``size`` bytes."""
    # The rest of the body may be unread, so the connection cannot be used again.
    return HttpError(
        413, f"at most {size} bytes are read; shorten the query", {"Connection": "close"}
    )
