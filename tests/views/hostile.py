"""Strings that try to be more than text, and a map that holds them wherever it can."""

from __future__ import annotations

from dataclasses import replace

from samples import city_map

from counterpoint.model import ArgumentMap, Quotation, Role, Topic, Verification

PAYLOADS = (
    "<script>document.title = 'owned'</script>",
    "</script><script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title = 'owned'\">",
    "<svg onload=\"document.title = 'owned'\"><circle r=9></svg>",
    "javascript:document.title='owned'",
    "<a href=\"javascript:document.title='owned'\">press</a>",
    "<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
    "{{ 7 * 7 }}{% raw %}${7 * 7}",
    "<!--<script>",
    "]]><style>body { display: none }</style>",
    "\u202eright to left\u2066 and back\u2069",
    "line\u2028paragraph\u2029end\u0000null\u0007bell",
    "&lt;b&gt;&amp;#60;i&#x3e;",
    "\"' onmouseover='document.title=1' x=\"",
    '=HYPERLINK("https://example.org", "owned")',
    "__proto__",
    "constructor",
    "W" * 400,
)


def hostile_map() -> ArgumentMap:
    """The small map with a payload in every field that takes free text."""
    city = city_map()
    at = iter(PAYLOADS * 12)

    def text() -> str:
        return next(at)

    def quote(quotation: Quotation | None) -> Quotation | None:
        if quotation is None:
            return None
        return replace(quotation, exact=text(), verification=Verification.UNVERIFIED)

    return replace(
        city,
        title=PAYLOADS[1],
        question=PAYLOADS[2],
        abstract=PAYLOADS[0],
        experts=tuple(
            replace(expert, name=text(), roles=(Role(text(), text()),)) for expert in city.experts
        ),
        sources=tuple(
            replace(source, title=text(), url=PAYLOADS[4], publisher=text(), licence=text())
            for source in city.sources
        ),
        topics=tuple(Topic(topic.id, text()) for topic in city.topics),
        claims=tuple(replace(claim, title=text(), text=text()) for claim in city.claims),
        arguments=tuple(
            replace(argument, title=text(), text=text(), scheme=text())
            for argument in city.arguments
        ),
        attacks=tuple(replace(attack, title=text()) for attack in city.attacks),
        relations=tuple(
            replace(relation, note=text(), quotation=quote(relation.quotation))
            for relation in city.relations
        ),
        stances=tuple(
            replace(
                stance, wording=text(), note=text(), date=text(), quotation=quote(stance.quotation)
            )
            for stance in city.stances
        ),
    )
