"""The terms that the quads use, as nodes; what they mean is written down in ``ontology``."""

# ruff: noqa: N815 - an attribute is called what the vocabulary calls its term

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class BM:
    """Terms of the project's own."""

    NAMESPACE: Final = "https://w3id.org/bomay/ontology#"
    Award: Final = NamedNode(NAMESPACE + "Award")
    Participation: Final = NamedNode(NAMESPACE + "Participation")
    RankHolding: Final = NamedNode(NAMESPACE + "RankHolding")
    Stated: Final = NamedNode(NAMESPACE + "Stated")
    InferredYear: Final = NamedNode(NAMESPACE + "InferredYear")
    PublicationDate: Final = NamedNode(NAMESPACE + "PublicationDate")
    agent: Final = NamedNode(NAMESPACE + "agent")
    announced: Final = NamedNode(NAMESPACE + "announced")
    atEvent: Final = NamedNode(NAMESPACE + "atEvent")
    awardKind: Final = NamedNode(NAMESPACE + "awardKind")
    chair: Final = NamedNode(NAMESPACE + "chair")
    conferredBy: Final = NamedNode(NAMESPACE + "conferredBy")
    conferrerName: Final = NamedNode(NAMESPACE + "conferrerName")
    confidence: Final = NamedNode(NAMESPACE + "confidence")
    dateBasis: Final = NamedNode(NAMESPACE + "dateBasis")
    dateReason: Final = NamedNode(NAMESPACE + "dateReason")
    directiveKind: Final = NamedNode(NAMESPACE + "directiveKind")
    event: Final = NamedNode(NAMESPACE + "event")
    eventKind: Final = NamedNode(NAMESPACE + "eventKind")
    formerOn: Final = NamedNode(NAMESPACE + "formerOn")
    handedOverBy: Final = NamedNode(NAMESPACE + "handedOverBy")
    held: Final = NamedNode(NAMESPACE + "held")
    holder: Final = NamedNode(NAMESPACE + "holder")
    identified: Final = NamedNode(NAMESPACE + "identified")
    implements: Final = NamedNode(NAMESPACE + "implements")
    inCapacity: Final = NamedNode(NAMESPACE + "inCapacity")
    issuer: Final = NamedNode(NAMESPACE + "issuer")
    issuerName: Final = NamedNode(NAMESPACE + "issuerName")
    jurisdiction: Final = NamedNode(NAMESPACE + "jurisdiction")
    kindName: Final = NamedNode(NAMESPACE + "kindName")
    observedOn: Final = NamedNode(NAMESPACE + "observedOn")
    participationRole: Final = NamedNode(NAMESPACE + "participationRole")
    post: Final = NamedNode(NAMESPACE + "post")
    rank: Final = NamedNode(NAMESPACE + "rank")
    recipient: Final = NamedNode(NAMESPACE + "recipient")
    recipientCount: Final = NamedNode(NAMESPACE + "recipientCount")
    recipientGroup: Final = NamedNode(NAMESPACE + "recipientGroup")
    roleName: Final = NamedNode(NAMESPACE + "roleName")
    rule: Final = NamedNode(NAMESPACE + "rule")
    signer: Final = NamedNode(NAMESPACE + "signer")
    textDigest: Final = NamedNode(NAMESPACE + "textDigest")
    version: Final = NamedNode(NAMESPACE + "version")


class ELI:
    """Terms of European Legislation Identifier."""

    NAMESPACE: Final = "http://data.europa.eu/eli/ontology#"
    LegalResource: Final = NamedNode(NAMESPACE + "LegalResource")
    date_document: Final = NamedNode(NAMESPACE + "date_document")
    number: Final = NamedNode(NAMESPACE + "number")
    title: Final = NamedNode(NAMESPACE + "title")


class FOAF:
    """Terms of Friend of a Friend."""

    NAMESPACE: Final = "http://xmlns.com/foaf/0.1/"
    Person: Final = NamedNode(NAMESPACE + "Person")


class OA:
    """Terms of Web Annotation."""

    NAMESPACE: Final = "http://www.w3.org/ns/oa#"
    Annotation: Final = NamedNode(NAMESPACE + "Annotation")
    end: Final = NamedNode(NAMESPACE + "end")
    exact: Final = NamedNode(NAMESPACE + "exact")
    hasBody: Final = NamedNode(NAMESPACE + "hasBody")
    hasSource: Final = NamedNode(NAMESPACE + "hasSource")
    hasTarget: Final = NamedNode(NAMESPACE + "hasTarget")
    start: Final = NamedNode(NAMESPACE + "start")


class ORG:
    """Terms of the Organization Ontology."""

    NAMESPACE: Final = "http://www.w3.org/ns/org#"
    FormalOrganization: Final = NamedNode(NAMESPACE + "FormalOrganization")
    Membership: Final = NamedNode(NAMESPACE + "Membership")
    Post: Final = NamedNode(NAMESPACE + "Post")
    classification: Final = NamedNode(NAMESPACE + "classification")
    holds: Final = NamedNode(NAMESPACE + "holds")
    member: Final = NamedNode(NAMESPACE + "member")
    memberDuring: Final = NamedNode(NAMESPACE + "memberDuring")
    organization: Final = NamedNode(NAMESPACE + "organization")
    postIn: Final = NamedNode(NAMESPACE + "postIn")
    role: Final = NamedNode(NAMESPACE + "role")
    subOrganizationOf: Final = NamedNode(NAMESPACE + "subOrganizationOf")


class PROV:
    """Terms of PROV-O."""

    NAMESPACE: Final = "http://www.w3.org/ns/prov#"
    Activity: Final = NamedNode(NAMESPACE + "Activity")
    wasGeneratedBy: Final = NamedNode(NAMESPACE + "wasGeneratedBy")


class SCHEMA:
    """Terms of schema.org."""

    NAMESPACE: Final = "https://schema.org/"
    AdministrativeArea: Final = NamedNode(NAMESPACE + "AdministrativeArea")
    Event: Final = NamedNode(NAMESPACE + "Event")
    NewsArticle: Final = NamedNode(NAMESPACE + "NewsArticle")
    Place: Final = NamedNode(NAMESPACE + "Place")
    author: Final = NamedNode(NAMESPACE + "author")
    containedInPlace: Final = NamedNode(NAMESPACE + "containedInPlace")
    datePublished: Final = NamedNode(NAMESPACE + "datePublished")
    endDate: Final = NamedNode(NAMESPACE + "endDate")
    headline: Final = NamedNode(NAMESPACE + "headline")
    identifier: Final = NamedNode(NAMESPACE + "identifier")
    publisher: Final = NamedNode(NAMESPACE + "publisher")
    startDate: Final = NamedNode(NAMESPACE + "startDate")
    url: Final = NamedNode(NAMESPACE + "url")


class SEM:
    """Terms of the Simple Event Model."""

    NAMESPACE: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    Event: Final = NamedNode(NAMESPACE + "Event")
    hasPlace: Final = NamedNode(NAMESPACE + "hasPlace")


class SKOS:
    """Terms of SKOS."""

    NAMESPACE: Final = "http://www.w3.org/2004/02/skos/core#"
    altLabel: Final = NamedNode(NAMESPACE + "altLabel")
    prefLabel: Final = NamedNode(NAMESPACE + "prefLabel")


class TIME:
    """Terms of OWL-Time."""

    NAMESPACE: Final = "http://www.w3.org/2006/time#"
    Interval: Final = NamedNode(NAMESPACE + "Interval")


class XSD:
    """Terms of XML Schema datatypes."""

    NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema#"
    date: Final = NamedNode(NAMESPACE + "date")
    gYear: Final = NamedNode(NAMESPACE + "gYear")
    gYearMonth: Final = NamedNode(NAMESPACE + "gYearMonth")
