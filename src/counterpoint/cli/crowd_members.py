"""Who of the voters is in which group, as a table, as JSON or in a file."""

from __future__ import annotations

from pathlib import Path

from counterpoint import pipeline
from counterpoint.cli.languages import voice_of
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.errors import UsageError

_ENDING = ".csv"


def show_members(membership: pipeline.Membership, output: Path | None, *, as_json: bool) -> None:
    """Every voter with the group, and how the groups cross that a file names and that are found.

    Raises:
        UsageError: the file is to be something else than CSV.
    """
    if output is not None:
        if as_json or output.suffix.lower() != _ENDING:
            raise UsageError(f"--members writes {_ENDING}; end -o in it, and leave --json out")
        content = membership.as_csv().encode("utf-8", "replace")
        pipeline.write_files(output.parent, {output.name: content})
    elif as_json:
        show_json(_as_json(membership))
        return
    voice, none = voice_of(membership.map), "-"
    crossings = membership.crossings
    if crossings:
        show(voice.head("groups.heading-crossings"))
        show_table(
            voice.columns("named-group", "group", "voters"),
            [(first or none, second or none, f"{n:,}") for first, second, n in crossings],
        )
        show("")
    if output is None:
        show_table(
            voice.columns("voter", "called", "group", "named-group", "votes"),
            [
                (x.voter, x.name, x.group or none, x.named_group or none, f"{x.votes:,}")
                for x in membership.members
            ],
        )


def _as_json(membership: pipeline.Membership) -> dict[str, object]:
    return {
        "origin": membership.origin,
        "members": [
            {
                "voter": x.voter,
                "name": x.name,
                "group": x.group,
                "group_in_file": x.named_group,
                "votes": x.votes,
            }
            for x in membership.members
        ],
        "crossings": [
            {"group_in_file": first, "group": second, "voters": number}
            for first, second, number in membership.crossings
        ],
    }
