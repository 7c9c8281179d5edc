"""`counterpoint links`: ties between claims that a model proposes, for a person to decide."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.options import as_json, seconds_option
from counterpoint.cli.showing import say, show, show_json, show_problems
from counterpoint.errors import UsageError
from counterpoint.pipeline.links import Linked, propose_links
from counterpoint.pipeline.model_server import Model


@click.command()
@click.argument("map_file", metavar="MAP", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--model",
    "address",
    metavar="URL",
    default="",
    help="The OpenAI-compatible address of your own model, as http://localhost:11434/v1. Its key, "
    "if it needs one, is taken from COUNTERPOINT_MODEL_KEY.",
)
@click.option("--model-name", metavar="NAME", default="", help="Which model to ask for there.")
@seconds_option("--model-seconds", 120.0, "How long one answer of the model may take.")
@source_folders
@as_json
def links(
    map_file: Path,
    *,
    address: str,
    model_name: str,
    model_seconds: float,
    sources: Sequence[Path],
    as_json: bool,
) -> None:
    """Have your own model propose which claims of MAP say the same or stand against each other.

    Writes MAP.links.jsonl beside the map and changes nothing else: the workbench shows the
    candidates in Compare, and a person takes or rejects each. Only claims are asked about whose
    topics you have gone through by hand, each claim compared with another one at least once.

    \b
    counterpoint links debate.argdown --model http://localhost:11434/v1 --model-name qwen3:8b
    """
    if not address or not model_name:
        raise UsageError("name your model: --model http://localhost:11434/v1 --model-name NAME")
    key = os.environ.get("COUNTERPOINT_MODEL_KEY", "")
    model = Model(address, model_name, key, model_seconds)

    def announce(claims: int, questions: int) -> None:
        say(f"asking {model_name} about {claims} claims: {questions} questions, or more")

    outcome = propose_links(map_file, model, sources=sources, announce=announce)
    show_problems(outcome.problems)
    if as_json:
        show_json(_record(outcome))
    else:
        _show(outcome, map_file, model_name)
    if outcome.is_stopped:
        raise KeyboardInterrupt


def _show(outcome: Linked, map_file: Path, model_name: str) -> None:
    show(
        f"{outcome.links_file}: {outcome.fresh} new of {len(outcome.candidates)} candidates; "
        f"{model_name} was asked {outcome.questions} times about {outcome.compared} claims"
    )
    if outcome.compared < outcome.all_claims:
        count = outcome.all_claims - outcome.compared
        show(f"  {count} claims were left out: their topics have had no first pass by hand")
    if outcome.dropped:
        show(f"  {len(outcome.dropped)} of its answers did not pass and were dropped (--json)")
    if outcome.candidates:
        show(f"  decide on them in Compare: counterpoint work {map_file}")


def _record(outcome: Linked) -> dict[str, object]:
    return {
        "file": str(outcome.links_file),
        "candidates": [
            {
                "id": x.id,
                "kind": x.kind.value,
                "source": x.source,
                "target": x.target,
                "why": x.why,
                "by": x.by,
                "at": x.at,
            }
            for x in outcome.candidates
        ],
        "fresh": outcome.fresh,
        "questions": outcome.questions,
        "claims": outcome.compared,
        "claimsLeftOut": outcome.all_claims - outcome.compared,
        "dropped": [{"what": what, "why": why} for what, why in outcome.dropped],
    }
