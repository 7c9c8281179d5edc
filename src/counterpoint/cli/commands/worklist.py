"""`counterpoint worklist`: pairs of claims that nobody has compared yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import MOST_LISTED, Worklist, find_worklist
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import ArgumentMap, Issue
from counterpoint.wording import Voice


@click.command()
@maps_or_store
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=MOST_LISTED,
    show_default=True,
    help="How many pairs to list.",
)
@source_folders
@language_option
@as_json
def worklist(maps: Sequence[Path], limit: int, sources: Sequence[Path], *, as_json: bool) -> None:
    """List pairs of claims that nobody has compared yet, and say how many pairs are done.

    Two claims of one topic by different experts are due. They are judged once a relation, a
    reason or an objection ties them, or `no-conflict` says that nothing does. First come pairs
    of one issue, then those worded alike.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "the worklist")
    work = find_worklist(debate.network, debate.analysis.issues, most=limit)
    if as_json:
        show_json(_as_json(work))
        return
    voice = voice_of(debate.map)
    if work.open_pairs:
        _show_pairs(work, debate.map, voice.again(debate.analysis.issues), voice)
    due = "worklist.judged-of-topic" if work.has_topics else "worklist.judged-alike"
    show(voice.word(due, n=work.judged, all=work.total))
    if work.unlisted:
        show(voice.word("worklist.unlisted", n=work.unlisted))
    if not work.has_topics:
        show(voice.word("worklist.no-topics"))
    elif work.without_topic:
        show(voice.word("worklist.without-topic", n=len(work.without_topic)))


def _show_pairs(
    work: Worklist, argument_map: ArgumentMap, issues: Sequence[Issue], voice: Voice
) -> None:
    labels = {topic.id: topic.label for topic in argument_map.topics}
    questions = {issue.id: issue.question for issue in issues}
    show_table(
        voice.columns("claim", "claim", "likeness", "what-they-share"),
        [
            (
                voice.title(pair.first),
                voice.title(pair.second),
                voice.figure(pair.likeness, 2),
                questions[pair.issue]
                if pair.issue is not None
                else ", ".join(labels.get(topic, topic) for topic in pair.topics)
                or voice.word("worklist.wording"),
            )
            for pair in work.open_pairs
        ],
    )


def _as_json(work: Worklist) -> dict[str, object]:
    return {
        "judged": work.judged,
        "total": work.total,
        "has_topics": work.has_topics,
        "without_topic": list(work.without_topic),
        "unlisted": work.unlisted,
        "pairs": [
            {
                "claims": [pair.first, pair.second],
                "likeness": pair.likeness,
                "topics": list(pair.topics),
                "issue": pair.issue,
            }
            for pair in work.open_pairs
        ],
    }
