"""Maps as Arguebuf graphs, in the JSON of Protobuf.

An atom has one participant and one reference, so of the stances on a claim one is written. A
resource has its title and address and no text, since a map does not keep the texts of its
sources; that is why offsets are left out.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from counterpoint.formats.arguebuf.reading import MAJOR_CLAIM
from counterpoint.formats.arguebuf.schemes import support_of
from counterpoint.formats.foreign.rest import note_claim_fields, note_ids, note_rest
from counterpoint.formats.foreign.scheme_graph import SchemeKind, SchemeNode
from counterpoint.formats.foreign.scheme_writing import WrittenGraph, as_scheme_graph, claim_node
from counterpoint.formats.foreign.speakers import Speakers, find_speakers, note_people
from counterpoint.formats.losses import Conversion, Losses
from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap, Expert, Source

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_Entries: TypeAlias = dict[str, object]

_CARRIED = frozenset(
    {
        *("claims", "reasons", "objections", "relations", "stances", "quotations", "sources"),
        *("experts", "cited voices", "editors", "topics", "title", "question", "abstract"),
    }
)
_MEMBERS = {
    SchemeKind.ATTACK: {"attack": "ATTACK_DEFAULT"},
    SchemeKind.REPHRASE: {"rephrase": "REPHRASE_DEFAULT"},
}


def render_arguebuf(argument_map: ArgumentMap) -> RenderedMap:
    """``argument_map`` as an Arguebuf graph; the same map gives the same text.

    Nothing in it says when it was written.
    """
    losses = Losses()
    note_rest(argument_map, losses, _CARRIED)
    note_claim_fields(argument_map, losses)
    graph = as_scheme_graph(
        argument_map, losses, has_name=lambda name: support_of(name) is not None
    )
    speakers = find_speakers(argument_map, losses)
    note_people(argument_map.experts, speakers.voices, losses)
    people = [expert for expert in argument_map.experts if expert.id not in speakers.voices]
    names = {x.id: x.name for x in people}
    sources = {x.id: x.title for x in argument_map.sources}
    note_ids(losses, graph.titles, graph.reasons, names, sources)
    content: _Entries = {
        "nodes": _nodes(argument_map, graph, speakers),
        "edges": {str(i): {"source": x, "target": y} for i, (x, y) in enumerate(graph.edges, 1)},
        "resources": {x.id: _resource(x, losses) for x in argument_map.sources},
        "participants": {x.id: _participant(x, losses) for x in people},
        **_major_claim(argument_map, losses),
        "schemaVersion": 1,
        "userdata": {
            "title": argument_map.title,
            "question": argument_map.question,
            "description": argument_map.abstract,
        },
    }
    carried = (
        ("claims", len(graph.claims)),
        ("reasons and objections", len(graph.schemes)),
        ("experts", len(people)),
        ("stances", len(speakers.by_claim)),
        ("sources", len(argument_map.sources)),
    )
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return RenderedMap(text, Conversion("arguebuf", carried, tuple(losses)))


def _nodes(argument_map: ArgumentMap, graph: WrittenGraph, speakers: Speakers) -> _Entries:
    nodes: _Entries = {
        claim_node(x.id): {
            "atom": {"text": graph.claims[claim_node(x.id)], **_speaker_of(x.id, speakers)}
        }
        for x in argument_map.claims
    }
    return nodes | {key: {"scheme": _scheme(scheme)} for key, scheme in graph.schemes.items()}


def _speaker_of(claim_id: str, speakers: Speakers) -> _Entries:
    """The participant and the reference of an atom, where somebody says it."""
    stance = speakers.by_claim.get(claim_id)
    if stance is None:
        return {}
    speaker: _Entries = {}
    if stance.expert not in speakers.voices:
        speaker["participant"] = stance.expert
    source = stance.quotation.source if stance.quotation else stance.source
    if source is not None:
        words = stance.quotation.exact if stance.quotation else ""
        reference: _Entries = {"resource": source}
        if words:
            reference["text"] = words
        speaker["reference"] = reference
    return speaker


def _scheme(scheme: SchemeNode) -> _Entries:
    if scheme.kind is SchemeKind.SUPPORT:
        return {"support": support_of(scheme.name)}
    return dict(_MEMBERS[scheme.kind])


def _resource(source: Source, losses: Losses) -> _Entries:
    resource: _Entries = {"text": "", "title": source.title}
    if source.url:
        resource["source"] = source.url
    if _DAY.fullmatch(source.date):
        resource["timestamp"] = f"{source.date}T00:00:00Z"
    elif source.date:
        losses.note("sources:date", "dates of sources that are no day", source.date)
    details = (source.publisher, source.licence, source.language, source.file, source.sections)
    if any((*details, source.sha256, source.checked_at)):
        sentence = "publishers, licences, languages, files, hashes and sections of sources"
        losses.note("sources:details", sentence, source.title)
    return resource


def _participant(expert: Expert, losses: Losses) -> _Entries:
    titles = [", ".join(filter(None, (x.title, x.organization))) for x in expert.roles]
    if len(titles) > 1 or any(role.organization or role.periods for role in expert.roles):
        sentence = "roles with their organizations and years, written in one line"
        losses.note("experts:roles", sentence, expert.name)
    description = "; ".join(filter(None, titles))
    participant: _Entries = {"name": expert.name}
    if description:
        participant["description"] = description
    return participant


def _major_claim(argument_map: ArgumentMap, losses: Losses) -> _Entries:
    """The one claim whose topic says that it is; all other topics are lost."""
    major = {topic.id for topic in argument_map.topics if topic.label == MAJOR_CLAIM}
    claims = [claim.id for claim in argument_map.claims if major.intersection(claim.topics)]
    for topic in argument_map.topics:
        if topic.id not in major or len(claims) != 1:
            losses.note("topics", "topics", topic.label)
    return {"majorClaim": claim_node(claims[0])} if len(claims) == 1 else {}
