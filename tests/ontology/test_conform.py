"""The shapes take a complete article as it is, and catch each way in which one falls short."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Dataset, Graph
from rdflib.namespace import RDF, SH

from ontology.conform import Violation, violations
from ontology.files import SHAPES, reference
from ontology.terms import PREFIXES

COMPLETE = Path(__file__).with_name("complete.ttl")
PREFIX_LINES = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
ID = "https://w3id.org/bomay/id/"


def broken(update: str) -> list[Violation]:
    """Return the violations of the complete article after a change to it."""
    store = Store()
    store.load(path=COMPLETE, format=RdfFormat.TURTLE)
    store.update(f"{PREFIX_LINES} PREFIX : <{ID}> {update}")
    return violations(store)


def without(triples: str) -> str:
    """Return the update that takes triples away."""
    return f"DELETE WHERE {{ {triples} }}"


def instead(old: str, new: str) -> str:
    """Return the update that puts one triple for another."""
    return f"DELETE DATA {{ {old} }} ; INSERT DATA {{ {new} }}"


def kind(about: str, slug: str) -> str:
    """Return the update that ties a node to a concept."""
    return f"INSERT DATA {{ {about} <https://w3id.org/bomay/concept/{slug}> }}"


def quads(graph: str) -> list[Quad]:
    """Return the complete article in a named graph."""
    triples = parse(path=COMPLETE, format=RdfFormat.TURTLE)
    return [Quad(each.subject, each.predicate, each.object, NamedNode(graph)) for each in triples]


# what is wrong, the change that makes it so, the node at fault, the property at fault ("" for the node itself)
BROKEN = [
    ("an article without digest", without(":article bm:textDigest ?o"), "article", "textDigest"),
    ("a digest that is none", "INSERT DATA { :article bm:textDigest 'x' }", "article", "textDigest"),
    ("a date that is none", "INSERT DATA { :article schema:datePublished '27/2' }", "article", "datePublished"),
    ("an address in quotes", "INSERT DATA { :article schema:url 'x' }", "article", "url"),
    ("a person without name", without(":an skos:prefLabel ?o"), "an", "prefLabel"),
    ("a person with two names", "INSERT DATA { :an skos:prefLabel 'A'@vi }", "an", "prefLabel"),
    ("a name in no language", instead(":an skos:altLabel 'An'@vi", ":an skos:altLabel 'An'"), "an", "altLabel"),
    ("a person without evidence", without(":e1 ?p ?o"), "an", "hasBody"),
    ("a person who holds a body", "INSERT DATA { :an org:holds :committee }", "an", "holds"),
    ("a person who held a body", "INSERT DATA { :an bm:held :committee }", "an", "held"),
    ("a post without role", without(":chairman org:role ?o"), "chairman", ""),
    ("a post with a role twice", "INSERT DATA { :chairman bm:roleName 'x'@vi }", "chairman", ""),
    ("a role that the scheme lacks", kind(":leader org:role", "roles/khong-co"), "leader", "role"),
    ("a rank for a role", kind(":leader org:role", "ranks/dai-ta"), "leader", "role"),
    ("a post in a person", "INSERT DATA { :leader org:postIn :an }", "leader", "postIn"),
    ("a membership without member", without(":an-chairman org:member ?o"), "an-chairman", "member"),
    ("a membership of two", "INSERT DATA { :an-chairman org:member :binh }", "an-chairman", "member"),
    ("a membership without post", without(":an-chairman bm:post ?o"), "an-chairman", "post"),
    ("a membership without role", without(":an-chairman org:role ?o"), "an-chairman", ""),
    (
        "a membership in another body",
        instead(":an-chairman org:organization :committee", ":an-chairman org:organization :office"),
        "an-chairman",
        "postIn",
    ),
    ("a membership without its body", without(":an-chairman org:organization ?o"), "an-chairman", "postIn"),
    (
        "a membership observed at no time",
        "INSERT DATA { :an-chairman bm:observedOn 'hôm qua' }",
        "an-chairman",
        "observedOn",
    ),
    ("a membership left at no time", "INSERT DATA { :an-secretary bm:formerOn 'hôm qua' }", "an-secretary", "formerOn"),
    ("a term that is no interval", without(":term a time:Interval"), "an-chairman", "memberDuring"),
    ("a term without start and end", without(":term schema:startDate ?s ; schema:endDate ?e"), "term", ""),
    (
        "a term that ends before it starts",
        instead(":term schema:endDate '2021-06'^^xsd:gYearMonth", ":term schema:endDate '2015'^^xsd:gYear"),
        "term",
        "",
    ),
    ("a rank without holder", without(":an-rank bm:holder ?o"), "an-rank", "holder"),
    ("a holding without rank", without(":an-rank bm:rank ?o"), "an-rank", ""),
    ("a role for a rank", kind(":an-rank bm:rank", "roles/bi-thu"), "an-rank", "rank"),
    ("a body without name", without(":office skos:prefLabel ?o"), "office", "prefLabel"),
    ("a body of no kind", kind(":office org:classification", "roles/bi-thu"), "office", "classification"),
    ("a body for a hall", "INSERT DATA { :office bm:jurisdiction :hall }", "office", "jurisdiction"),
    ("a body under a person", "INSERT DATA { :office org:subOrganizationOf :an }", "office", "subOrganizationOf"),
    ("a venue in a body", "INSERT DATA { :hall schema:containedInPlace :office }", "hall", "containedInPlace"),
    ("a place without name", without("<https://w3id.org/bomay/place/2004/44> skos:prefLabel ?o"), "44", "prefLabel"),
    ("an event of one type only", without(":conference a schema:Event"), "conference", ""),
    ("a role for a kind of event", kind(":conference bm:eventKind", "roles/bi-thu"), "conference", "eventKind"),
    (
        "a role for a kind of directive",
        kind(":directive bm:directiveKind", "roles/bi-thu"),
        "directive",
        "directiveKind",
    ),
    ("a role for a kind of award", kind(":award bm:awardKind", "roles/bi-thu"), "award", "awardKind"),
    ("an event without kind", without(":conference bm:eventKind ?o"), "conference", ""),
    ("an event with a kind twice", "INSERT DATA { :conference bm:kindName 'họp'@vi }", "conference", ""),
    (
        "an event on two days",
        "INSERT DATA { :conference schema:startDate '2020-03-01'^^xsd:date }",
        "conference",
        "startDate",
    ),
    (
        "an event that ends before it starts",
        instead(
            ":conference schema:endDate '2020-02-27'^^xsd:date", ":conference schema:endDate '2020-01'^^xsd:gYearMonth"
        ),
        "conference",
        "",
    ),
    (
        "a basis that is none",
        instead(":conference bm:dateBasis bm:InferredYear", ":conference bm:dateBasis bm:Province"),
        "conference",
        "dateBasis",
    ),
    ("a basis without date", without(":conference schema:startDate ?o"), "conference", "startDate"),
    (
        "announced in words",
        instead(":conference bm:announced true", ":conference bm:announced 'có'"),
        "conference",
        "announced",
    ),
    ("an event at a person", "INSERT DATA { :conference sem:hasPlace :an }", "conference", "hasPlace"),
    (
        "an event that carries out a body",
        "INSERT DATA { :conference bm:implements :office }",
        "conference",
        "implements",
    ),
    ("a chair that is a hall", "INSERT DATA { :conference bm:chair :hall }", "conference", "chair"),
    ("an organiser that is a hall", "INSERT DATA { :conference bm:organiser :hall }", "conference", "organiser"),
    ("a speaker that is a hall", "INSERT DATA { :conference bm:speaker :hall }", "conference", "speaker"),
    ("an attendee that is a hall", "INSERT DATA { :conference bm:attendee :hall }", "conference", "attendee"),
    ("an awarder that is a hall", "INSERT DATA { :conference bm:awarder :hall }", "conference", "awarder"),
    ("a recipient that is a hall", "INSERT DATA { :conference bm:recipient :hall }", "conference", "recipient"),
    ("a host that is a hall", "INSERT DATA { :conference bm:host :hall }", "conference", "host"),
    ("taking part in nothing", without(":an-chairs bm:event ?o"), "an-chairs", "event"),
    ("nobody taking part", without(":an-chairs bm:agent ?o"), "an-chairs", "agent"),
    ("taking part in no role", without(":an-chairs bm:participationRole ?o"), "an-chairs", "participationRole"),
    (
        "taking part in a role of the other scheme",
        kind(":an-chairs bm:participationRole", "roles/bi-thu"),
        "an-chairs",
        "participationRole",
    ),
    (
        "taking part in another's capacity",
        instead(":an-chairs bm:inCapacity :an-chairman", ":an-chairs bm:inCapacity :binh-leader"),
        "an-chairs",
        "member",
    ),
    ("a directive without kind", without(":directive bm:directiveKind ?o"), "directive", ""),
    ("a directive with two numbers", "INSERT DATA { :directive eli:number '09' }", "directive", "number"),
    ("a directive issued by a person", "INSERT DATA { :directive bm:issuer :an }", "directive", "issuer"),
    ("a directive signed by a body", "INSERT DATA { :directive bm:signer :committee }", "directive", "signer"),
    ("a directive of no date", "INSERT DATA { :directive eli:date_document 'nay' }", "directive", "date_document"),
    (
        "identified in words",
        instead(":directive bm:identified false", ":directive bm:identified 'chưa'"),
        "directive",
        "identified",
    ),
    ("an award without kind", without(":award bm:awardKind ?o"), "award", ""),
    ("an award to nobody in number", "INSERT DATA { :award bm:recipientCount 0 }", "award", "recipientCount"),
    ("an award by a hall", "INSERT DATA { :award bm:conferredBy :hall }", "award", "conferredBy"),
    ("an award handed over by a hall", "INSERT DATA { :award bm:handedOverBy :hall }", "award", "handedOverBy"),
    ("an award to a hall", "INSERT DATA { :award bm:recipient :hall }", "award", "recipient"),
    ("an instruction of nobody", without(":instruction bm:askedBy ?o"), "instruction", "askedBy"),
    ("an instruction of a hall", "INSERT DATA { :instruction bm:askedBy :hall }", "instruction", "askedBy"),
    ("an instruction to a hall", "INSERT DATA { :instruction bm:askedOf :hall }", "instruction", "askedOf"),
    ("an instruction that asks for nothing", without(":instruction schema:text ?o"), "instruction", "text"),
    ("an instruction at a body", "INSERT DATA { :instruction bm:atEvent :office }", "instruction", "atEvent"),
    ("an award at a body", "INSERT DATA { :award bm:atEvent :office }", "award", "atEvent"),
    ("evidence of nothing", without(":e1 oa:hasBody ?o"), "e1", "hasBody"),
    ("evidence of what is not there", instead(":e1 oa:hasBody :an", ":e1 oa:hasBody :nobody"), "nobody", "type"),
    ("evidence of two, one not there", "INSERT DATA { :e1 oa:hasBody :nobody }", "nobody", "type"),
    ("evidence without passage", without(":e1 oa:hasTarget ?o"), "e1", "hasTarget"),
    ("no confidence at all", instead(":e2 bm:confidence 1", ":e2 bm:confidence 0"), "e2", "confidence"),
    ("more than confident", instead(":e2 bm:confidence 1", ":e2 bm:confidence 1.5"), "e2", "confidence"),
    ("evidence from no run", without(":e1 prov:wasGeneratedBy ?o"), "e1", "wasGeneratedBy"),
    ("a passage of no article", without(":p1 oa:hasSource ?o"), "p1", "hasSource"),
    ("a passage that ends where it starts", instead(":p1 oa:end 9", ":p1 oa:end 0"), "p1", "start"),
    ("a passage from before the text", instead(":p1 oa:start 0", ":p1 oa:start -1"), "p1", "start"),
    ("a passage without words", without(":p1 oa:exact ?o"), "p1", "exact"),
    ("a run without rule", without(":run bm:rule ?o"), "run", "rule"),
    ("a run without version", without(":run bm:version ?o"), "run", "version"),
]


def test_a_complete_article_conforms() -> None:
    """Nothing is wrong with it, whatever it comes as."""
    store = Store()
    store.extend(quads(f"{ID}article"))
    dataset = Dataset()
    dataset.graph(f"{ID}article").parse(COMPLETE)
    for statements in (store, Graph().parse(COMPLETE), dataset, quads(f"{ID}article")):
        assert violations(statements) == []


@pytest.mark.parametrize(("update", "focus", "path"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_falls_short_is_caught(update: str, focus: str, path: str) -> None:
    """The violation names the node and the property at fault."""
    found = {
        (each.focus.rpartition("/")[2], each.path.rpartition("#")[2].rpartition("/")[2]) for each in broken(update)
    }
    assert (focus, path) in found


def test_each_class_with_a_shape_is_broken_by_some_case() -> None:
    """The table above leaves no shape out."""
    complete, shapes = Graph().parse(COMPLETE), Graph().parse(SHAPES)
    foci = {case[2] for case in BROKEN}
    broken_classes = {kind for node, kind in complete.subject_objects(RDF.type) if node.rpartition("/")[2] in foci}
    assert set(shapes.objects(None, SH.targetClass)) <= broken_classes


def test_a_violation_says_what_is_wrong() -> None:
    """Message, value and severity are there to be shown."""
    (found,) = broken("INSERT DATA { :an-chairman bm:observedOn 'hôm qua' }")
    assert found == Violation(
        graph="",
        focus=f"{ID}an-chairman",
        path="https://w3id.org/bomay/ontology#observedOn",
        message="is neither a day nor a month nor a year",
        severity="Violation",
        value="hôm qua",
    )


def test_articles_are_checked_one_by_one() -> None:
    """Two articles that give an event two days are no violation, one article that gives two is."""
    first, second = quads(f"{ID}one"), quads(f"{ID}two")
    day = next(each for each in second if each.predicate.value.endswith("startDate") and "02-26" in each.object.value)
    other = Quad(
        day.subject, day.predicate, type(day.object)("2020-02-25", datatype=day.object.datatype), day.graph_name
    )
    second[second.index(day)] = other
    assert violations([*first, *second]) == []
    assert {each.graph for each in violations([*first, *second, day])} == {f"{ID}two"}


def test_quads_of_a_graph_come_together() -> None:
    """Else an article would be checked in halves."""
    first, second = quads(f"{ID}one"), quads(f"{ID}two")
    with pytest.raises(ValueError, match="id/one"):
        violations([*first, *second, *first])


def test_reference_data_is_passed_over() -> None:
    """The ontology's own graphs hold no articles."""
    graph, path = next(reference())
    triples = parse(path=path, format=RdfFormat.TURTLE)
    assert violations(Quad(each.subject, each.predicate, each.object, NamedNode(graph)) for each in triples) == []
