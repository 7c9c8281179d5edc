"""Who we are to an endpoint: from the environment or ~/.netrc, never from an argument.

What belongs here: finding and keeping them. What does not: sending them
(`counterpoint.store.endpoint.authorization`).
"""

from __future__ import annotations

import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from counterpoint.errors import InputError, Place, Problem, UsageError

_USER = "COUNTERPOINT_ENDPOINT_USER"
_PASSWORD = "COUNTERPOINT_ENDPOINT_PASSWORD"  # noqa: S105 (the name of a variable)
_TOKEN = "COUNTERPOINT_ENDPOINT_TOKEN"  # noqa: S105 (the name of a variable)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a bearer token, or nothing; shown nowhere.

    >>> Credentials("ruiz", "secret")
    Credentials()
    """

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def find_credentials(address: str, environment: Mapping[str, str] | None = None) -> Credentials:
    """What the environment says, else the line for the host in the file NETRC or ~/.netrc.

    Raises:
        UsageError: a user is set without a password or the reverse.
        InputError: the file cannot be read or has a mistake.
    """
    environment = os.environ if environment is None else environment
    if environment.get(_TOKEN):
        return Credentials(token=_one_line(_TOKEN, environment[_TOKEN]))
    user, password = environment.get(_USER, ""), environment.get(_PASSWORD, "")
    if bool(user) != bool(password):
        have, lack = (_USER, _PASSWORD) if user else (_PASSWORD, _USER)
        raise UsageError(f"{have} is set and {lack} is not; set both or neither")
    if user:
        return Credentials(_one_line(_USER, user), _one_line(_PASSWORD, password))
    return _from_file(urlsplit(address).hostname or "", environment)


def _from_file(host: str, environment: Mapping[str, str]) -> Credentials:
    netrc_path = environment.get("NETRC", "")
    path = (
        Path(netrc_path)
        if netrc_path
        else Path(environment.get("HOME", "~")).expanduser() / ".netrc"
    )
    if not netrc_path and not path.is_file():
        return Credentials()
    try:
        # netrc itself decides whether others may read the file, where it is the default one.
        entry = netrc.netrc(path).authenticators(host)
    except netrc.NetrcParseError as error:
        # Its message may repeat a word of the file, so only the line is told.
        problem = Problem(
            Place(str(path), error.lineno or 0),
            "is not well formed",
            "write: machine HOST login USER password PASSWORD",
            code="netrc",
        )
        raise InputError(problem) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        problem = Problem(Place(str(path)), f"cannot be read: {reason}", "correct NETRC", "netrc")
        raise InputError(problem) from None
    if entry is None:
        return Credentials()
    user, _, password = entry
    return Credentials(user, password or "")


def _one_line(name: str, value: str) -> str:
    if not value.isprintable():
        raise UsageError(f"{name} holds a line break or a control character; take it out")
    return value
