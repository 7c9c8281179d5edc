"""`counterpoint draft`: a proposal for each sentence of a source, for a person to decide."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_problems
from counterpoint.errors import UsageError
from counterpoint.pipeline.drafts import Drafted
from counterpoint.pipeline.drafts import draft as write_draft
from counterpoint.pipeline.model_server import Model


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    metavar="MAP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The map, which is made where it is missing. By default it is called as the first source.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Bring an earlier draft up to date; what stands in it stays.",
)
@click.option(
    "--model",
    "address",
    metavar="URL",
    help="An OpenAI-compatible address of your own model, as http://localhost:11434/v1, that words "
    "the proposals. Its key, if it needs one, is taken from COUNTERPOINT_MODEL_KEY.",
)
@click.option("--model-name", metavar="NAME", default="", help="Which model to ask for there.")
@click.option(
    "--model-seconds",
    type=click.FloatRange(1, 3600),
    default=120.0,
    show_default=True,
    help="How long one answer of the model may take.",
)
@as_json
def draft(
    sources: Sequence[Path],
    output: Path | None,
    *,
    update: bool,
    address: str | None,
    model_name: str,
    model_seconds: float,
    as_json: bool,
) -> None:
    """Propose a slot for each sentence of SOURCES, for a person to accept or reject.

    Writes the map with its experts, sources and sections, where it is missing, and beside it
    NAME.draft.argdown: each sentence with a guess at its kind and firmness and the words that speak
    for it, and each bullet of an editor's summary with the sentences that it may sum up. It works
    without a network and asserts nothing: no finding knows of a draft.

    \b
    counterpoint draft article.txt
    counterpoint work article.argdown
    """
    if address and not model_name:
        raise UsageError("--model-name says which model to ask for at --model")
    key = os.environ.get("COUNTERPOINT_MODEL_KEY", "")
    model = Model(address, model_name, key, model_seconds) if address else None
    drafted = write_draft(sources, output, update=update, model=model)
    show_problems(drafted.problems)
    if as_json:
        show_json(_record(drafted))
        return
    if drafted.is_new:
        voices, texts = len(drafted.argument_map.panel), len(drafted.argument_map.sources)
        sources_there = "one source" if texts == 1 else f"{texts} sources"
        show(f"{drafted.map_file}: {voices} experts in {sources_there}; nothing is claimed yet")
    bullets = sum(bool(proposal.links) for proposal in drafted.proposals)
    show(
        f"{drafted.draft_file}: {len(drafted.proposals) - bullets} sentences and {bullets} bullets "
        "proposed"
    )
    for count, words in (
        (drafted.worded, f"were worded by {model_name}"),
        (len(drafted.dropped), "of its wordings failed the checks and were dropped (journal)"),
        (drafted.earlier, "stood there already and stay as they are"),
        (drafted.mapped, "are quoted in the map already"),
        (drafted.rejected, "were rejected and do not return"),
        (drafted.gone, "are no longer in the source and stand as comments at the end"),
    ):
        if count:
            show(f"  {count} {words}")


def _record(drafted: Drafted) -> dict[str, object]:
    return {
        "map": str(drafted.map_file),
        "draft": str(drafted.draft_file),
        "isNew": drafted.is_new,
        "experts": [expert.id for expert in drafted.argument_map.panel],
        "proposals": [
            {
                "id": proposal.id,
                "source": proposal.source,
                "sentence": proposal.sentence,
                "expert": proposal.expert,
                "start": proposal.start,
                "end": proposal.end,
                "title": proposal.title,
                "kind": proposal.kind.value,
                "firmness": proposal.firmness.value,
                "directness": proposal.directness.value,
                "cues": [[cue.start, cue.end, cue.sign.value] for cue in proposal.cues],
                "phrase": proposal.phrase,
                "links": proposal.links,
            }
            for proposal in drafted.proposals
        ],
        "worded": drafted.worded,
        "dropped": [{"sentence": x, "why": why} for x, why in drafted.dropped],
        "earlier": drafted.earlier,
        "mapped": drafted.mapped,
        "rejected": drafted.rejected,
        "gone": drafted.gone,
    }
