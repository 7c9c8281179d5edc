"""The Markdown report: every agreement and tension with who, what, why and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from counterpoint.model import (
    Alignment,
    Analysis,
    ArgumentMap,
    Between,
    Citations,
    Expert,
    Finding,
    FindingKind,
    Polarity,
    Quotation,
    Ranked,
    Stance,
    Step,
    Tie,
    Verification,
    VoteTable,
    figure,
    name_list,
)
from counterpoint.views.report.issues import IssueSections
from counterpoint.views.report.markdown import plain, section

_STRONGEST = 5


def render_report(
    argument_map: ArgumentMap,
    analysis: Analysis,
    votes: VoteTable | None = None,
    *,
    full: bool = False,
) -> str:
    """The report as Markdown: the brief, who stands where, the cruxes and the first issues.

    ``full`` adds each finding with its steps, all figures and positions; so does a map in which
    there are no issues.
    Pure and deterministic; text from the map is escaped, so that none of it acts as markup.
    Linear in the size of the map and its findings. With the ``votes`` of a crowd it tells groups
    and numbers in place of findings and names.
    """
    if votes is not None:
        from counterpoint.views.report.votes import (  # noqa: PLC0415 (loads numpy)
            render_votes_report,
        )

        return render_votes_report(argument_map, votes)
    report, issues = _Report(argument_map, analysis), IssueSections(argument_map, analysis)
    parts = [
        report.head(),
        issues.brief(),
        issues.table(),
        report.ranking("Candidate cruxes", analysis.cruxes, _CRUXES),
        issues.issues(),
    ]
    parts += _appendix(report, analysis) if full or not analysis.issues else [_MORE]
    return "\n\n".join(part for part in parts if part) + "\n"


def _appendix(report: _Report, analysis: Analysis) -> list[str]:
    """Each finding with its steps, all figures and positions."""
    return [
        report.in_short(),
        report.matrix(),
        report.findings("Agreements", analysis.agreements),
        report.findings("Tensions", analysis.tensions),
        report.findings("Defences", analysis.defences),
        report.findings("Named", analysis.namings),
        report.ranking("Consensus core", analysis.consensus, _CONSENSUS),
        report.ranking("Most contested", analysis.contested, _CONTESTED),
        report.coalitions(),
        report.findings("The summary against the speakers", analysis.summaries),
        report.coverage(),
        report.ranking("One voice only", analysis.one_sided, _ONE_SIDED),
        report.ranking("Without a stated reason", analysis.unsupported, _UNSUPPORTED),
        report.positions(),
        report.reading(),
    ]


_MORE = (
    "Each finding beneath, with its steps and passages: `counterpoint explain ID`, or the whole "
    "report by `counterpoint build --full`."
)
_MATRIX_MEANING = (
    "Agreement and tension are two figures in 0 to 1 and are never set off against each other. "
    "Beside each stands in how many findings the two meet; what is only possible is in no figure. "
    "A hyphen: the two share nothing that could be compared."
)
_CRUXES = "What the debate turns on, as a question; what experts name as deciding comes first."
_CONSENSUS = "Claims that most experts affirm and none speaks against."
_CONTESTED = "Claims at which the most tension ends."
_COALITIONS = (
    "Experts who hold several claims in common. Nobody else holds all of them, and these experts "
    "share no others; they may be in tension elsewhere."
)
_ONE_SIDED = "Claims that one expert makes and no other speaks to. Silence is not disagreement."
_POSSIBLE = "Possible only: it rests in part on a link that none of these experts draws."
_UNSUPPORTED = "Claims for which the expert gives no reason in the source."


class _Report:
    """The report's parts, with the look-ups that they share."""

    def __init__(self, argument_map: ArgumentMap, analysis: Analysis) -> None:
        self._map = argument_map
        self._analysis = analysis
        self._experts = {expert.id: expert for expert in argument_map.experts}
        self._titles = {claim.id: claim.title for claim in argument_map.claims}
        self._sources = {source.id: source for source in argument_map.sources}
        self._citations = Citations(argument_map)

    def head(self) -> str:
        lines = [f"# {plain(self._map.title)}", "", f"**Question.** {plain(self._map.question)}"]
        if self._map.abstract:
            lines += ["", plain(self._map.abstract)]
        if self._map.panel:
            lines += ["", "**Experts**", ""]
            lines += [f"- {self._expert_line(expert)}" for expert in self._map.panel]
        if self._map.sources:
            lines += ["", "**Sources**", ""]
            lines += [
                "- "
                + ", ".join(plain(part) for part in (x.title, x.publisher, x.date) if part)
                + (f", <{x.url}>" if x.url.startswith(("http://", "https://")) else "")
                for x in self._map.sources
            ]
        return "\n".join([*lines, "", self._verified()])

    def in_short(self) -> str:
        analysis = self._analysis
        lines = [
            f"- *{word}*: {plain(finding.summary)}"
            for word, findings in (
                ("Agreement", analysis.agreements),
                ("Tension", analysis.tensions),
            )
            for finding in findings[:_STRONGEST]
        ]
        lines += [
            f"- *Candidate crux*: {self._claim(crux.claim)}. {plain(crux.reason)}"
            for crux in analysis.cruxes[:_STRONGEST]
        ]
        return section("In short", lines)

    def matrix(self) -> str:
        if not self._analysis.matrix or self._map.is_crowd:
            return ""
        lines = ["| experts | agreement | tension | claims in common |", "|---|---|---|---|"]
        kinds = self._analysis.kinds
        lines += [self._matrix_row(pair, kinds) for pair in self._analysis.matrix]
        lines += [
            "",
            _MATRIX_MEANING,
        ]
        return section("Who stands where to whom", lines)

    def findings(self, heading: str, findings: Sequence[Finding]) -> str:
        if not findings:
            return ""
        return f"## {heading}\n\n" + "\n\n".join(
            self._finding(number, finding) for number, finding in enumerate(findings, start=1)
        )

    def ranking(self, heading: str, ranked: Sequence[Ranked], meaning: str) -> str:
        lines = [
            f"- {self._claim(item.claim)} ({self._names(item.experts)}): {plain(item.reason)}"
            for item in ranked
        ]
        return section(heading, [meaning, "", *lines]) if lines else ""

    def coalitions(self) -> str:
        lines = [
            f"- {self._names(x.experts)}: "
            + "; ".join(
                [*map(self._claim, x.affirmed), *(f"not {self._claim(y)}" for y in x.denied)]
            )
            for x in self._analysis.coalitions
        ]
        return section("Coalitions", [_COALITIONS, "", *lines]) if lines else ""

    def coverage(self) -> str:
        labels = {topic.id: topic.label for topic in self._map.topics}
        lines = ["| topic | claims | who speaks | who is silent |", "|---|---|---|---|"]
        for row in self._analysis.coverage:
            label = plain(labels.get(row.topic, row.topic))
            silent = self._names(row.silent) or "nobody"
            lines.append(
                f"| {label} | {len(row.claims)} | {self._names(row.speaking)} | {silent} |"
            )
        return section("Who speaks to what", lines) if self._analysis.coverage else ""

    def positions(self) -> str:
        parts = []
        for expert in self._map.panel:
            stances = [stance for stance in self._map.stances if stance.expert == expert.id]
            claims = [stance for stance in stances if stance.target in self._titles]
            lines = [f"- {self._position(stance)}" for stance in sorted(claims, key=_reading_order)]
            if lines:
                parts.append(f"### {plain(expert.name)}\n\n" + "\n".join(lines))
        return "## What each expert says\n\n" + "\n\n".join(parts) if parts else ""

    def reading(self) -> str:
        return (
            "## How to read this\n\n"
            "Claims are in the mapper's words; key phrases in quotation marks are the source's. "
            "A score is the product of the factors that stand beside it; the definitions are in "
            "`docs/findings.md`. Relations that no expert states are the mapper's reading and are "
            "said to be so. An editor's summary is never counted as an expert."
        )

    def _finding(self, number: int, finding: Finding) -> str:
        factors = " x ".join(f"{plain(x.name)} {x.value:g}" for x in finding.factors)
        kind = finding.kind.value.replace("-", " ")
        if finding.reasons:
            kind += f", reasons: {finding.reasons}"
        score = f", score {figure(finding.score, sign=True)} = {factors}" if finding.factors else ""
        lines = [
            f"### {number}. {plain(finding.summary)}",
            "",
            f"*{kind}{score}* (`{finding.id}`)",
            "",
        ]
        if finding.possible:
            lines += [_POSSIBLE, ""]
        if finding.note:
            lines += [plain(finding.note), ""]
        lines += [
            f"{place}. {plain(step.sentence)}{self._passages_of(step)}"
            for place, step in enumerate(finding.witness, start=1)
        ]
        return "\n".join(lines)

    def _passages_of(self, step: Step) -> str:
        return "".join(f" {self._where(quotation)}" for quotation in self._citations.of(step))

    def _where(self, quotation: Quotation) -> str:
        source = self._sources.get(quotation.source)
        title = plain(source.title) if source else plain(quotation.source)
        place = {
            Verification.EXACT: f"characters {quotation.start} to {quotation.end}",
            Verification.SIMILAR: f"similar at characters {quotation.start} to {quotation.end}",
            Verification.UNVERIFIED: "not verified",
        }[quotation.verification]
        several = f"{title}, " if len(self._sources) > 1 else ""
        return f"(“{plain(quotation.exact)}”, {several}{place})"

    def _position(self, stance: Stance) -> str:
        marks = [" ".join(stance.mode_words)] if stance.mode_words else []
        if stance.polarity is Polarity.DENY:
            marks.insert(0, "denies")
        if stance.conditions:
            marks.append("if " + " and ".join(self._claim(x) for x in stance.conditions))
        if stance.voice:
            marks.append(f"voice of {self._names((stance.voice,))}")
        mark = f" [{', '.join(marks)}]" if marks else ""
        where = f" {self._where(stance.quotation)}" if stance.quotation else ""
        return f"{self._claim(stance.target)}{mark}{where}"

    def _matrix_row(self, pair: Alignment, kinds: Mapping[str, FindingKind]) -> str:
        names, between = self._names((pair.first, pair.second)), Between.of(pair, kinds)
        agreement = _figure(pair.agreement, between.agreements, between.possible_agreements)
        tension = _figure(pair.tension, between.tensions, between.possible_tensions)
        return f"| {names} | {agreement} | {tension} | {pair.shared} |"

    def _verified(self) -> str:
        quotations = [x.quotation for x in self._map.stances if x.quotation]
        quotations += [x.quotation for x in self._map.relations if x.quotation]
        count: Callable[[Verification], int] = lambda how: sum(  # noqa: E731
            x.verification is how for x in quotations
        )
        exact, similar = count(Verification.EXACT), count(Verification.SIMILAR)
        sentence = f"{exact} of {len(quotations)} quoted key phrases were found word for word"
        if similar:
            sentence += f", {similar} by similarity"
        unverified = count(Verification.UNVERIFIED)
        if unverified and unverified == len(quotations):
            sentence = (
                f"The {unverified} quoted key phrases were not checked, "
                "since the source text was not at hand"
            )
        elif unverified:
            sentence += (
                f"; {unverified} could not be looked up, since the source text was not at hand"
            )
        return f"**Passages.** {sentence}."

    def _expert_line(self, expert: Expert) -> str:
        roles = []
        for role in expert.roles:
            words = ", ".join(plain(part) for part in (role.title, role.organization) if part)
            periods = ", ".join(str(period) for period in role.periods)
            roles.append(f"{words} ({periods})" if periods else words)
        posts = f": {'; '.join(roles)}" if roles else ""
        return f"**{plain(expert.name)}**{posts}"

    def _names(self, ids: Iterable[str]) -> str:
        return plain(name_list(self._experts[x].name if x in self._experts else x for x in ids))

    def _claim(self, claim: str) -> str:
        return f"*{plain(self._titles.get(claim, claim))}*"


def _reading_order(stance: Stance) -> tuple[float, str]:
    start = stance.quotation.start if stance.quotation else None
    return (float("inf") if start is None else start, stance.id)


def _figure(value: float | None, sure: Sequence[Tie], possible: Sequence[Tie]) -> str:
    """``0.6 in 5, 2 possible``: the figure, and what stands between the two."""
    cell = "-" if value is None else figure(value)
    if sure:
        cell += f" in {len(sure)}"
    return f"{cell}, {len(possible)} possible" if possible else cell
