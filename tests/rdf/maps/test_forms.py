"""The table of fields: nothing of a record is left out, and ontology and shapes say the same."""

from __future__ import annotations

from dataclasses import fields

import pytest
from rdflib import Graph, URIRef
from rdflib.term import Node

from counterpoint.rdf.maps.fields import Choice, Claims, Field, Record, Reference, Share
from counterpoint.rdf.maps.forms import FORMS, Form
from counterpoint.rdf.maps.record_names import RECORD_CLASSES
from counterpoint.rdf.validation.shapes import Constraint, PropertyPath, own_shapes
from counterpoint.resources import ontology_folder
from counterpoint.vocab import CONCEPTS, CP, OWL, RDFS, SH, SKOS, XSD

EACH_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
EACH_OWN_TERM = pytest.mark.parametrize(
    ("form", "field"),
    [
        pytest.param(form, field, id=f"{form.kind}-{field.name}")
        for form in FORMS
        for field in form.fields
        if field.term in CP
    ],
)
EACH_CHOICE = pytest.mark.parametrize(
    ("form", "choice"),
    [
        pytest.param(form, field, id=f"{form.kind}-{field.name}")
        for form in FORMS
        for field in form.fields
        if isinstance(field, Choice)
    ],
)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_folder() / "counterpoint.ttl", format="turtle")


def range_of(field: Field) -> set[URIRef]:
    """What the ontology has to say of the values of a field, where one thing can be said."""
    if isinstance(field, Choice):
        return {SKOS.Concept}
    if isinstance(field, Share):
        return {XSD.decimal}
    if isinstance(field, Claims):
        return {CP.Claim}
    return {RECORD_CLASSES[field.kind]} if isinstance(field, Reference) else set()


def constraints_on(form: Form[Record], term: URIRef) -> dict[URIRef, Constraint]:
    """What the shapes of a kind of record ask of one property."""
    return {
        constraint.kind: constraint
        for shape in own_shapes()
        if form.own_class in shape.classes
        for inner in shape.properties
        if inner.path == PropertyPath(((term,),))
        for constraint in inner.constraints
    }


@EACH_FORM
def test_every_field_of_a_record_stands_in_its_form(form: Form[Record]) -> None:
    names = {each.name for each in fields(form.record)} - {"id", "place"}

    assert {each.name for each in form.fields} == names


@EACH_OWN_TERM
def test_a_term_has_no_other_domain_than_its_record(
    ontology: Graph, form: Form[Record], field: Field
) -> None:
    domains = set(ontology.objects(field.term, RDFS.domain))
    unions = [set(ontology.items(x)) for y in domains for x in ontology.objects(y, OWL.unionOf)]

    assert domains <= {form.own_class} or (len(domains) == 1 and form.own_class in unions[0])


@EACH_OWN_TERM
def test_a_term_has_the_range_that_its_values_have(
    ontology: Graph, form: Form[Record], field: Field
) -> None:
    del form
    ranges = set(ontology.objects(field.term, RDFS.range))

    assert ranges >= range_of(field)


@EACH_CHOICE
def test_the_shapes_allow_each_member_of_a_choice_and_no_other(
    form: Form[Record], choice: Choice
) -> None:
    concepts: set[Node] = set(constraints_on(form, choice.term)[SH["in"]].values)

    assert concepts == {CONCEPTS[member] for member in choice.choices}


@EACH_CHOICE
def test_the_shapes_ask_for_a_choice_that_a_record_needs(
    form: Form[Record], choice: Choice
) -> None:
    constraints = constraints_on(form, choice.term)

    assert (SH.minCount in constraints) is choice.is_required
