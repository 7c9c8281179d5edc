"""The Markdown report: every agreement and tension with who, what, why and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from counterpoint.model import (
    Alignment,
    Analysis,
    ArgumentMap,
    Between,
    Citations,
    Coalition,
    Expert,
    Fidelity,
    Finding,
    FindingKind,
    Firmness,
    Polarity,
    Quotation,
    Ranked,
    Stance,
    Step,
    Tie,
    Verification,
    VoteTable,
    name_list,
    on_scale,
    with_visible_names,
)
from counterpoint.views.report.issues import IssueSections
from counterpoint.views.report.markdown import plain, section
from counterpoint.views.report.picture import SvgPicture
from counterpoint.views.report.structure import structure_sections
from counterpoint.wording import Language, Voice, clause

# Of agreements, tensions and cruxes, which the report tells further below; a round number.
_STRONGEST = 5


def render_report(  # noqa: PLR0913 (all but two are options)
    argument_map: ArgumentMap,
    analysis: Analysis,
    votes: VoteTable | None = None,
    *,
    full: bool = False,
    language: Language = "en",
    picture: SvgPicture | None = None,
    with_hints: bool = True,
) -> str:
    """The report as Markdown: the brief, who stands where, the cruxes and the first issues.

    It is written in ``language``; what is quoted or titled stays in that of the map.
    ``full`` adds each finding with its steps, all figures and positions; so does a map in which
    there are no issues.
    Pure and deterministic; text from the map is escaped, so that none of it acts as markup.
    Linear in the size of the map and its findings. Of a crowd, counted in the map or by its single
    ``votes``, it tells groups and numbers in place of findings and names, and of a map in which
    nobody speaks the claims with the reasons and objections on them. ``picture`` follows what is
    told of who stands where; ``with_hints`` tells the ids and commands by which one reads on.
    """
    if votes is not None or argument_map.crowd is not None:
        from counterpoint.analysis.groups import crowd_told  # noqa: PLC0415 (loads numpy)
        from counterpoint.views.report.votes import (  # noqa: PLC0415 (loads numpy)
            render_votes_report,
        )

        crowd = crowd_told(argument_map, votes)
        return "" if crowd is None else render_votes_report(argument_map, crowd, language)
    argument_map = with_visible_names(argument_map)
    voice = Voice(argument_map, language)
    analysis = voice.again(analysis)
    report = _ReportParts(argument_map, analysis, voice)
    if argument_map.experts:
        issues = IssueSections(argument_map, analysis, voice, with_ids=with_hints)
        parts = _answer(report, issues, analysis, picture)
        # What is handed in begins with the answer; who goes on reading wants to know whose it is.
        parts.insert(1 if with_hints else len(parts), report.voices_and_sources())
        if full or not analysis.issues:
            parts += _appendix(report, analysis)
        elif with_hints:
            parts.append(voice.head("line.more"))
    else:
        parts = [report.head(), report.voices_and_sources(), _image(picture)]
        parts += structure_sections(argument_map, voice)
    return "\n\n".join(part for part in parts if part) + "\n"


def _answer(
    report: _ReportParts, issues: IssueSections, analysis: Analysis, picture: SvgPicture | None
) -> list[str]:
    """What is answered: the head, the brief, who stands where, what it turns on, the issues."""
    return [
        report.head(),
        issues.brief(),
        issues.table(),
        issues.answers(),
        _image(picture),
        report.ranking("turns", analysis.cruxes, "cruxes"),
        issues.issues(),
    ]


def _image(picture: SvgPicture | None) -> str:
    return f"{picture.image}\n\n*{plain(picture.caption)}*" if picture is not None else ""


def _appendix(report: _ReportParts, analysis: Analysis) -> list[str]:
    """Each finding with its steps, all figures and positions."""
    return [
        report.in_short(),
        report.matrix(),
        report.findings("agreements", analysis.agreements),
        report.findings("tensions", analysis.tensions),
        report.findings("defences", analysis.defences),
        report.findings("namings", analysis.namings),
        report.ranking("core", analysis.consensus, "consensus"),
        report.ranking("contested", analysis.contested, "contested"),
        report.coalitions(),
        report.findings("summaries", analysis.summaries),
        report.coverage(),
        report.ranking("one-sided", analysis.one_sided, "one-sided"),
        report.ranking("unsupported", analysis.unsupported, "unsupported"),
        report.positions(),
        report.reading(),
    ]


class _ReportParts:
    """The report's parts, with the look-ups that they share."""

    def __init__(self, argument_map: ArgumentMap, analysis: Analysis, voice: Voice) -> None:
        self._voice = voice
        self._map = argument_map
        self._analysis = analysis
        self._experts = {expert.id: expert for expert in argument_map.experts}
        self._titles = {claim.id: claim.title for claim in argument_map.claims}
        self._sources = {source.id: source for source in argument_map.sources}
        self._citations = Citations(argument_map)
        self._actors = {claim.id: claim.actor for claim in argument_map.claims if claim.actor}

    def head(self) -> str:
        lines = [f"# {plain(self._map.title)}"]
        if self._map.question and self._map.question != self._map.title:
            heading = self._voice.head("heading.question")
            lines += ["", f"**{heading}.** {plain(self._map.question)}"]
        if self._map.abstract:
            lines += ["", plain(self._map.abstract)]
        return "\n".join(lines)

    def voices_and_sources(self) -> str:
        """Who speaks, what was read, and whether the passages are there."""
        lines = []
        if self._map.panel:
            lines += ["", f"**{self._voice.head('heading.experts')}**", ""]
            lines += [f"- {self._expert_line(expert)}" for expert in self._map.panel]
        if self._map.sources:
            lines += ["", f"**{self._voice.head('heading.sources')}**", ""]
            lines += [
                "- "
                + ", ".join(plain(part) for part in (x.title, x.publisher, x.date) if part)
                + (f", <{x.url}>" if x.url.startswith(("http://", "https://")) else "")
                for x in self._map.sources
            ]
        if self._map.experts:
            lines += ["", self._verified()]
        return "\n".join(lines[1:])

    def in_short(self) -> str:
        analysis = self._analysis
        lines = [
            f"- *{word}*: {plain(finding.summary)}"
            for word, findings in (
                (self._voice.head("line.agreement"), analysis.agreements),
                (self._voice.head("line.tension"), analysis.tensions),
            )
            for finding in findings[:_STRONGEST]
        ]
        lines += [
            f"- *{self._voice.head('line.crux')}*: {self._claim(crux.claim)}. {plain(crux.reason)}"
            for crux in analysis.cruxes[:_STRONGEST]
        ]
        return self._section("in-short", lines)

    def matrix(self) -> str:
        if not self._analysis.matrix or self._map.is_crowd:
            return ""
        lines = [*self._table_head("experts", "agreement", "tension", "in-common")]
        kinds = self._analysis.kinds
        lines += [self._matrix_row(pair, kinds) for pair in self._analysis.matrix]
        lines += ["", self._voice.head("line.matrix-meaning")]
        return self._section("pairs", lines)

    def findings(self, heading: str, findings: Sequence[Finding]) -> str:
        if not findings:
            return ""
        return f"## {self._voice.head(f'heading.{heading}')}\n\n" + "\n\n".join(
            self._finding(number, finding) for number, finding in enumerate(findings, start=1)
        )

    def ranking(self, heading: str, ranked: Sequence[Ranked], meaning: str) -> str:
        lines = [
            f"- {self._claim(item.claim)} ({self._names(item.experts)}): {plain(item.reason)}"
            for item in ranked
        ]
        explanation = self._voice.head(f"line.{meaning}-meaning")
        return self._section(heading, [explanation, "", *lines]) if lines else ""

    def coalitions(self) -> str:
        lines = [
            f"- {self._names(x.experts)}: "
            + "; ".join(
                [
                    *(self._claim(y) + self._by_case(x, y) for y in x.affirmed),
                    *(self._voice.word("line.not-claim", what=self._claim(y)) for y in x.denied),
                ]
            )
            for x in self._analysis.coalitions
        ]
        explanation = self._voice.head("line.coalitions-meaning")
        return self._section("coalitions", [explanation, "", *lines]) if lines else ""

    def _by_case(self, coalition: Coalition, claim: str) -> str:
        voices = tuple(expert for expert, case in coalition.by_case if case == claim)
        return " " + self._voice.word("line.by-case", who=voices) if voices else ""

    def coverage(self) -> str:
        labels = {topic.id: topic.label for topic in self._map.topics}
        lines = [*self._table_head("topic", "claims", "speaks", "is-silent")]
        for row in self._analysis.coverage:
            label = plain(labels.get(row.topic, row.topic))
            silent = self._names(row.silent) or self._voice.word("line.nobody")
            lines.append(
                f"| {label} | {len(row.claims)} | {self._names(row.speaking)} | {silent} |"
            )
        return self._section("topics", lines) if self._analysis.coverage else ""

    def positions(self) -> str:
        parts = []
        for expert in self._map.panel:
            stances = [stance for stance in self._map.stances if stance.expert == expert.id]
            claims = [stance for stance in stances if stance.target in self._titles]
            lines = [f"- {self._position(stance)}" for stance in sorted(claims, key=_reading_order)]
            if lines:
                parts.append(f"### {plain(expert.name)}\n\n" + "\n".join(lines))
        heading = self._voice.head("heading.positions")
        return f"## {heading}\n\n" + "\n\n".join(parts) if parts else ""

    def reading(self) -> str:
        """How scores and wording are to be read, and what the field calls the kinds."""
        kinds = dict.fromkeys(x.kind for x in self._analysis.findings)
        names = [f"- {self._kind(kind)}: `{kind.value}`" for kind in kinds]
        return self._section("reading", [self._voice.head("line.how-to-read"), "", *names])

    def _kind(self, kind: FindingKind) -> str:
        return self._voice.word(f"kind.{kind.value}")

    def _section(self, heading: str, lines: Sequence[str]) -> str:
        return section(self._voice.head(f"heading.{heading}"), lines)

    def _table_head(self, *columns: str) -> tuple[str, str]:
        names = self._voice.columns(*columns)
        return f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"

    def _finding(self, number: int, finding: Finding) -> str:
        kind = self._kind(finding.kind)
        if finding.reasons:
            verdict = clause(f"reasons.{finding.reasons}")
            kind += f", {self._voice.word('line.reasons', verdict=verdict)}"
        if finding.factors:
            factors = plain(self._voice.factors((x.name, x.value) for x in finding.factors))
            value = self._voice.figure(finding.score, sign=True)
            kind += f", {self._voice.word('line.scored', score=value, factors=factors)}"
        lines = [
            f"### {number}. {plain(finding.summary)}",
            "",
            f"*{kind}* (`{finding.id}`)",
            "",
        ]
        if finding.possible:
            lines += [self._voice.head("line.possible"), ""]
        if finding.note:
            lines += [plain(finding.note), ""]
        if finding.comparison:
            lines += [plain(finding.comparison), ""]
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
        place = self._voice.word("line.not-verified")
        if quotation.start is not None and quotation.end is not None:
            key = "similar-at" if quotation.verification is Verification.SIMILAR else "characters"
            span = {"start": quotation.start, "end": quotation.end}
            place = self._voice.word(f"line.{key}", **span)
        several = f"{title}, " if len(self._sources) > 1 else ""
        return f"({self._voice.quoted(plain(quotation.exact))}, {several}{place})"

    def _position(self, stance: Stance) -> str:
        voice = self._voice
        marks = [voice.word("line.denies")] if stance.polarity is Polarity.DENY else []
        # A condition is named, and so needs no word of its own.
        manners = [x for x in stance.mode_words if x != Firmness.CONDITIONAL.value]
        marks += [voice.word(f"manner.{manner}") for manner in manners]
        marks += [voice.word(f"line.grade-{stance.grade.value}")] if stance.grade else []
        if stance.confidence is not None:
            marks.append(self._sureness(stance.confidence, stance.confidence_said))
        parts = [("if", self._claims(stance.conditions)), ("to-reach", self._claims(stance.goals))]
        parts += [("answers", self._names((stance.answers,)))] if stance.answers else []
        parts += [("voice-of", self._names((stance.voice,)))] if stance.voice else []
        actor = self._actors.get(stance.target)
        parts += [("actor", plain(actor))] if actor else []
        for key, words in parts:
            part = "what" if key in {"if", "to-reach"} else "who"
            marks += [voice.word(f"line.{key}", **{part: words})] if words else []
        if stance.fidelity in {Fidelity.INTERPRETATION, Fidelity.IMPUTATION}:
            marks.append(voice.word(f"fidelity.{stance.fidelity.value}"))
        mark = f" [{', '.join(marks)}]" if marks else ""
        where = f" {self._where(stance.quotation)}" if stance.quotation else ""
        return f"{self._claim(stance.target)}{mark}{where}"

    def _sureness(self, share: float, words: str) -> str:
        scale = on_scale(words)
        if scale is not None:
            return self._voice.word("line.confidence-of", value=scale[0], most=scale[1])
        value = plain(words) if words else f"{round(100 * share)} %"
        return self._voice.word("line.confidence", value=value)

    def _matrix_row(self, pair: Alignment, kinds: Mapping[str, FindingKind]) -> str:
        names, between = self._names((pair.first, pair.second)), Between.of(pair, kinds)
        agreement = self._figure(pair.agreement, between.agreements, between.possible_agreements)
        tension = self._figure(pair.tension, between.tensions, between.possible_tensions)
        shared = self._voice.word(
            "line.in-common", n=pair.shared, cases=pair.shared_by_case or None
        )
        return f"| {names} | {agreement} | {tension} | {shared} |"

    def _figure(self, value: float | None, sure: Sequence[Tie], possible: Sequence[Tie]) -> str:
        """``0.6 in 5, 2 possible``: the figure, and what stands between the two."""
        cell = "-" if value is None else self._voice.figure(value)
        some = len(possible) or None
        if sure:
            return self._voice.word("line.figure-in", value=cell, n=len(sure), possible=some)
        return self._voice.word("line.figure-none", value=cell, possible=some)

    def _claims(self, claims: Iterable[str]) -> str:
        return ", ".join(self._claim(claim) for claim in claims)

    def _verified(self) -> str:
        quotations = [x.quotation for x in self._map.stances if x.quotation]
        quotations += [x.quotation for x in self._map.relations if x.quotation]
        count: Callable[[Verification], int] = lambda how: sum(  # noqa: E731
            x.verification is how for x in quotations
        )
        exact, similar = count(Verification.EXACT), count(Verification.SIMILAR)
        unverified = count(Verification.UNVERIFIED)
        if unverified and unverified == len(quotations):
            sentence = self._voice.head("line.unchecked", n=unverified)
        else:
            figures = {"similar": similar or None, "rest": unverified or None}
            sentence = self._voice.head("line.checked", exact=exact, all=len(quotations), **figures)
        recorded = [
            self._voice.head(
                "line.recorded", source=source.title, who=source.checked_by, date=source.checked_at
            )
            for source in self._map.sources
            if source.checked_at
        ]
        words = " ".join((sentence, *map(plain, recorded)))
        return f"**{self._voice.head('heading.passages')}.** {words}"

    def _expert_line(self, expert: Expert) -> str:
        roles = "; ".join(plain(str(role)) for role in expert.roles)
        posts = f": {roles}" if roles else ""
        return f"**{plain(expert.name)}**{posts}"

    def _names(self, ids: Iterable[str]) -> str:
        return plain(name_list(self._experts[x].name if x in self._experts else x for x in ids))

    def _claim(self, claim: str) -> str:
        return f"*{plain(self._titles.get(claim, claim))}*"


def _reading_order(stance: Stance) -> tuple[float, str]:
    start = stance.quotation.start if stance.quotation else None
    return (float("inf") if start is None else start, stance.id)
