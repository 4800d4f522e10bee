"""The vocabulary and the Python names of its terms are one; every term says what it is, in two languages."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology import terms
from ontology.files import SHAPES, VOCABULARY, reference
from ontology.terms import BM, OWL, PREFIXES, RDF, RDFS, SKOS

STATEMENTS = list(parse(path=VOCABULARY, format=RdfFormat.TURTLE))
DEFINED = sorted({each.subject.value for each in STATEMENTS if each.subject.value.startswith(BM.NAMESPACE)})
NAMED = {name: value for name, value in vars(BM).items() if not name.startswith("_") and name != "NAMESPACE"}


def said(term: str, predicate: str) -> list[NamedNode | Literal]:
    """Return what the vocabulary says of a term."""
    return [each.object for each in STATEMENTS if (each.subject.value, each.predicate.value) == (term, predicate)]


def test_names_and_turtle_agree() -> None:
    """Each term has its name in Python, and each name is a term."""
    assert sorted(NAMED.values()) == DEFINED
    assert all(value == BM.NAMESPACE + name for name, value in NAMED.items())


@pytest.mark.parametrize("term", DEFINED)
def test_a_term_is_labelled_and_defined_in_both_languages(term: str) -> None:
    """One label and one definition in Vietnamese, one in English."""
    for predicate in (RDFS.label, SKOS.definition):
        assert sorted(each.language for each in said(term, predicate)) == ["en", "vi"]
        assert all(each.value.strip() for each in said(term, predicate))


@pytest.mark.parametrize("term", DEFINED)
def test_a_term_specialises_a_standard_one(term: str) -> None:
    """A class or property names the standard term above it; an individual has a class that does."""
    kinds = {each.value for each in said(term, RDF.type)}
    if kinds & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}:
        above = {each.value for each in said(term, RDFS.subClassOf) + said(term, RDFS.subPropertyOf)}
    else:
        above = {each.value for kind in kinds for each in said(kind, RDFS.subClassOf)}
    assert above
    assert not any(each.startswith(BM.NAMESPACE) for each in above)


def test_other_files_use_only_defined_terms() -> None:
    """No scheme, no place and no shape has a bm: term that the vocabulary lacks."""
    used = set()
    for path in (SHAPES, *(path for _, path in reference())):
        for triple in parse(path=path, format=RdfFormat.TURTLE):
            nodes = (triple.predicate, triple.object)
            used |= {
                each.value for each in nodes if isinstance(each, NamedNode) and each.value.startswith(BM.NAMESPACE)
            }
    assert used <= set(DEFINED)


def test_each_role_of_taking_part_has_its_property() -> None:
    """``bm:chair`` stands beside the concept ``chair``."""
    from ontology.schemes import scheme  # noqa: PLC0415 - a slip of the schemes should not fail the tests above

    assert {concept.slug for concept in scheme("participation")} <= set(NAMED)


def test_prefixes_are_those_of_the_classes() -> None:
    """Every class of terms has its customary prefix."""
    classes = {name.lower(): value.NAMESPACE for name, value in vars(terms).items() if isinstance(value, type)}
    assert {name: iri for name, iri in PREFIXES.items() if name not in ("bmc", "bmp")} == classes
