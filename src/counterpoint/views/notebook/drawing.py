"""What a notebook shows of a map, its findings and issues, and of the table of who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch
from importlib.util import find_spec

from markupsafe import Markup, escape

from counterpoint.analysis import analyse
from counterpoint.analysis.differences import Differences
from counterpoint.errors import CounterpointError
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Crowd,
    Finding,
    Findings,
    Issue,
    Issues,
    Step,
    Supposed,
    WhoSaysWhat,
    name_list,
    short_names,
)
from counterpoint.network import build_network
from counterpoint.views.marks import UNREAD, legend, sign_of, sign_without_side
from counterpoint.views.notebook.parts import element, folded, framed, items, table
from counterpoint.views.report.changes import render_changes
from counterpoint.views.report.markdown import WORD_JOINER, markdown_parser
from counterpoint.wording import Voice

# A map is analysed each time it is shown, so only as large as takes some tenths of a second.
_MOST_STANCES = 1_000
_MOST_ROWS = 50  # of a list: about two screens, and a notebook keeps what it shows in its file
_MOST_COLUMNS = 16  # experts; of more than fit side by side the number is told
_MOST_NAMES = 12  # how many more there are is told
_MOST_PASSAGES = 3  # of a step
_MOST_LETTERS = 20_000  # of changes: some 200 lines

# Records other than a map know no names; what is said of them needs none.
_VOICE = Voice(ArgumentMap("", "", "", ""))


@singledispatch
def html_of(record: object) -> str | None:  # noqa: ARG001 (what is registered takes it)
    """A record as HTML for a notebook, in English as a command says it; ``None`` of any other.

    Linear in what is shown, which is bounded; a map of up to 1,000 stances is analysed for it.
    """
    return None


@html_of.register
def _(record: ArgumentMap) -> str:
    """Also of a map with a mistake: what is wrong in it, and how to mend it."""
    try:
        return framed([*_map_parts(record)])
    except CounterpointError as error:
        return framed([element("h3", record.title or record.id), element("p", str(error))])


@html_of.register
def _(record: Analysis) -> str:
    return framed(_analysis_parts(record))


@html_of.register
def _(record: Finding) -> str:
    return framed([element("h4", record.summary), _finding_body(record)])


@html_of.register
def _(record: Findings) -> str:
    return framed([_findings(record)])


@html_of.register
def _(record: Issue) -> str:
    return framed([element("h4", record.question), _issue_body(record)])


@html_of.register
def _(record: Issues) -> str:
    return framed([_issues(record)])


@html_of.register
def _(record: WhoSaysWhat) -> str:
    return framed([_standings(record)])


@html_of.register
def _(record: Supposed) -> str:
    return framed([element("h4", record.title), *_changes(record)])


@html_of.register
def _(record: Differences) -> str:
    """As a comment on a pull request tells them, whose Markdown knows what to leave out."""
    if record.maps is None:
        return framed([element("p", repr(record))])
    old_voice, new_voice = map(Voice, record.maps)
    title = record.maps[1].title or record.maps[1].id
    text = render_changes(record, title, old_voice, new_voice, most=_MOST_LETTERS)
    html = markdown_parser().render(text).replace(WORD_JOINER, "")
    for one, other in (("h3", "h4"), ("h2", "h3")):  # as the other records have it
        html = html.replace(f"<{one}>", f"<{other}>").replace(f"</{one}>", f"</{other}>")
    return framed([Markup(html)])  # noqa: S704 (markup in the text is text: `markdown_parser`)


def _changes(supposed: Supposed) -> Iterator[Markup]:
    if supposed.is_without_effect:
        yield element("p", _VOICE.word("line.suppose-nothing"))
    yield items(supposed.grounds[:_MOST_ROWS]) + _cut(len(supposed.grounds))
    for text, changes in (
        ("findings.issues", supposed.issues),
        ("findings.agreements", supposed.agreements),
        ("findings.tensions", supposed.tensions),
        ("findings.cruxes", supposed.cruxes),
    ):
        sentences = items(change.statement for change in changes[:_MOST_ROWS])
        if sentences:
            yield element("p", f"{_VOICE.text(text)}: {len(changes)}", "quiet")
            yield sentences + _cut(len(changes))
    reasons = [x for x in supposed.proof if x not in supposed.grounds]
    if reasons:
        body = items(reasons[:_MOST_ROWS], numbered=True) + _cut(len(reasons))
        yield folded(_VOICE.head("line.suppose-why"), body)


def _map_parts(argument_map: ArgumentMap) -> Iterator[Markup]:
    yield element("h3", argument_map.title or argument_map.question)
    if argument_map.question not in ("", argument_map.title):
        yield element("p", argument_map.question)
    if argument_map.crowd is not None:
        yield from _crowd_parts(argument_map, argument_map.crowd)
        return
    counts = [
        _VOICE.word(f"notebook.{word}", n=len(getattr(argument_map, name)))
        for word, name in (("experts", "panel"), ("claims", "claims"), ("stances", "stances"))
    ]
    yield element("p", ", ".join(counts), "quiet")
    panel = argument_map.panel
    if panel:
        names = [expert.name or expert.id for expert in panel[:_MOST_NAMES]]
        rest = _more(len(panel) - len(names))
        yield element("p", name_list(names) + (f" {rest}" if rest else ""), "quiet")
    stances = len(argument_map.stances)
    if stances > _MOST_STANCES:
        yield element("p", _VOICE.word("notebook.large", n=stances))
    elif stances:
        yield from _brief_and_table(argument_map)


def _crowd_parts(argument_map: ArgumentMap, crowd: Crowd) -> Iterator[Markup]:
    """How many voted, and the brief of a vote where numpy is there to reckon it."""
    counts = [
        _VOICE.word("language.participants", n=crowd.people),
        _VOICE.word("notebook.claims", n=len(argument_map.claims)),
    ]
    yield element("p", ", ".join(counts), "quiet")
    if find_spec("numpy") is not None:
        from counterpoint.analysis.groups import say_vote_brief  # noqa: PLC0415 (needs numpy)

        yield items(say_vote_brief(argument_map, crowd), numbered=True)


def _brief_and_table(argument_map: ArgumentMap) -> Iterator[Markup]:
    analysis = analyse(build_network(argument_map))
    yield items((x.sentence for x in analysis.brief), numbered=True)
    names = short_names(argument_map.experts)
    experts = tuple((expert.id, names[expert.id]) for expert in argument_map.panel)
    standings = _standings(WhoSaysWhat(experts, Issues(analysis.issues)))
    yield folded(_VOICE.head("heading.stands"), standings)


def _analysis_parts(analysis: Analysis) -> Iterator[Markup]:
    yield items((x.sentence for x in analysis.brief), numbered=True)
    for name, text in (("issues", "findings.issues"), ("agreements", ""), ("tensions", "")):
        heading = _VOICE.text(text or f"findings.{name}")
        rows = getattr(analysis, name)
        body = _issues(rows) if isinstance(rows, Issues) else _findings(rows)
        yield folded(f"{heading}: {len(rows)}", body if rows else Markup(""))


def _findings(findings: Sequence[Finding]) -> Markup:
    if not findings:
        return element("p", _VOICE.word("line.nothing"), "quiet")
    head = [_VOICE.head(f"column.{name}") for name in ("score", "what", "finding")]
    rows = (
        (
            element("td", _VOICE.figure(x.score, sign=True)),
            element("td", folded(_summary(x), _finding_body(x))),
            element("td", element("code", x.id)),
        )
        for x in findings[:_MOST_ROWS]
    )
    return table(head, rows) + _cut(len(findings))


def _summary(finding: Finding) -> str:
    summary = str(finding.summary)
    return _VOICE.word("line.possibly", told=summary) if finding.possible else summary


def _finding_body(finding: Finding) -> Markup:
    factors = _VOICE.factors((x.name, x.value) for x in finding.factors)
    score = _VOICE.figure(finding.score, sign=True)
    line = _VOICE.word("line.score", kind=finding.kind.value, score=score, factors=factors)
    remarks = [element("p", text) for text in (finding.note, finding.comparison) if text]
    steps = items(map(_step, finding.witness), numbered=True)
    return Markup("").join([element("p", line, "quiet"), steps, *remarks])


def _step(step: Step) -> Markup:
    """What a step says, and in which words of the sources."""
    words = (f"\u201c{x.exact}\u201d ({x.source})" for x in step.passages[:_MOST_PASSAGES])
    quoted = [element("span", each, "quiet") for each in words]
    return Markup(" ").join([escape(step.sentence), *quoted])


def _issues(issues: Sequence[Issue]) -> Markup:
    if not issues:
        return element("p", _VOICE.word("line.no-issues"), "quiet")
    rows = [folded(x.question, _issue_body(x)) for x in issues[:_MOST_ROWS]]
    return items(rows, numbered=True) + _cut(len(issues))


def _issue_body(issue: Issue) -> Markup:
    positions = [
        Markup("{} {}").format(x.says, element("span", f"({_VOICE.word(x.mark_key)})", "quiet"))
        for x in issue.positions[:_MOST_ROWS]
    ]
    verdict = _VOICE.head(issue.difference_key)
    if issue.id and issue.is_named:
        verdict += f" ({issue.id})"
    sentences = [element("p", sentence) for sentence in issue.understood]
    return Markup("").join(
        [
            element("p", verdict, "quiet"),
            items(positions),
            _cut(len(issue.positions)),
            *sentences,
        ]
    )


def _standings(standings: WhoSaysWhat) -> Markup:
    if not standings.issues:
        return element("p", _VOICE.word("line.no-issues"), "quiet")
    if len(standings.experts) > _MOST_COLUMNS:
        line = _VOICE.word("notebook.crowd", n=len(standings.experts), most=_MOST_COLUMNS)
        return element("p", line)
    issues = standings.issues[:_MOST_ROWS]
    rows = [_standing_row(standings, issue) for issue in issues]
    has_unread = any(element("td", UNREAD, "sign") in row for row in rows)
    head = [_VOICE.head("column.issue"), *(name for _, name in standings.experts)]
    has_undecided = any(issue.undecided for issue in issues)
    words = legend(_VOICE, has_unread=has_unread, has_undecided=has_undecided)
    meaning = element("p", words, "quiet")
    return table(head, rows) + _cut(len(standings.issues)) + meaning


def _standing_row(standings: WhoSaysWhat, issue: Issue) -> list[Markup]:
    cells = [element("td", issue.question)]
    for expert, _ in standings.experts:
        position = standings.position(issue, expert)
        if position is not None:
            cell = Markup('<td class="sign" title="{}">{}</td>')
            cells.append(cell.format(position.says, sign_of(position)))
        else:
            cells.append(element("td", sign_without_side(issue, expert), "sign"))
    return cells


def _cut(number: int) -> Markup:
    return element("p", text, "quiet") if (text := _more(number - _MOST_ROWS)) else Markup("")


def _more(number: int) -> str:
    return _VOICE.word("notebook.more", n=number) if number > 0 else ""
