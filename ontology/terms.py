"""The terms of the graph as plain strings: the project's own, and those of the standards that it uses.

``vocabulary.ttl`` says what the project's own mean; a test holds it and the class ``BM`` together, in both
directions. A misspelt term is an error of the type checker, not an empty answer.
"""

# ruff: noqa: N815 - an attribute is called what its vocabulary calls the term

from __future__ import annotations

from typing import Final


class BM:
    """Terms of the project: classes, individuals, then properties."""

    NAMESPACE: Final = "https://w3id.org/bomay/ontology#"
    RankHolding: Final = NAMESPACE + "RankHolding"
    Participation: Final = NAMESPACE + "Participation"
    Award: Final = NAMESPACE + "Award"
    Instruction: Final = NAMESPACE + "Instruction"
    DateBasis: Final = NAMESPACE + "DateBasis"
    Level: Final = NAMESPACE + "Level"
    Stated: Final = NAMESPACE + "Stated"
    InferredYear: Final = NAMESPACE + "InferredYear"
    PublicationDate: Final = NAMESPACE + "PublicationDate"
    Province: Final = NAMESPACE + "Province"
    District: Final = NAMESPACE + "District"
    Commune: Final = NAMESPACE + "Commune"
    agent: Final = NAMESPACE + "agent"
    announced: Final = NAMESPACE + "announced"
    askedBy: Final = NAMESPACE + "askedBy"
    askedGroup: Final = NAMESPACE + "askedGroup"
    askedOf: Final = NAMESPACE + "askedOf"
    askedWith: Final = NAMESPACE + "askedWith"
    atEvent: Final = NAMESPACE + "atEvent"
    attendee: Final = NAMESPACE + "attendee"
    awardClass: Final = NAMESPACE + "awardClass"
    awardForm: Final = NAMESPACE + "awardForm"
    awardKind: Final = NAMESPACE + "awardKind"
    awarder: Final = NAMESPACE + "awarder"
    canonicalRole: Final = NAMESPACE + "canonicalRole"
    chair: Final = NAMESPACE + "chair"
    code: Final = NAMESPACE + "code"
    conferredBy: Final = NAMESPACE + "conferredBy"
    conferrerName: Final = NAMESPACE + "conferrerName"
    confidence: Final = NAMESPACE + "confidence"
    dateBasis: Final = NAMESPACE + "dateBasis"
    dateReason: Final = NAMESPACE + "dateReason"
    directiveKind: Final = NAMESPACE + "directiveKind"
    event: Final = NAMESPACE + "event"
    eventKind: Final = NAMESPACE + "eventKind"
    existedFrom: Final = NAMESPACE + "existedFrom"
    existedUntil: Final = NAMESPACE + "existedUntil"
    formerOn: Final = NAMESPACE + "formerOn"
    handedOverBy: Final = NAMESPACE + "handedOverBy"
    held: Final = NAMESPACE + "held"
    holder: Final = NAMESPACE + "holder"
    host: Final = NAMESPACE + "host"
    identified: Final = NAMESPACE + "identified"
    implements: Final = NAMESPACE + "implements"
    impliedOrganisation: Final = NAMESPACE + "impliedOrganisation"
    inCapacity: Final = NAMESPACE + "inCapacity"
    issuer: Final = NAMESPACE + "issuer"
    issuerName: Final = NAMESPACE + "issuerName"
    jurisdiction: Final = NAMESPACE + "jurisdiction"
    kindName: Final = NAMESPACE + "kindName"
    level: Final = NAMESPACE + "level"
    needsOrganisation: Final = NAMESPACE + "needsOrganisation"
    numberCode: Final = NAMESPACE + "numberCode"
    observedOn: Final = NAMESPACE + "observedOn"
    organisationKind: Final = NAMESPACE + "organisationKind"
    organiser: Final = NAMESPACE + "organiser"
    participationRole: Final = NAMESPACE + "participationRole"
    placeUnit: Final = NAMESPACE + "placeUnit"
    post: Final = NAMESPACE + "post"
    rank: Final = NAMESPACE + "rank"
    rankOrder: Final = NAMESPACE + "rankOrder"
    recipient: Final = NAMESPACE + "recipient"
    recipientCount: Final = NAMESPACE + "recipientCount"
    recipientGroup: Final = NAMESPACE + "recipientGroup"
    roleName: Final = NAMESPACE + "roleName"
    rule: Final = NAMESPACE + "rule"
    signer: Final = NAMESPACE + "signer"
    speaker: Final = NAMESPACE + "speaker"
    standsAlone: Final = NAMESPACE + "standsAlone"
    succeededBy: Final = NAMESPACE + "succeededBy"
    takes: Final = NAMESPACE + "takes"
    textDigest: Final = NAMESPACE + "textDigest"
    unitWord: Final = NAMESPACE + "unitWord"
    unitWordSoft: Final = NAMESPACE + "unitWordSoft"
    version: Final = NAMESPACE + "version"


class DCTERMS:
    """Terms of Dublin Core."""

    NAMESPACE: Final = "http://purl.org/dc/terms/"
    license: Final = NAMESPACE + "license"


class ELI:
    """Terms of the European Legislation Identifier."""

    NAMESPACE: Final = "http://data.europa.eu/eli/ontology#"
    LegalResource: Final = NAMESPACE + "LegalResource"
    cites: Final = NAMESPACE + "cites"
    date_document: Final = NAMESPACE + "date_document"
    implements: Final = NAMESPACE + "implements"
    number: Final = NAMESPACE + "number"
    title: Final = NAMESPACE + "title"


class FOAF:
    """Terms of Friend of a Friend."""

    NAMESPACE: Final = "http://xmlns.com/foaf/0.1/"
    Person: Final = NAMESPACE + "Person"


class OA:
    """Terms of Web Annotation."""

    NAMESPACE: Final = "http://www.w3.org/ns/oa#"
    Annotation: Final = NAMESPACE + "Annotation"
    end: Final = NAMESPACE + "end"
    exact: Final = NAMESPACE + "exact"
    hasBody: Final = NAMESPACE + "hasBody"
    hasSource: Final = NAMESPACE + "hasSource"
    hasTarget: Final = NAMESPACE + "hasTarget"
    start: Final = NAMESPACE + "start"


class ORG:
    """Terms of the Organization Ontology."""

    NAMESPACE: Final = "http://www.w3.org/ns/org#"
    FormalOrganization: Final = NAMESPACE + "FormalOrganization"
    Membership: Final = NAMESPACE + "Membership"
    Post: Final = NAMESPACE + "Post"
    classification: Final = NAMESPACE + "classification"
    holds: Final = NAMESPACE + "holds"
    member: Final = NAMESPACE + "member"
    memberDuring: Final = NAMESPACE + "memberDuring"
    organization: Final = NAMESPACE + "organization"
    postIn: Final = NAMESPACE + "postIn"
    role: Final = NAMESPACE + "role"
    subOrganizationOf: Final = NAMESPACE + "subOrganizationOf"


class OWL:
    """Terms of OWL."""

    NAMESPACE: Final = "http://www.w3.org/2002/07/owl#"
    Class: Final = NAMESPACE + "Class"
    DatatypeProperty: Final = NAMESPACE + "DatatypeProperty"
    ObjectProperty: Final = NAMESPACE + "ObjectProperty"
    Ontology: Final = NAMESPACE + "Ontology"


class PROV:
    """Terms of PROV-O."""

    NAMESPACE: Final = "http://www.w3.org/ns/prov#"
    Activity: Final = NAMESPACE + "Activity"
    wasGeneratedBy: Final = NAMESPACE + "wasGeneratedBy"


class RDF:
    """Terms of RDF."""

    NAMESPACE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    type: Final = NAMESPACE + "type"
    langString: Final = NAMESPACE + "langString"


class RDFS:
    """Terms of RDF Schema."""

    NAMESPACE: Final = "http://www.w3.org/2000/01/rdf-schema#"
    domain: Final = NAMESPACE + "domain"
    isDefinedBy: Final = NAMESPACE + "isDefinedBy"
    label: Final = NAMESPACE + "label"
    range: Final = NAMESPACE + "range"
    subClassOf: Final = NAMESPACE + "subClassOf"
    subPropertyOf: Final = NAMESPACE + "subPropertyOf"


class SCHEMA:
    """Terms of schema.org."""

    NAMESPACE: Final = "https://schema.org/"
    AdministrativeArea: Final = NAMESPACE + "AdministrativeArea"
    Event: Final = NAMESPACE + "Event"
    NewsArticle: Final = NAMESPACE + "NewsArticle"
    Place: Final = NAMESPACE + "Place"
    author: Final = NAMESPACE + "author"
    containedInPlace: Final = NAMESPACE + "containedInPlace"
    datePublished: Final = NAMESPACE + "datePublished"
    endDate: Final = NAMESPACE + "endDate"
    headline: Final = NAMESPACE + "headline"
    identifier: Final = NAMESPACE + "identifier"
    publisher: Final = NAMESPACE + "publisher"
    startDate: Final = NAMESPACE + "startDate"
    text: Final = NAMESPACE + "text"
    url: Final = NAMESPACE + "url"
    validFrom: Final = NAMESPACE + "validFrom"
    validThrough: Final = NAMESPACE + "validThrough"


class SEM:
    """Terms of the Simple Event Model."""

    NAMESPACE: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    Event: Final = NAMESPACE + "Event"
    hasPlace: Final = NAMESPACE + "hasPlace"


class SH:
    """Terms of SHACL."""

    NAMESPACE: Final = "http://www.w3.org/ns/shacl#"
    NodeShape: Final = NAMESPACE + "NodeShape"
    Violation: Final = NAMESPACE + "Violation"
    targetClass: Final = NAMESPACE + "targetClass"
    targetSubjectsOf: Final = NAMESPACE + "targetSubjectsOf"


class SKOS:
    """Terms of SKOS."""

    NAMESPACE: Final = "http://www.w3.org/2004/02/skos/core#"
    Concept: Final = NAMESPACE + "Concept"
    ConceptScheme: Final = NAMESPACE + "ConceptScheme"
    altLabel: Final = NAMESPACE + "altLabel"
    broader: Final = NAMESPACE + "broader"
    definition: Final = NAMESPACE + "definition"
    hiddenLabel: Final = NAMESPACE + "hiddenLabel"
    inScheme: Final = NAMESPACE + "inScheme"
    prefLabel: Final = NAMESPACE + "prefLabel"
    scopeNote: Final = NAMESPACE + "scopeNote"


class TIME:
    """Terms of OWL-Time."""

    NAMESPACE: Final = "http://www.w3.org/2006/time#"
    Interval: Final = NAMESPACE + "Interval"


class XSD:
    """Terms of XML Schema datatypes."""

    NAMESPACE: Final = "http://www.w3.org/2001/XMLSchema#"
    boolean: Final = NAMESPACE + "boolean"
    date: Final = NAMESPACE + "date"
    decimal: Final = NAMESPACE + "decimal"
    double: Final = NAMESPACE + "double"
    gYear: Final = NAMESPACE + "gYear"
    gYearMonth: Final = NAMESPACE + "gYearMonth"
    integer: Final = NAMESPACE + "integer"
    string: Final = NAMESPACE + "string"


PREFIXES: Final = {
    "bm": BM.NAMESPACE,
    "bmc": "https://w3id.org/bomay/concept/",
    "bmp": "https://w3id.org/bomay/place/",
    "dcterms": DCTERMS.NAMESPACE,
    "eli": ELI.NAMESPACE,
    "foaf": FOAF.NAMESPACE,
    "oa": OA.NAMESPACE,
    "org": ORG.NAMESPACE,
    "owl": OWL.NAMESPACE,
    "prov": PROV.NAMESPACE,
    "rdf": RDF.NAMESPACE,
    "rdfs": RDFS.NAMESPACE,
    "schema": SCHEMA.NAMESPACE,
    "sem": SEM.NAMESPACE,
    "sh": SH.NAMESPACE,
    "skos": SKOS.NAMESPACE,
    "time": TIME.NAMESPACE,
    "xsd": XSD.NAMESPACE,
}
"""The customary prefixes, for writing queries and Turtle."""
