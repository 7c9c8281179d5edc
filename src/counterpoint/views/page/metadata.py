"""What a page says of itself to other sites and machines: title, description, data set, files.

What belongs here: the head's tags that nobody reads on the page. What does not: what the page
shows, and the map as RDF, to which these point.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from counterpoint.model import Analysis, ArgumentMap, Source
from counterpoint.wording import LANGUAGES, Language, Voice

Json = dict[str, Any]

# What other sites show of a description; longer ones they cut where they like.
_MOST_LETTERS = 300
_KINDS = {"ttl": "text/turtle", "trig": "application/trig", "md": "text/markdown"}


def head_tags(argument_map: ArgumentMap, analysis: Analysis, beside: str = "") -> Markup:
    """Tags for the head: a description, those of Open Graph, the data set, and the files beside.

    ``beside`` is the name, without its ending, of the map's Turtle, TriG and report that lie
    beside the page; empty where there are none. Whatever the map says is escaped.
    """
    description = description_of(argument_map, analysis)
    title = argument_map.question or argument_map.title
    tag = Markup('<meta {}="{}" content="{}">')
    tags = [
        tag.format("name", "description", description),
        tag.format("property", "og:type", "article"),
        tag.format("property", "og:title", title),
        tag.format("property", "og:description", description),
        tag.format("property", "og:locale", argument_map.language or "en"),
    ]
    tags += [
        Markup('<link rel="alternate" type="{}" href="{}">').format(kind, f"{beside}.{ending}")
        for ending, kind in _KINDS.items()
        if beside
    ]
    return Markup("\n").join([*tags, _dataset(argument_map, description, beside)])


def description_of(argument_map: ArgumentMap, analysis: Analysis) -> str:
    """The brief's leading sentences in the map's language, else its abstract, else its title."""
    code = (argument_map.language or "en").split("-")[0]
    language: Language = next((x for x in LANGUAGES if x == code), "en")
    voice = Voice(argument_map, language)
    text = " ".join(voice.again(x.sentence) for x in analysis.brief if x.leads)
    text = " ".join((text or argument_map.abstract or argument_map.title).split())
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1].rstrip()}…"


def _dataset(argument_map: ArgumentMap, description: str, beside: str) -> Markup:
    """The map as a data set in the words of schema.org, in a script that is never run."""
    record: Json = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": argument_map.base,
        "name": argument_map.title,
        "description": description,
        "inLanguage": argument_map.language or "en",
    }
    if argument_map.topics:
        record["keywords"] = [topic.label for topic in argument_map.topics]
    if argument_map.sources:
        record["isBasedOn"] = [_source(source) for source in argument_map.sources]
    if beside:
        record["distribution"] = [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{beside}.{ending}"}
            for ending, kind in _KINDS.items()
        ]
    text = json.dumps(record, ensure_ascii=True, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(text),  # noqa: S704 - every letter that could end the element is escaped above
    )


def _source(source: Source) -> Json:
    fields = {
        "name": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "datePublished": str(source.date or ""),
        "license": source.licence,
    }
    return {"@type": "CreativeWork"} | {name: value for name, value in fields.items() if value}
