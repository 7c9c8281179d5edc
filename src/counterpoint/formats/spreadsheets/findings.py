"""What was found in a map, a row for each agreement and each tension."""

from __future__ import annotations

from collections.abc import Iterator

from counterpoint.formats.losses import Conversion, Loss
from counterpoint.formats.result import RenderedMap
from counterpoint.formats.spreadsheets.csv_text import Cell, csv_text
from counterpoint.model import Analysis, ArgumentMap, Finding, rounded

_HEADER = (
    *("sort", "kind", "experts", "side", "other side", "claims", "score", "possible"),
    *("reasons", "conditions", "comparable", "finding", "why", "note", "id"),
)
_DIGITS = 3  # as in JSON


def render_findings(argument_map: ArgumentMap, analysis: Analysis) -> RenderedMap:
    """The findings as CSV in the order of the analysis; names and titles in place of ids."""
    rows = _Rows(argument_map)
    text, formulas = csv_text(_HEADER, rows.of(analysis))
    counts = (
        ("agreements", len(analysis.agreements)),
        ("tensions", len(analysis.tensions)),
        ("defences", len(analysis.defences)),
        ("summaries", len(analysis.summaries)),
    )
    losses = (
        Loss("matrix", len(analysis.matrix), "figures of pairs of experts"),
        Loss("issues", len(analysis.issues), "issues, and where each stands on them"),
        formulas,
    )
    return RenderedMap(text, Conversion("findings", counts, losses))


class _Rows:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self._names = {x.id: x.name or x.id for x in argument_map.experts}
        self._titles = {x.id: x.title or x.text or x.id for x in argument_map.claims}

    def of(self, analysis: Analysis) -> Iterator[tuple[Cell, ...]]:
        """A row for each finding."""
        for sort, findings in (
            ("agreement", analysis.agreements),
            ("tension", analysis.tensions),
            ("defence", analysis.defences),
            ("summary", analysis.summaries),
        ):
            for finding in findings:
                yield self._row(sort, finding)

    def _row(self, sort: str, finding: Finding) -> tuple[Cell, ...]:
        sides = [self._people(side) for side in finding.sides]
        side, other = sides if len(sides) == 2 else ("", "")
        return (
            sort,
            finding.kind.value,
            self._people(finding.experts),
            side,
            other,
            self._claims(finding.claims),
            rounded(finding.score, _DIGITS),
            "yes" if finding.possible else "",
            finding.reasons,
            self._claims(finding.conditions),
            finding.comparison,
            finding.summary,
            " / ".join(step.sentence for step in finding.witness),
            finding.note,
            finding.id,
        )

    def _people(self, ids: tuple[str, ...]) -> str:
        return "; ".join(self._names.get(x, x) for x in ids)

    def _claims(self, ids: tuple[str, ...]) -> str:
        return "; ".join(self._titles.get(x, x) for x in ids)
