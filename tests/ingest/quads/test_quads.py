# ruff: noqa: E501 - a row of a table is a line
"""What the graph of an article says, term by term: completely, once, and always in the same order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Store

from ingest.quads import quads
from ingest.quads.draft import date
from ingest.quads.people import joined
from ingest.records import (
    Article,
    Award,
    Directive,
    Event,
    Evidence,
    Extraction,
    Instruction,
    Organisation,
    Participant,
    Person,
    Post,
    Rank,
    Span,
)
from ingest.resolve import article_iri, resolve
from ontology.conform import violations

if TYPE_CHECKING:
    from pyoxigraph import Quad

BASE = "https://id.example/"
TEXT = """Công an tỉnh Nghệ An tổng kết năm

Sáng 26/2, Công an tỉnh Nghệ An tổ chức hội nghị tổng kết phong trào, thực hiện Chỉ thị số 07 của Bộ Công an.
Đại tá Lê Văn Bình, Phó Giám đốc Công an tỉnh, chủ trì. Nguyên Giám đốc Trần Quốc Minh cũng dự.
Đồng chí yêu cầu Công an tỉnh và các xã tiếp tục phong trào.
Bộ Công an tặng Bằng khen cho 3 tập thể.
"""
ARTICLE = Article(
    "https://bao.example/1", "b1", "Công an tỉnh Nghệ An tổng kết năm", TEXT, "2020-02-27", "https://bao.example/1"
)
POLICE, MINISTRY = "Công an tỉnh Nghệ An", "Bộ Công an"


def said(*words: str, rule: str = "test") -> Evidence:
    return Evidence(tuple(Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in words), rule, 0.9)


BINH = Person(
    "Lê Văn Bình",
    said("Lê Văn Bình"),
    ranks=(Rank("Đại tá", said("Đại tá")),),
    posts=(Post("Phó Giám đốc", POLICE, said("Phó Giám đốc Công an tỉnh")),),
)
MINH = Person(
    "Trần Quốc Minh",
    said("Trần Quốc Minh"),
    posts=(Post("Giám đốc", POLICE, said("Giám đốc Trần"), former=True, start="2011-07", end="2016"),),
)
FACTS = Extraction(
    ARTICLE.key,
    people=(BINH, MINH),
    organisations=(
        Organisation(POLICE, said(POLICE), kind="cong-an", place="tỉnh Nghệ An", parent=MINISTRY),
        Organisation(MINISTRY, said(MINISTRY)),
    ),
    events=(
        Event(
            "hội nghị",
            "tổng kết phong trào",
            said("hội nghị tổng kết phong trào"),
            date="2020-02-26",
            date_basis="inferred-year",
            date_reason="ngày đăng 2020-02-27",
            place="hội trường Công an tỉnh",
            participants=(
                Participant(POLICE, "organiser", said("tổ chức")),
                Participant("Lê Văn Bình", "chair", said("chủ trì"), capacities=(("Phó Giám đốc", POLICE),)),
            ),
            implements=(0,),
        ),
    ),
    directives=(Directive("Chỉ thị", "07", MINISTRY, None, None, said("Chỉ thị số 07"), signer="Trần Quốc Minh"),),
    awards=(Award("Bằng khen", MINISTRY, None, said("Bằng khen"), handed_by="Lê Văn Bình", group="tập thể", count=3, event=0),),
    instructions=(Instruction("Lê Văn Bình", "yêu cầu", said("tiếp tục phong trào").spans[0], said("yêu cầu"), (POLICE,), "các xã", 0),),
    version="0.1.0",
)  # fmt: skip


def graph(extraction: Extraction = FACTS, article: Article = ARTICLE) -> list[Quad]:
    identities = resolve([(extraction, article.published)], BASE)
    return list(quads(article, extraction, identities, BASE))


def values(found: list[Quad], subject: str | None, predicate: str) -> set[str]:
    """Return what ``subject`` (a part of its IRI) has for a property, the last part of its address."""
    return {
        quad.object.value
        for quad in found
        if (subject is None or subject in quad.subject.value)  # type: ignore[union-attr] # no blank nodes
        and quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1] == predicate
        and isinstance(quad.object, NamedNode | Literal)
    }


def local(iris: set[str]) -> set[str]:
    return {iri.removeprefix(BASE).removeprefix("https://w3id.org/bomay/").rpartition("-")[0] or iri for iri in iris}


# the shape -----------------------------------------------------------------------------------------------


def test_a_graph_is_complete_by_itself() -> None:
    assert violations(graph()) == []


def test_all_quads_stand_in_the_graph_of_the_article_once_and_without_blank_nodes() -> None:
    found = graph()
    assert {quad.graph_name.value for quad in found} == {article_iri(BASE, ARTICLE.key)}  # type: ignore[union-attr] # named
    assert len(set(found)) == len(found)
    assert not any(isinstance(term, BlankNode) for quad in found for term in (quad.subject, quad.object))


def test_the_same_article_gives_the_same_quads_in_the_same_order() -> None:
    assert graph() == graph()


def test_a_store_gives_back_the_quads_it_was_given() -> None:
    store = Store()
    store.extend(graph())
    assert set(store) == set(graph())


def test_what_the_graph_says_of_the_article() -> None:
    found, node = graph(), article_iri(BASE, ARTICLE.key)
    assert values(found, node, "headline") == {ARTICLE.title}
    assert values(found, node, "datePublished") == {"2020-02-27"}
    assert values(found, node, "url") == {ARTICLE.url}
    assert values(found, node, "textDigest") == {ARTICLE.digest}
    assert values(found, node, "identifier") == {"b1"}


CASES_OF_ARTICLES = [
    ("no title", {"title": ""}, "headline"),
    ("no day", {"published": None}, "datePublished"),
    ("an address that is none", {"url": "bao example"}, "url"),
]


@pytest.mark.parametrize(("shows", "change", "silent"), CASES_OF_ARTICLES, ids=[case[0] for case in CASES_OF_ARTICLES])
def test_what_an_article_does_not_say(shows: str, change: dict[str, str | None], silent: str) -> None:
    article = replace(ARTICLE, **change)
    found = graph(Extraction(ARTICLE.key, version="1"), article)
    assert values(found, None, silent) == set(), shows
    assert violations(found) == []


# people, posts, ranks ------------------------------------------------------------------------------------


def test_a_post_is_held_and_seen_held() -> None:
    found = graph()
    (post,) = values(found, "person/le-van-binh", "holds")
    assert post.startswith(f"{BASE}post/pho-giam-doc-cong-an-tinh-nghe-an-")
    assert values(found, post, "prefLabel") == {"Phó Giám đốc Công an tỉnh Nghệ An"}
    assert local(values(found, post, "postIn")) == {"agency/cong-an-tinh-nghe-an"}
    assert values(found, post, "role") == {"https://w3id.org/bomay/concept/roles/pho-giam-doc"}
    (holding,) = {q.subject.value for q in found if q.predicate.value.endswith("#post") and q.object.value == post}  # type: ignore[union-attr] # nodes
    assert values(found, holding, "observedOn") == {"2020-02-27"}
    assert values(found, holding, "formerOn") == set()
    assert values(found, holding, "memberDuring") == set()


def test_a_former_post_is_seen_left_and_its_stated_term_kept() -> None:
    found = graph()
    (post,) = values(found, "person/tran-quoc-minh", "held")
    assert values(found, "person/tran-quoc-minh", "holds") == set()
    (holding,) = {q.subject.value for q in found if q.predicate.value.endswith("#post") and q.object.value == post}  # type: ignore[union-attr] # nodes
    assert values(found, holding, "formerOn") == {"2020-02-27"}
    (term,) = values(found, holding, "memberDuring")
    assert (values(found, term, "startDate"), values(found, term, "endDate")) == ({"2011-07"}, {"2016"})


def test_the_day_of_an_undated_article_is_that_of_its_first_dated_event() -> None:
    found = graph(article=replace(ARTICLE, published=None))
    assert values(found, None, "observedOn") == {"2020-02-26"}


def test_where_nothing_is_dated_nothing_is_observed() -> None:
    found = graph(replace(FACTS, events=(), awards=(), instructions=()), replace(ARTICLE, published=None))
    assert values(found, None, "observedOn") == set()
    assert violations(found) == []


CASES_OF_ROLES = [
    ("an abbreviation is the concept", "PGĐ", {"https://w3id.org/bomay/concept/roles/pho-giam-doc"}, set()),
    ("a role that the scheme lacks stands in words", "Người giữ lửa", set(), {"Người giữ lửa"}),
]


@pytest.mark.parametrize(
    ("shows", "role", "concepts", "words"), CASES_OF_ROLES, ids=[case[0] for case in CASES_OF_ROLES]
)
def test_roles(shows: str, role: str, concepts: set[str], words: set[str]) -> None:
    person = replace(BINH, posts=(replace(BINH.posts[0], role=role),), ranks=())
    found = graph(Extraction(ARTICLE.key, people=(person,), version="1"))
    assert values(found, "membership", "role") == concepts, shows
    assert values(found, "post/", "roleName") == words, shows
    assert violations(found) == []


def test_an_office_without_a_body_is_one_post_and_any_other_role_is_its_holders_own() -> None:
    people = tuple(
        replace(
            person,
            ranks=(),
            posts=(Post("Chủ tịch nước", None, said("chủ trì")), Post("Giám đốc", None, said("chủ trì"))),
        )
        for person in (BINH, MINH)
    )
    found = graph(Extraction(ARTICLE.key, people=people, version="1"))
    posts = [values(found, f"person/{slug}", "holds") for slug in ("le-van-binh", "tran-quoc-minh")]
    assert local(posts[0] & posts[1]) == {"post/chu-tich-nuoc"}
    assert local(posts[0] ^ posts[1]) == {"post/giam-doc"}


def test_a_rank_that_the_scheme_lacks_stands_in_words() -> None:
    person = replace(BINH, ranks=(Rank("Đại nguyên soái", said("Đại tá")),))
    found = graph(Extraction(ARTICLE.key, people=(person,), version="1"))
    assert values(found, "rank/", "kindName") == {"Đại nguyên soái"}
    assert violations(found) == []


CASES_OF_JOINING = [
    ("role and body", "Phó Giám đốc", "Công an tỉnh", "Phó Giám đốc Công an tỉnh"),
    ("a word that both have", "Trưởng Ban", "Ban Tuyên giáo Tỉnh ủy", "Trưởng Ban Tuyên giáo Tỉnh ủy"),
    ("whatever its case", "Trưởng ban", "Ban Tuyên giáo", "Trưởng Ban Tuyên giáo"),
    ("two words that both have", "Phó Công an", "Công an thành phố Vinh", "Phó Công an thành phố Vinh"),
]


@pytest.mark.parametrize(
    ("shows", "role", "body", "post"), CASES_OF_JOINING, ids=[case[0] for case in CASES_OF_JOINING]
)
def test_posts_are_called_what_people_call_them(shows: str, role: str, body: str, post: str) -> None:
    assert joined(role, body) == post, shows


# bodies, events, directives, awards ----------------------------------------------------------------------


def test_a_body_has_its_kind_its_place_and_its_parent() -> None:
    found = graph()
    assert values(found, "agency/cong-an-tinh", "classification") == {
        "https://w3id.org/bomay/concept/organisation-kinds/cong-an"
    }
    assert values(found, "agency/cong-an-tinh", "jurisdiction") == {"https://w3id.org/bomay/place/2004/40"}
    assert values(found, "place/2004/40", "prefLabel") == {"tỉnh Nghệ An"}
    assert local(values(found, "agency/cong-an-tinh", "subOrganizationOf")) == {"agency/bo-cong-an"}


def test_an_event_has_its_date_and_the_reason_for_the_year() -> None:
    found = graph()
    assert values(found, "event/", "prefLabel") == {"hội nghị tổng kết phong trào"}
    assert values(found, "event/", "eventKind") == {"https://w3id.org/bomay/concept/event-kinds/hoi-nghi"}
    assert values(found, "event/", "startDate") == {"2020-02-26"}
    assert values(found, "event/", "dateBasis") == {"https://w3id.org/bomay/ontology#InferredYear"}
    assert values(found, "event/", "dateReason") == {"ngày đăng 2020-02-27"}
    assert local(values(found, "event/", "implements")) == {"directive/chi-thi-07-bo-cong-an"}
    assert local(values(found, "event/", "hasPlace")) == {"venue/hoi-truong-cong-an-tinh"}


def test_who_took_part_in_which_role_and_capacity() -> None:
    found = graph()
    assert local(values(found, "event/", "chair")) == {"person/le-van-binh"}
    assert local(values(found, "event/", "organiser")) == {"agency/cong-an-tinh-nghe-an"}
    (capacity,) = values(found, "participation/", "inCapacity")
    assert local(values(found, capacity, "member")) == {"person/le-van-binh"}


CASES_OF_CAPACITY = [
    ("a post that the article does not give him", (("Giám đốc", POLICE),)),
    ("no post", ()),
]


@pytest.mark.parametrize(("shows", "capacities"), CASES_OF_CAPACITY, ids=[case[0] for case in CASES_OF_CAPACITY])
def test_no_capacity_without_a_holding(shows: str, capacities: tuple[tuple[str, str], ...]) -> None:
    chair = Participant("Lê Văn Bình", "chair", said("chủ trì"), capacities=capacities)
    found = graph(replace(FACTS, events=(replace(FACTS.events[0], participants=(chair,)),)))
    assert values(found, None, "inCapacity") == set(), shows
    assert violations(found) == []


def test_a_place_that_is_a_unit_of_administration_is_that_unit() -> None:
    found = graph(replace(FACTS, events=(replace(FACTS.events[0], place="thành phố Vinh"),)))
    (place,) = values(found, "event/", "hasPlace")
    assert values(found, place, "prefLabel") == {"thành phố Vinh"}
    assert place.startswith("https://w3id.org/bomay/place/2004/")


def test_a_venue_lies_in_the_place_that_its_name_ends_in() -> None:
    found = graph(replace(FACTS, events=(replace(FACTS.events[0], place="Nhà văn hóa tỉnh Nghệ An"),)))
    assert values(found, "venue/", "containedInPlace") == {"https://w3id.org/bomay/place/2004/40"}
    assert violations(found) == []


def test_a_kind_that_the_scheme_lacks_stands_in_words() -> None:
    found = graph(replace(FACTS, events=(replace(FACTS.events[0], kind="vũ hội"),)))
    assert values(found, "event/", "kindName") == {"vũ hội"}
    assert violations(found) == []


def test_a_directive_without_a_year_is_not_yet_identified() -> None:
    found = graph()
    assert values(found, "directive/", "number") == {"07"}
    assert local(values(found, "directive/", "issuer")) == {"agency/bo-cong-an"}
    assert local(values(found, "directive/", "signer")) == {"person/tran-quoc-minh"}
    assert values(found, "directive/", "identified") == {"false"}
    dated = graph(replace(FACTS, directives=(replace(FACTS.directives[0], date="2011"),)))
    assert values(dated, "directive/", "identified") == set()


def test_an_issuer_who_is_no_body_stands_in_words() -> None:
    found = graph(replace(FACTS, directives=(replace(FACTS.directives[0], issuer="Thủ tướng Chính phủ"),)))
    assert values(found, "directive/", "issuerName") == {"Thủ tướng Chính phủ"}
    assert values(found, "directive/", "issuer") == set()
    assert violations(found) == []


def test_one_directive_told_twice_in_an_article_is_told_once() -> None:
    twice = (FACTS.directives[0], replace(FACTS.directives[0], number="7"))
    found = graph(replace(FACTS, directives=twice))
    assert values(found, "directive/", "number") == {"07"}
    assert violations(found) == []


def test_an_award_has_its_giver_the_hand_that_passed_it_and_the_group() -> None:
    found = graph()
    assert values(found, "award/", "awardKind") == {"https://w3id.org/bomay/concept/awards/bang-khen"}
    assert local(values(found, "award/", "conferredBy")) == {"agency/bo-cong-an"}
    assert local(values(found, "award/", "handedOverBy")) == {"person/le-van-binh"}
    assert values(found, "award/", "recipientGroup") == {"tập thể"}
    assert values(found, "award/", "recipientCount") == {"3"}


def test_an_office_that_confers_stands_in_words() -> None:
    found = graph(
        replace(
            FACTS,
            awards=(replace(FACTS.awards[0], giver="Chủ tịch nước", recipient="Lê Văn Bình", group=None, count=None),),
        )
    )
    assert values(found, "award/", "conferrerName") == {"Chủ tịch nước"}
    assert local(values(found, "award/", "recipient")) == {"person/le-van-binh"}
    assert violations(found) == []


# evidence ------------------------------------------------------------------------------------------------


def evidence(found: list[Quad], stated: str) -> list[str]:
    """Return the passages that state a node, a part of whose IRI is given."""
    annotations = {q.subject.value for q in found if q.predicate.value.endswith("hasBody") and stated in q.object.value}  # type: ignore[union-attr] # nodes
    targets = {target for annotation in annotations for target in values(found, annotation, "hasTarget")}
    return sorted(words for target in targets for words in values(found, target, "exact"))


def test_a_fact_leads_to_the_sentence_that_states_it() -> None:
    assert evidence(graph(), "rank/") == ["Đại tá Lê Văn Bình, Phó Giám đốc Công an tỉnh, chủ trì."]


def test_offsets_are_code_points_of_the_text() -> None:
    found = graph()
    for target in values(found, None, "hasTarget"):
        (start,), (stop,), (exact,) = (values(found, target, name) for name in ("start", "end", "exact"))
        assert target.endswith(f"#char={start},{stop}")
        assert TEXT[int(start) : int(stop)] == exact


def test_evidence_names_the_rule_and_its_confidence() -> None:
    person = replace(BINH, evidence=replace(BINH.evidence, rule="post-before-name"), ranks=(), posts=())
    found = graph(Extraction(ARTICLE.key, people=(person,), version="0.1.0"))
    assert values(found, "run/0.1.0/post-before-name", "rule") == {"post-before-name"}
    assert values(found, "#e1", "wasGeneratedBy") == {f"{BASE}run/0.1.0/post-before-name"}
    assert values(found, "#e1", "confidence") == {"0.9"}


ALIKE = said("Đại tá Lê Văn Bình")
APART = [
    ("in one sentence, by one rule, as surely", ALIKE, 1),
    ("by another rule", replace(ALIKE, rule="another"), 2),
    ("less surely", replace(ALIKE, confidence=0.5), 2),
    ("in another sentence", said("Sáng 26/2"), 2),
]


@pytest.mark.parametrize(("shows", "evidence", "annotations"), APART, ids=[case[0] for case in APART])
def test_facts_read_alike_share_an_annotation(shows: str, evidence: Evidence, annotations: int) -> None:
    rank = replace(BINH.ranks[0], evidence=evidence)
    person = replace(BINH, evidence=ALIKE, ranks=(rank,), posts=())
    found = graph(Extraction(ARTICLE.key, people=(person,), version="1"))
    bodies = [each for each in found if each.predicate.value.endswith("hasBody")]
    assert (len(bodies), len({each.subject for each in bodies})) == (2, annotations), shows
    assert violations(found) == []


@pytest.mark.parametrize(("node", "enough"), [("person/", 1), ("membership/", 2)])
def test_repetitions_add_sentences_not_annotations_up_to_what_is_enough(node: str, enough: int) -> None:
    spans = tuple(Span(at, at + 1) for at, letter in enumerate(TEXT) if letter == "n")
    often = Evidence(spans, "test")
    person = replace(BINH, evidence=often, ranks=(), posts=(replace(BINH.posts[0], evidence=often),))
    found = graph(Extraction(ARTICLE.key, people=(person,), version="1"))
    assert len(values(found, None, "hasBody")) == 2
    assert len(evidence(found, node)) == enough


def test_a_fact_that_no_words_state_is_refused() -> None:
    person = replace(BINH, evidence=Evidence((), "wild-guess"))
    with pytest.raises(ValueError, match=r"no words state it \(rule wild-guess\)"):
        graph(Extraction(ARTICLE.key, people=(person,), version="1"))


CASES_OF_DATES = [
    ("a day", "2020-02-26", "date"),
    ("a month", "2020-02", "gYearMonth"),
    ("a year", "2020", "gYear"),
]


@pytest.mark.parametrize(("shows", "day", "kind"), CASES_OF_DATES, ids=[case[0] for case in CASES_OF_DATES])
def test_a_date_is_as_exact_as_the_text(shows: str, day: str, kind: str) -> None:
    assert date(day).datatype.value == f"http://www.w3.org/2001/XMLSchema#{kind}", shows


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="'mai'"):
        date("mai")


def test_who_asked_whom_to_do_what() -> None:
    found = graph()
    assert local(values(found, "/instruction/", "askedBy")) == {"person/le-van-binh"}
    assert local(values(found, "/instruction/", "askedOf")) == {"agency/cong-an-tinh-nghe-an"}
    assert values(found, "/instruction/", "askedGroup") == {"các xã"}
    assert values(found, "/instruction/", "askedWith") == {"yêu cầu"}
    assert values(found, "/instruction/", "text") == {"tiếp tục phong trào"}
    assert len(values(found, "/instruction/", "atEvent")) == 1


def test_an_instruction_of_somebody_who_is_not_named_says_nothing() -> None:
    silent = replace(FACTS, instructions=(replace(FACTS.instructions[0], speaker="Ai đó"),))
    assert not values(graph(silent), "/instruction/", "askedBy")
