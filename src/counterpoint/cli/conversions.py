"""What a conversion carried over and what not: said on standard error, put into a report.

What belongs here: the options --strict and --report, and the sentences. What does not: what is
lost, which each format says (`counterpoint.formats.losses`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.options import keep_option, option_of
from counterpoint.cli.showing import say
from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats import ARGDOWN, MARKDOWN, Conversion
from counterpoint.formats.ballots import MAX_BALLOTS
from counterpoint.pipeline.joining import JOINING

_Command = Callable[..., Any]
_SO_FAR = "counterpoint.conversions"  # where the command's context has those that were said

_STRICT = click.option(
    "--strict",
    "losses_are_errors",
    is_flag=True,
    callback=keep_option,
    expose_value=False,
    help="What a format cannot carry over is an error.",
)
_REPORT = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=keep_option,
    expose_value=False,
    help="Write what was carried over and what was not into FILE, as JSON.",
)


def with_loss_report(command: _Command) -> _Command:
    """The options of a command that converts: --strict and --report."""
    return _STRICT(_REPORT(command))


def end_conversions(
    conversions: Iterable[Conversion], where: str, *, is_whole: bool = False
) -> None:
    """Say what was carried over into ``where`` (a map, a format) and what was not.

    A command that reads and does not convert says in one line that there are losses, unless
    ``is_whole``.

    Raises:
        InputError: --strict was given, and something was not.
    """
    new = tuple(conversions)
    so_far = click.get_current_context().meta.setdefault(_SO_FAR, [])
    so_far += [conversion for conversion in new if conversion not in so_far]
    path = option_of("report")
    if path is not None:
        report = {"conversions": [conversion.as_json() for conversion in so_far]}
        text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
        pipeline.write_files(path.parent, {path.name: text.encode("utf-8", "backslashreplace")})
    if option_of("losses_are_errors"):
        _refuse_losses(new, where)
    converts = option_of("losses_are_errors") is not None or not all(x.file for x in new)
    for conversion in new:
        if converts or is_whole:
            _say(conversion, where)
        elif conversion.losses:
            count = len(conversion.losses)
            things = "1 sort of thing" if count == 1 else f"{count} sorts of things"
            missing = f"{things} in it {'is' if count == 1 else 'are'} not in {where}"
            say(f"{conversion.file}: {missing}: counterpoint inspect {conversion.file}")


def say_what_voters_are(debate: pipeline.Debate) -> None:
    """Whether many were taken as a crowd or as a panel, and how to have the other."""
    crowd = debate.map.crowd
    if not debate.conversions or option_of("voters"):
        return
    if crowd is not None:
        other = (
            "--as panel keeps what each of them says"
            if crowd.total <= MAX_BALLOTS
            else "export --stances writes what each of them says"
        )
        manner = "counted by group" if crowd.groups else "in whom no groups were found"
        say(f"{crowd.people:,} voters are taken as a crowd, {manner}; {other}")
    elif debate.votes is not None:
        say(
            f"{len(debate.map.panel):,} voters are taken as a panel, since their votes say more "
            "than for or against; --as crowd counts them by group"
        )


def _say(conversion: Conversion, where: str) -> None:
    is_own = conversion.file and conversion.format in {ARGDOWN.name, MARKDOWN.name}
    if is_own and not conversion.losses:
        return  # of a language of maps only what is amiss is worth a word
    if conversion.format == JOINING and not conversion.carried:
        say(f"{conversion.file}: joined; nothing that one of them says is in another")
        return
    carried = ", ".join(f"{what} {count:,}" for what, count in conversion.carried) or "nothing"
    file = f"{conversion.file}: " if conversion.file else ""
    say(f"{file}{conversion.format}: carried over: {carried}")
    for change in conversion.changes:
        say(f"otherwise in {where}: {change}")
    for loss in conversion.losses:
        say(f"not in {where}: {loss}")


def _refuse_losses(conversions: Iterable[Conversion], where: str) -> None:
    problems = [
        Problem(
            Place(conversion.file or conversion.format),
            f"not in {where}: {loss}",
            "leave --strict out to go on without it",
            f"loss:{loss.kind}",
        )
        for conversion in conversions
        for loss in conversion.losses
    ]
    if problems:
        raise InputError(problems)
