"""People, agencies, events, directives and articles put together from the answers to a few questions each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from graph_api import models
from graph_api.models import Ref
from graph_api.questions import ask
from graph_api.search import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from graph_api.addresses import Addresses
    from graph_api.questions import Row
    from graph_api.store import GraphStore

THINGS = {
    "https://schema.org/NewsArticle": "articles",
    "http://xmlns.com/foaf/0.1/Person": "people",
    "http://www.w3.org/ns/org#FormalOrganization": "agencies",
    "http://www.w3.org/ns/org#Post": "posts",
    "http://www.w3.org/ns/org#Membership": "memberships",
    "https://w3id.org/bomay/ontology#RankHolding": "ranks",
    "http://semanticweb.cs.vu.nl/2009/11/sem/Event": "events",
    "https://w3id.org/bomay/ontology#Participation": "participations",
    "http://data.europa.eu/eli/ontology#LegalResource": "directives",
    "https://w3id.org/bomay/ontology#Award": "awards",
    "http://www.w3.org/ns/oa#Annotation": "evidence",
}


class Profiles:
    """Reads profiles from one state of the store; ``most`` is how long any list in them may be."""

    def __init__(self, store: GraphStore, addresses: Addresses, most: int) -> None:
        """Read from ``store``."""
        self._store = store
        self._addresses = addresses
        self._most = most

    def person(self, iri: ox.NamedNode) -> models.Person | None:
        """Return a person, None where nobody has that IRI."""
        rows = self._rows("person", person=iri)
        if not rows:
            return None
        return models.Person(
            iri=iri.value,
            id=self._addresses.id(iri.value),
            label=_first(rows, "name"),
            aliases=_all(rows, "alias"),
            posts=[
                _holding(row, person=Ref(iri=iri.value, label=_first(rows, "name")))
                for row in self._rows("02-posts-of-a-person", person=iri)
            ],
            ranks=[_rank(row) for row in self._rows("ranks-of-a-person", person=iri)],
            events=[
                _participation(row, agent=Ref(iri=iri.value, label=_first(rows, "name")))
                for row in self._rows("18-capacity-at-each-event", person=iri)
            ],
            awards=[
                _award(row, recipient=Ref(iri=iri.value, label=_first(rows, "name")))
                for row in self._rows("awards-of-a-recipient", recipient=iri)
            ],
            articles=[self._article(row) for row in self._rows("04-articles-that-mention-a-person", person=iri)],
        )

    def agency(self, iri: ox.NamedNode) -> models.Agency | None:
        """Return a body, None where none has that IRI."""
        rows = self._rows("agency", agency=iri)
        if not rows:
            return None
        itself = Ref(iri=iri.value, label=_first(rows, "label"))
        return models.Agency(
            iri=iri.value,
            id=self._addresses.id(iri.value),
            label=_first(rows, "label"),
            aliases=_all(rows, "alias"),
            kind=_ref(rows[0], "kind"),
            jurisdictions=_refs(rows, "place"),
            parents=_refs(rows, "parent"),
            parts=_refs(self._rows("10-bodies-of-a-body", organisation=iri), "part"),
            people=[_holding(row, organisation=itself) for row in self._rows("agency-people", agency=iri)],
            events=[_participation(row, agent=itself) for row in self._rows("agency-events", agency=iri)],
            directives=_refs(self._rows("07-directives-of-a-body", issuer=iri), "directive"),
        )

    def event(self, iri: ox.NamedNode) -> models.Event | None:
        """Return an event, None where none has that IRI."""
        rows = self._rows("event", event=iri)
        if not rows:
            return None
        first = rows[0]
        itself = Ref(iri=iri.value, label=first["label"])
        return models.Event(
            iri=iri.value,
            id=self._addresses.id(iri.value),
            label=_first(rows, "label"),
            kind=_ref(first, "kind"),
            start=first["start"],
            end=first["end"],
            date_basis=(first["basis"] or "").rpartition("#")[2] or None,
            date_reason=first["reason"],
            places=_refs(rows, "place"),
            announced=first["announced"] == "true",
            participants=[
                _participation(row, event=itself, date=first["start"])
                for row in self._rows("event-participants", event=iri)
            ],
            directives=_refs(self._rows("19-directives-carried-out", subject=iri), "directive"),
            awards=[
                _award(row, event=itself, date=first["start"]) for row in self._rows("09-awards-at-an-event", event=iri)
            ],
        )

    def directive(self, iri: ox.NamedNode) -> models.Directive | None:
        """Return a directive, None where none has that IRI."""
        rows = self._rows("directive", directive=iri)
        if not rows:
            return None
        first = rows[0]
        return models.Directive(
            iri=iri.value,
            id=self._addresses.id(iri.value),
            label=_first(rows, "label"),
            kind=_ref(first, "kind"),
            number=first["number"],
            date=first["date"],
            title=first["title"],
            issuers=_refs(rows, "issuer"),
            signers=_refs(rows, "signer"),
            identified=first["identified"] != "false",
            uses=[
                models.Use(
                    node=Ref(iri=row["node"], label=row["label"]), relation=str(row["relation"]), date=row["date"]
                )
                for row in self._rows("directive-uses", directive=iri)
            ],
        )

    def article(self, iri: ox.NamedNode) -> models.ArticleWithThings | None:
        """Return an article, None where none has that IRI."""
        rows = self._rows("article", article=iri)
        if not rows:
            return None
        things = [
            models.Mentioned.model_validate(
                {
                    "iri": row["node"],
                    "id": self._addresses.id(str(row["node"])),
                    "kind": KINDS[str(row["class"])],
                    "label": row["label"],
                }
            )
            for row in self._rows("article-things", article=iri)
        ]
        return models.ArticleWithThings(**self._article(rows[0]).model_dump(), things=things)

    def evidence(self, node: ox.NamedNode) -> models.EvidenceList:
        """Return the sentences for a node."""
        return models.EvidenceList(
            node=node.value,
            evidence=[
                models.Evidence(
                    annotation=str(row["annotation"]),
                    article=self._article(row),
                    start=int(str(row["start"])),
                    end=int(str(row["end"])),
                    quote=str(row["quote"]),
                    confidence=float(str(row["confidence"])),
                    rule=row["rule"],
                    version=row["version"],
                )
                for row in self._rows("evidence", node=node)
            ],
        )

    def stats(self) -> models.Stats:
        """Count the things of each kind."""
        counts = {THINGS[str(row["class"])]: int(str(row["things"])) for row in ask(self._store, "stats")}
        return models.Stats(**counts, quads=len(self._store), graphs=len(self._store.graphs()))

    def _rows(self, name: str, **values: ox.NamedNode) -> list[Row]:
        return list(islice(ask(self._store, name, **values), self._most))

    def _article(self, row: Row) -> models.Article:
        iri = str(row["article"])
        return models.Article(
            iri=iri,
            id=self._addresses.id(iri),
            headline=row["headline"] or self._addresses.id(iri),
            published=row["published"],
            publisher=row["publisher"],
            author=row.get("author"),
            url=row["url"],
        )


def _holding(row: Row, *, person: Ref | None = None, organisation: Ref | None = None) -> models.Holding:
    return models.Holding(
        membership=str(row["membership"]),
        person=person or Ref(iri=row["person"], label=row["name"]),
        post=_ref(row, "post"),
        role=_ref(row, "role"),
        organisation=organisation or _ref(row, "organisation"),
        held=row["held"] == "true",
        first_observed=row["firstObserved"],
        last_observed=row["lastObserved"],
        former_on=row["formerOn"],
        start=row["start"],
        end=row["end"],
    )


def _rank(row: Row) -> models.RankHeld:
    return models.RankHeld(
        holding=str(row["holding"]),
        rank=_ref(row, "rank"),
        first_observed=row["firstObserved"],
        last_observed=row["lastObserved"],
    )


def _participation(
    row: Row, *, event: Ref | None = None, agent: Ref | None = None, date: str | None = None
) -> models.Participation:
    return models.Participation(
        participation=str(row["participation"]),
        event=event or _ref(row, "event"),
        date=row.get("date", date),
        agent=agent or _ref(row, "agent"),
        role=_ref(row, "role"),
        capacity=_ref(row, "capacity"),
    )


def _award(
    row: Row, *, event: Ref | None = None, recipient: Ref | None = None, date: str | None = None
) -> models.Award:
    return models.Award(
        award=_ref(row, "award"),
        giver=_ref(row, "giver"),
        handed_by=_ref(row, "handedBy"),
        recipient=recipient or _ref(row, "recipient"),
        group=row.get("group"),
        count=int(count) if (count := row.get("count")) else None,
        event=event or _ref(row, "event"),
        date=row.get("date", date),
    )


def _ref(row: Row, name: str) -> Ref:
    return Ref(iri=row.get(name), label=row.get(f"{name}Label"))


def _refs(rows: Iterable[Row], name: str) -> list[Ref]:
    found = {(ref.iri or ref.label): ref for row in rows if (ref := _ref(row, name)) != Ref()}
    return list(found.values())


def _first(rows: list[Row], name: str) -> str:
    return str(rows[0][name])


def _all(rows: Iterable[Row], name: str) -> list[str]:
    return list(dict.fromkeys(value for row in rows if (value := row[name])))
