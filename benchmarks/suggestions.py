"""Measures how often suggestions hold what a mapper chose, with maps as labels, leave one out.

Run: python benchmarks/suggestions.py [MAP ...] [--sources FOLDER]
    [--embeddings URL --embeddings-model NAME]
For each stance with a passage: the stance is taken out of the map, with all others of the same
claim at the same sentence, and of a claim whose text was written at that very passage the text
goes too; then its sentence is asked about.

- attach: whether the claim is among the five that the sentence may be, where it has other stances.
- menu in order: the same with what scores too little left out, as the workbench does, each
  sentence asked in the order of the text with only what stands before it in the map; and how many
  lines the menu then has at a sentence that is a new claim.
- reason: whether the conclusion is among the nine, where an expert's words tie a reason to it.
- phrase: whether the chosen words have at least half of the words of the map's key phrase in
  them; with the claim known, and without (then any key phrase of the sentence counts).
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

from counterpoint import pipeline
from counterpoint.drafting import Encodings, Spot, Suggester
from counterpoint.drafting.sentences import sentence_at
from counterpoint.drafting.suggesting import text_of_claim
from counterpoint.model import ArgumentMap, Stance
from counterpoint.pipeline.embedding_server import EmbeddingServer
from counterpoint.pipeline.source_texts import find_source_texts
from counterpoint.pipeline.workbench.advice import LEAST_SCORE

SEEDS = Path(__file__).parent.parent / "seeds"
MAPS = (SEEDS / "examples/moving-dunmarrow.argdown", SEEDS / "negotiating-with-putin.argdown")
HIDDEN = "\u2026"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("maps", nargs="*", type=Path, default=MAPS)
    parser.add_argument("--sources", action="append", type=Path, default=[])
    parser.add_argument("--embeddings", metavar="URL", help="an OpenAI-compatible address")
    parser.add_argument("--embeddings-model", metavar="NAME", default="")
    options = parser.parse_args()
    encodings = None
    if options.embeddings:
        encodings = Encodings(EmbeddingServer(options.embeddings, options.embeddings_model))
    for path in options.maps:
        argument_map = pipeline.read(path, sources=options.sources)
        texts = find_source_texts(argument_map, options.sources)
        print(f"{path.name}: {len(argument_map.claims)} claims, {len(texts)} texts at hand")
        for title, hits in (
            ("attach within 5", attached(argument_map, texts, encodings)),
            ("menu in order", menus(argument_map, texts)[0]),
            ("reason within 9", reasoned(argument_map, texts)),
            ("phrase, claim known", phrased(argument_map, texts)),
            ("phrase, claim unknown", drafted(argument_map, texts)),
        ):
            print(f"  {title:24}{said(hits)}")
        lines = menus(argument_map, texts)[1]
        print(f"  {'lines at a new claim':24}{sum(lines) / len(lines):.1f}")
        print(f"  {'a suggestion, median':24}{milliseconds(argument_map, texts):.0f} ms")


def spots(argument_map: ArgumentMap, texts: dict[str, str]) -> dict[str, Spot]:
    """The sentence of each stance that has a passage toward a claim, by the stance's id."""
    claims = {claim.id for claim in argument_map.claims}
    return {
        stance.id: Spot(quotation.source, *place, stance.expert)
        for stance in argument_map.stances
        if stance.target in claims
        and (quotation := stance.quotation) is not None
        and quotation.start is not None
        and quotation.end is not None
        and quotation.source in texts
        and (place := sentence_at(texts[quotation.source], quotation.start, quotation.end))
    }


def attached(
    argument_map: ArgumentMap, texts: dict[str, str], encodings: Encodings | None = None
) -> list[bool]:
    places = spots(argument_map, texts)
    weights = Suggester(argument_map, texts).weights
    hits = []
    for stance in argument_map.stances:
        if stance.id not in places:
            continue
        without = hide(argument_map, stance, places)
        if any(other.target == stance.target for other in without.stances):
            suggester = Suggester(without, texts, weights, encodings)
            hits.append(stance.target in {x.claim for x in suggester.find_same(places[stance.id])})
    return hits


def menus(argument_map: ArgumentMap, texts: dict[str, str]) -> tuple[list[bool], list[int]]:
    places = spots(argument_map, texts)
    weights = Suggester(argument_map, texts).weights
    in_order = sorted(
        (x for x in argument_map.stances if x.id in places),
        key=lambda x: (places[x.id].source, places[x.id].start),
    )
    hits, lines = [], []
    for count, stance in enumerate(in_order):
        spot = places[stance.id]
        earlier = [x for x in in_order[:count] if places[x.id] != spot]
        targets = {x.target for x in earlier}
        claims = tuple(x for x in argument_map.claims if x.id in targets)
        so_far = replace(
            argument_map,
            claims=claims,
            stances=tuple(earlier),
            arguments=(),
            attacks=(),
            relations=(),
            judged=(),
        )
        suggestions = Suggester(so_far, texts, weights).find_same(spot)
        menu = [x.claim for x in suggestions if x.score >= LEAST_SCORE]
        if stance.target in targets:
            hits.append(stance.target in menu)
        else:
            lines.append(len(menu))
    return hits, lines


def hide(argument_map: ArgumentMap, stance: Stance, places: dict[str, Spot]) -> ArgumentMap:
    spot = places[stance.id]
    claims = (
        replace(claim, title=HIDDEN, text=HIDDEN)
        if claim.id == stance.target and claim.place == stance.place
        else claim
        for claim in argument_map.claims
    )
    stances = (
        other
        for other in argument_map.stances
        if other.target != stance.target or places.get(other.id) != spot
    )
    return replace(argument_map, claims=tuple(claims), stances=tuple(stances))


def reasoned(argument_map: ArgumentMap, texts: dict[str, str]) -> list[bool]:
    places = spots(argument_map, texts)
    suggester = Suggester(argument_map, texts)
    claims = {claim.id for claim in argument_map.claims}
    arguments = {argument.id: argument for argument in argument_map.arguments}
    at: dict[tuple[str, str], Spot] = {}
    for stance in argument_map.stances:
        if stance.id in places:
            at.setdefault((stance.expert, stance.target), places[stance.id])
    return [
        argument.conclusion in {x.claim for x in suggester.find_reasoned(spot, premise)}
        for stance in argument_map.stances
        if (argument := arguments.get(stance.target)) is not None and argument.conclusion in claims
        for premise in argument.premises
        if (spot := at.get((stance.expert, premise))) is not None
    ]


def phrased(argument_map: ArgumentMap, texts: dict[str, str]) -> list[bool]:
    places = spots(argument_map, texts)
    suggester = Suggester(argument_map, texts)
    wordings = {claim.id: text_of_claim(claim) for claim in argument_map.claims}
    return [
        covers(
            texts,
            spot,
            suggester.key_phrase(spot, stance.wording or wordings[stance.target]),
            stance,
        )
        for stance, spot in with_spots(argument_map, places)
    ]


def drafted(argument_map: ArgumentMap, texts: dict[str, str]) -> list[bool]:
    places = spots(argument_map, texts)
    suggester = Suggester(argument_map, texts)
    stances: dict[Spot, list[Stance]] = defaultdict(list)
    for stance, spot in with_spots(argument_map, places):
        stances[spot].append(stance)
    return [
        any(covers(texts, spot, suggester.key_phrase(spot), stance) for stance in there)
        for spot, there in stances.items()
    ]


def with_spots(argument_map: ArgumentMap, places: dict[str, Spot]) -> Iterator[tuple[Stance, Spot]]:
    return ((x, places[x.id]) for x in argument_map.stances if x.id in places)


def covers(texts: dict[str, str], spot: Spot, phrase: tuple[int, int], stance: Stance) -> bool:
    quotation = stance.quotation
    assert quotation is not None
    assert quotation.start is not None
    assert quotation.end is not None
    text = texts[spot.source]
    shared = text[max(phrase[0], quotation.start) : min(phrase[1], quotation.end)].split()
    both = Counter(shared) & Counter(quotation.exact.split())
    return both.total() * 2 >= len(quotation.exact.split())


def milliseconds(argument_map: ArgumentMap, texts: dict[str, str]) -> float:
    suggester = Suggester(argument_map, texts)
    times = []
    for spot in spots(argument_map, texts).values():
        start = process_time()
        suggester.find_same(spot)
        suggester.find_reasoned(spot)
        suggester.key_phrase(spot)
        times.append(process_time() - start)
    return median(times) * 1000 if times else 0.0


def said(hits: list[bool]) -> str:
    """A share with its 95 % interval after Wilson (1927)."""
    total = len(hits)
    if not total:
        return "none"
    share, z = sum(hits) / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = (
        z
        / (1 + z * z / total)
        * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    )
    return f"{share:.3f}  ({middle - spread:.2f} to {middle + spread:.2f}, {total} cases)"


if __name__ == "__main__":
    main()
