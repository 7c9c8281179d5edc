"""The list of tools, in the order in which an assistant needs them."""

from __future__ import annotations

from counterpoint.assistants.arguments import CURSOR, Parameter
from counterpoint.assistants.tool import Tool
from counterpoint.late import TYPE_CHECKING, LateFunctions
from counterpoint.model import ClaimKind

if TYPE_CHECKING:
    from counterpoint.assistants.tools import contents, findings, overview, queries, supposing
else:  # the list of tools is asked for before any of them
    contents = LateFunctions("counterpoint.assistants.tools.contents")
    findings = LateFunctions("counterpoint.assistants.tools.findings")
    overview = LateFunctions("counterpoint.assistants.tools.overview")
    queries = LateFunctions("counterpoint.assistants.tools.queries")
    supposing = LateFunctions("counterpoint.assistants.tools.supposing")

_EXPERT = Parameter("expert", "An expert, by id or name.")
_CLAIM = Parameter("claim", "A claim, by id or title.")
_TOPIC = Parameter("topic", "A topic, by id or label.")
_PAIR = (
    Parameter("experts", "Only what all of these have a part in, by id or name.", "texts"),
    Parameter(
        "least_score",
        "Only what scores at least so much, from 0 to 1; of tensions the size counts, 0.4 is -0.4.",
        "number",
    ),
    CURSOR,
)

TOOLS: tuple[Tool, ...] = (
    Tool(
        "brief",
        "The debate in short",
        "The question, who was asked, and in a few sentences what they share, where they part and "
        "on what it turns. Begin here.",
        (CURSOR,),
        overview.brief,
    ),
    Tool(
        "issues",
        "The issues",
        "The matters on which the experts can be compared, weightiest first, with each expert's "
        "position and what kind of difference it is.",
        (CURSOR,),
        overview.issues,
    ),
    Tool(
        "who_says_what",
        "Who says what",
        "Each expert's position on each issue in a sentence, with passages; of one issue or one "
        "expert if you name it.",
        (Parameter("issue", "An issue, by id or question."), _EXPERT, CURSOR),
        overview.who_says_what,
    ),
    Tool(
        "agreements",
        "Agreements",
        "Who agrees with whom on what, strongest first, and whether for the same reasons.",
        _PAIR,
        findings.agreements,
    ),
    Tool(
        "tensions",
        "Tensions",
        "Who clashes with whom on what, strongest first; a score nearer to -1 is stronger.",
        _PAIR,
        findings.tensions,
    ),
    Tool(
        "explain",
        "Why a finding holds",
        "Why one agreement or tension holds, step by step with passages, and what it rests on; or "
        "where each expert stands on an issue, and the findings beneath.",
        (Parameter("id", "The id of a finding or an issue.", is_required=True), CURSOR),
        findings.explain,
    ),
    Tool(
        "compare",
        "Two experts",
        "All that two experts share and all that sets them apart, with figures for both.",
        (
            Parameter("first", "An expert of the panel, by id or name.", is_required=True),
            Parameter("second", "Another expert of the panel.", is_required=True),
            CURSOR,
        ),
        findings.compare,
    ),
    Tool(
        "claims",
        "Claims",
        "The claims of the map with who affirms or denies them, all or those that fit; or one "
        "claim with its reasons, objections, relations and every stance to it.",
        (
            _CLAIM,
            Parameter("text", "Only claims whose title or text has these words, in any order."),
            _TOPIC,
            Parameter(
                "kind", "Only claims of this kind.", choices=tuple(x.value for x in ClaimKind)
            ),
            Parameter("expert", "Only claims to which this expert speaks, by id or name."),
            CURSOR,
        ),
        contents.claims,
        is_of_map=True,
    ),
    Tool(
        "passages",
        "Passages",
        "What was said, in key phrases of the source (fragments of some six words), and what it is "
        "taken to say: by an expert, or as others report of a person, toward a claim, or with "
        "certain words.",
        (
            _EXPERT,
            _CLAIM,
            Parameter(
                "text", "Only passages that have these words in any order, or whose claim has."
            ),
            CURSOR,
        ),
        contents.passages,
        is_of_map=True,
    ),
    Tool(
        "suppose",
        "What if",
        "What would be told otherwise if claims were false or true, or experts left out. A claim "
        "is rejected for everybody, and `silence` leaves out all that somebody says: neither is a "
        "change of anybody's mind, and no call supposes one.",
        (
            Parameter("reject", "Claims that are supposed to be false, by id or title.", "texts"),
            Parameter("accept", "Claims that are supposed to be true, by id or title.", "texts"),
            Parameter("silence", "Experts who are left out, by id or name.", "texts"),
            CURSOR,
        ),
        supposing.suppose,
    ),
    Tool(
        "questions",
        "Named questions",
        "The questions that are shipped as SPARQL, to be asked by name with `ask`.",
        (CURSOR,),
        queries.questions,
        is_of_no_map=True,
    ),
    Tool(
        "ask",
        "Ask a named question",
        "The answer to one of `questions`, as rows.",
        (
            Parameter("question", "Its name.", is_required=True),
            _EXPERT,
            _CLAIM,
            _TOPIC,
            CURSOR,
        ),
        ask=queries.ask,
    ),
    Tool(
        "sparql",
        "SPARQL",
        "The answer to a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) over the map and its "
        "findings, within 10 s. The prefixes cp, schema, rdfs, skos and dcterms are declared; "
        "the resource counterpoint://ontology.ttl has the terms.",
        (Parameter("query", "The query; nothing can be changed.", is_required=True), CURSOR),
        ask=queries.sparql,
    ),
)
