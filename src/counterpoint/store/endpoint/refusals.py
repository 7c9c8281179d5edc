"""What an endpoint says when it does not do what was asked, in words of ours.

What belongs here: statuses and media types. What does not: HTTP itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.store.endpoint.addresses import without_parameters
from counterpoint.store.endpoint.credentials import Credentials
from counterpoint.store.endpoint.transport import Response

_LONGEST_TOLD = 300  # letters: four lines of a terminal, about
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)

_SET_THEM = (
    "set COUNTERPOINT_ENDPOINT_USER and COUNTERPOINT_ENDPOINT_PASSWORD, "
    "or write a line for the host into ~/.netrc"
)
_REFUSALS = {
    403: ("refuses this", "ask who keeps the store for the right to do it"),
    404: (
        "there is no store at this address",
        "check it; SPARQL is often at /sparql, /query or /repositories/NAME",
    ),
    405: (
        "does not take this kind of request",
        "name where it takes updates and graphs: --update-endpoint, --graph-store",
    ),
    406: ("cannot answer in a form that we read", "check that the address is one of SPARQL"),
    413: ("does not take so much at once", "raise the store's limit on the size of a request"),
    415: (
        "does not take this kind of request",
        "name where it takes updates and graphs: --update-endpoint, --graph-store",
    ),
    501: ("does not do this", "name where it does: --update-endpoint, --graph-store"),
}
_BUSY = {408, 429, 503, 504}


def require_done(response: Response, address: str, credentials: Credentials) -> None:
    """Nothing, if the status says that it was done.

    Raises:
        InputError: the endpoint refused, failed or sends elsewhere.
        LimitError: it is too busy, or gave up itself.
    """
    status = response.status
    if 200 <= status < 300:
        return
    place = Place(without_parameters(address))
    reason = reason_in(response)
    quotation = f": {reason}" if reason else ""
    if status in _BUSY:
        raise LimitError(
            f"{place} is too busy or gave up ({status}){quotation}; ask for less, or later"
        )
    if 300 <= status < 400:
        where = without_parameters(response.header("location")) or "nowhere"
        message, advice = f"sends on to {where}", "if you trust that address, name it instead"
    elif status == 401:
        message, advice = _unauthorized(credentials)
        quotation = ""
    elif status in _REFUSALS:
        message, advice = _REFUSALS[status]
    elif status >= 500:
        message, advice = "the store failed", "look into its log"
    else:
        message, advice = "the store does not accept what was asked", "correct it"
    raise InputError(Problem(place, f"{message} ({status}){quotation}", advice, code="endpoint"))


def require_media_type(response: Response, address: str, media_types: Collection[str]) -> None:
    """Nothing, if the answer is of one of ``media_types``.

    Raises:
        InputError: it is something else, such as a web page.
    """
    if response.media_type in media_types:
        return
    media_type = response.media_type[:60] or "no media type"
    is_page = "html" in media_type
    message = f"answers with a web page ({media_type})" if is_page else f"answers with {media_type}"
    problem = Problem(
        Place(without_parameters(address)),
        f"{message} and not in SPARQL's forms",
        "check the address; SPARQL is often at /sparql, /query or /repositories/NAME",
        code="endpoint",
    )
    raise InputError(problem)


def reason_in(response: Response) -> str:
    """What the body says in a line of plain text, not too long."""
    text = response.body[: 64 << 10].decode("utf-8", "replace")
    if "html" in response.media_type or text.lstrip()[:1] == "<":
        text = _TAG.sub(" ", text)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_TOLD else f"{text[: _LONGEST_TOLD - 1]}…"


def _unauthorized(credentials: Credentials) -> tuple[str, str]:
    if credentials.token:
        return "does not accept the token", "check COUNTERPOINT_ENDPOINT_TOKEN"
    if credentials.user:
        return "does not accept the user name or the password", "check them, or their rights"
    return "asks who you are", _SET_THEM
