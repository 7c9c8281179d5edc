"""What of a map its graph holds, and what it does not."""

from __future__ import annotations

from counterpoint.formats.field_losses import losses_by_field
from counterpoint.formats.losses import Conversion, Loss, carried_of
from counterpoint.model import ArgumentMap

# The fields that `counterpoint.network.graph` makes nodes, edges and attributes of.
_FIELDS = {
    "map": ("title", "question", "language", "base"),
    "experts": ("id", "name", "standing"),
    "claims": ("id", "title", "text", "kind", "topics"),
    "arguments": ("id", "premises", "conclusion", "title", "text", "scheme"),
    "attacks": ("id", "premises", "target", "kind", "title"),
    "relations": (
        *("id", "kind", "source", "target"),
        *("degree", "note", "asserted_by", "quotation"),
    ),
    "stances": (
        *("id", "expert", "target", "polarity", "directness", "firmness", "conditions", "goals"),
        *("wording", "quotation", "source", "date", "voice", "answers", "note"),
        *("confidence", "confidence_said", "grade"),
    ),
}
_CARRIED = (
    *("claims", "reasons", "objections", "relations"),
    *("experts", "cited voices", "editors", "stances", "quotations"),
)


def conversion_of(name: str, argument_map: ArgumentMap, *, has_head: bool = True) -> Conversion:
    """The report on a map written as a graph in the format ``name``.

    ``has_head``: the format has a place for the title, the question, the language and the base.
    """
    fields = _FIELDS if has_head else {**_FIELDS, "map": ("title",)}
    quotations = [stance.quotation for stance in argument_map.stances]
    quotations += [relation.quotation for relation in argument_map.relations]
    places = sum(each is not None and each.start is not None for each in quotations)
    losses = [
        *losses_by_field(argument_map, fields),
        Loss("stances:offsets", places, "where quoted words stand in their sources"),
    ]
    return Conversion(name, carried_of(argument_map, *_CARRIED), tuple(losses))
