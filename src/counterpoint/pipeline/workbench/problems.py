"""Why a decision was not carried out. In each case the map stands as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from counterpoint.errors import Problem


@dataclass
class DeskError(Exception):
    """A decision or a question that cannot be; ``code`` is for programs, ``advice`` for people."""

    code: str
    detail: str
    advice: str = ""
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        return f"{self.detail}; {self.advice}" if self.advice else self.detail


@dataclass
class MalformedError(DeskError):
    """The request has a field that is unknown, lacks, or has a value that it cannot have."""

    field: str = ""


@dataclass
class UnknownError(DeskError):
    """The request names something that is not there."""

    field: str = ""


class RefusedError(DeskError):
    """What was decided cannot be."""


@dataclass
class StaleError(DeskError):
    """The decision was made about a state that is past; ``state`` is the present one."""

    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class ChangedOutsideError(DeskError):
    """The file was saved from outside; ``state`` is what it says now."""

    state: Mapping[str, Any] = field(default_factory=dict)


class FullError(DeskError):
    """The disk is full, or the file cannot be written."""
