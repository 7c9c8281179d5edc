"""The candidates for ties beside a map on disk: asked for, written, and read again.

What belongs here: ``NAME.links.jsonl`` and which of it still waits for a decision. What does not:
what a model is asked (`model_links`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from counterpoint.drafting.links import (
    ENDING,
    LinkCandidate,
    LinkJudgements,
    link_judgements,
    read_links,
    render_links,
)
from counterpoint.drafting.model_links import ClaimTie
from counterpoint.drafting.pairs import claims_gone_through, tied_pairs, voices_of
from counterpoint.errors import Problem, UsageError
from counterpoint.formats.argdown import read_text
from counterpoint.model import ArgumentMap
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.pipeline.journal import journal_of, now, read_journal
from counterpoint.pipeline.map_reading import read
from counterpoint.pipeline.model_links import ask_links, plan_links
from counterpoint.pipeline.model_server import Model


@dataclass(frozen=True, slots=True)
class Linked:
    """What a model was asked about a map's claims, and what came of it.

    ``candidates`` are all that wait in the file now, ``fresh`` how many are new there.
    ``compared`` is how many claims it was asked about, of ``all_claims`` of which somebody speaks;
    the topics of the others have had no first pass by hand. ``dropped`` and ``is_stopped`` are as
    in `AskedLinks`.
    """

    links_file: Path
    candidates: tuple[LinkCandidate, ...]
    fresh: int
    compared: int
    all_claims: int
    questions: int
    dropped: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    is_stopped: bool = False


def links_of(map_file: Path) -> Path:
    """Where the candidates of a map stand.

    >>> links_of(Path("maps/debate.argdown")).name
    'debate.links.jsonl'
    """
    return map_file.with_name(f"{map_file.stem}{ENDING}")


def propose_links(
    map_file: Path,
    model: Model,
    *,
    sources: Sequence[Path] = (),
    announce: Callable[[int, int], None] = lambda _, __: None,
    wait: Callable[[float], None] = sleep,
) -> Linked:
    """Have a model propose ties between claims whose topics a person has gone through.

    What waits already stays; what was decided meanwhile leaves the file. The map is not changed.
    Before anything is asked, ``announce`` is told of how many claims, and of how many questions at
    least.

    Raises:
        InputError: the map is wrong, or no model answers.
        UsageError: no topic was gone through by hand yet, the server refuses, or the file cannot
            be written.
    """
    argument_map = read(map_file, sources=sources)
    claims = claims_gone_through(argument_map)
    with_a_voice = {x.id for x in argument_map.claims} & voices_of(argument_map).keys()
    entries, problems = read_journal(journal_of(map_file))
    judgements = link_judgements(entries)
    standing = waiting_links(argument_map, _links_beside(map_file), judgements)
    passed_over = tied_pairs(argument_map) | {x.pair for x in standing}
    plan = plan_links(argument_map, claims, passed_over)
    if not plan.least_questions and claims < with_a_voice:
        raise _too_early(map_file)
    announce(len(claims), plan.least_questions)
    answers = ask_links(plan, model, wait=wait)
    rejected = judgements.rejected_ids
    present = _candidates(answers.ties, model)
    fresh = [x for x in present if x.pair not in passed_over and x.id not in rejected]
    candidates = (*standing, *fresh)
    links_file = links_of(map_file)
    if candidates or links_file.exists():
        write_files(links_file.parent, {links_file.name: render_links(candidates).encode()})
    return Linked(
        links_file,
        candidates,
        len(fresh),
        len(claims),
        len(with_a_voice),
        answers.questions,
        answers.dropped,
        (*problems, *answers.problems),
        answers.is_stopped,
    )


def _links_beside(map_file: Path) -> tuple[LinkCandidate, ...]:
    """What stands in the file of candidates already."""
    links_file = links_of(map_file)
    return read_links(read_text(links_file)) if links_file.exists() else ()


def _too_early(map_file: Path) -> UsageError:
    return UsageError(
        f"{map_file}: no topic of several experts has been gone through by hand yet; compare each "
        f"of its claims with another one at least once (counterpoint work {map_file.name}, C)"
    )


def _candidates(ties: Iterable[ClaimTie], model: Model) -> list[LinkCandidate]:
    """What a model holds, as it waits from now on."""
    at = now()
    return [LinkCandidate(x.kind, x.source, x.target, x.why, model.name, at) for x in ties]


def waiting_links(
    argument_map: ArgumentMap, candidates: Sequence[LinkCandidate], judgements: LinkJudgements
) -> tuple[LinkCandidate, ...]:
    """The candidates on which nothing is decided: not rejected, of claims that nothing ties."""
    claims, ties = {claim.id for claim in argument_map.claims}, tied_pairs(argument_map)
    waiting: dict[str, LinkCandidate] = {}
    for candidate in judgements.standing(candidates):
        if {candidate.source, candidate.target} <= claims and candidate.pair not in ties:
            waiting.setdefault(candidate.id, candidate)
    return tuple(waiting.values())
