"""A text in which a map's quotations stand, each in a sentence of its own."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.model import ArgumentMap, Quotation


def with_text(argument_map: ArgumentMap) -> tuple[ArgumentMap, str]:
    """The map with its quotations where they stand in the text, and the text.

    Each sentence begins with "Look:" and ends with "they say."; paragraphs have two of them.
    """
    phrases = sorted({quotation.exact for quotation in _quotations(argument_map)})
    text, offsets = "", {}
    for place, phrase in enumerate(phrases):
        text += "Look: "
        offsets[phrase] = len(text)
        text += f"{phrase} they say." + ("\n\n" if place % 2 else " ")

    def moved(quotation: Quotation | None) -> Quotation | None:
        if quotation is None:
            return None
        start = offsets[quotation.exact]
        return replace(quotation, start=start, end=start + len(quotation.exact))

    stances = tuple(replace(x, quotation=moved(x.quotation)) for x in argument_map.stances)
    relations = tuple(replace(x, quotation=moved(x.quotation)) for x in argument_map.relations)
    return replace(argument_map, stances=stances, relations=relations), text


def _quotations(argument_map: ArgumentMap) -> list[Quotation]:
    of_stances = [stance.quotation for stance in argument_map.stances]
    quotations = [*of_stances, *(relation.quotation for relation in argument_map.relations)]
    return [quotation for quotation in quotations if quotation is not None]
