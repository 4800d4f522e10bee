"""Which names in which articles are one thing, and which stay apart. The order of the articles never matters."""

# ruff: noqa: E501 - a row of a table is a line

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.records import (
    Directive,
    Event,
    Evidence,
    Extraction,
    Organisation,
    Participant,
    Person,
    Post,
    Span,
)
from ingest.resolve import Identities, resolve
from ingest.resolve.iris import SLUG_LENGTH, fold, mint, slug

BASE = "https://id.example/"
SEEN = Evidence((Span(0, 1),), "test")


def body(name: str, place: str | None = None, parent: str | None = None) -> Organisation:
    return Organisation(name, SEEN, place=place, parent=parent)


def person(name: str, *posts: tuple[str, str | None]) -> Person:
    return Person(name, SEEN, posts=tuple(Post(role, org, SEEN) for role, org in posts))


def event(kind: str, title: str | None, date: str | None, place: str | None = None, *, by: str | None = None) -> Event:
    participants = (Participant(by, "organiser", SEEN),) if by else ()
    return Event(kind, title, SEEN, date=date, place=place, participants=participants)


def act(
    kind: str, number: str | None, issuer: str | None, date: str | None = None, title: str | None = None
) -> Directive:
    return Directive(kind, number, issuer, date, title, SEEN)


def article(key: str, **facts: object) -> Extraction:
    return Extraction(key, **facts)  # type: ignore[arg-type] # tuples of facts


def resolved(*extractions: Extraction, published: str | None = "2020-03-01") -> Identities:
    return resolve(((each, published) for each in extractions), BASE)


# organisations -------------------------------------------------------------------------------------------

CASES_OF_BODIES = [
    ("the same name is the same body", ("Bộ Công an", None), ("Bộ Công an", None), True),
    ("case does not count", ("Bộ Công An", None), ("Bộ Công an", None), True),
    ("'và' and a dash say the same", ("Sở Giáo dục và Đào tạo tỉnh Nghệ An", None), ("Sở Giáo dục - Đào tạo tỉnh Nghệ An", None), True),
    ("a province with and without its unit", ("Sở Y tế Nghệ An", "tỉnh Nghệ An"), ("Sở Y tế tỉnh Nghệ An", "tỉnh Nghệ An"), True),
    ("two provinces are two", ("Sở Y tế tỉnh Nghệ An", None), ("Sở Y tế tỉnh Hà Tĩnh", None), False),
    ("diacritics count", ("Công an tỉnh Hà Nam", None), ("Công an tỉnh Hà Năm", None), False),
    ("a bare committee is the article's own", ("Ủy ban nhân dân tỉnh", None), ("Ủy ban nhân dân tỉnh", None), False),
    ("so is a department without a place", ("Sở Y tế", None), ("Sở Y tế", None), False),
    ("and a party committee", ("Ban Thường vụ Tỉnh ủy", None), ("Ban Thường vụ Tỉnh ủy", None), False),
    ("and a kind without anything", ("Ban Tuyên giáo", None), ("Ban Tuyên giáo", None), False),
    ("a party committee with its place", ("Tỉnh ủy Nghệ An", "tỉnh Nghệ An"), ("Tỉnh ủy Nghệ An", None), True),
    ("a district known once in the country", ("Công an huyện Lệ Thủy", None), ("Công an huyện Lệ Thủy", None), True),
    ("a district of many provinces", ("Công an huyện Châu Thành", None), ("Công an huyện Châu Thành", None), False),
    ("a company", ("Công ty Cổ phần Sông Xanh", None), ("Công ty Cổ phần Sông Xanh", None), True),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "left", "right", "same"), CASES_OF_BODIES, ids=[case[0] for case in CASES_OF_BODIES])
def test_bodies(shows: str, left: tuple[str, str | None], right: tuple[str, str | None], same: bool) -> None:
    found = resolved(article("a", organisations=(body(*left),)), article("b", organisations=(body(*right),)))
    one, other = (found.of(key).organisations[name] for key, (name, _) in (("a", left), ("b", right)))
    assert (one.iri == other.iri) is same, shows
    assert (one == other) is same, shows


def test_a_district_of_many_provinces_is_told_by_what_is_near() -> None:
    names = ("Công an huyện Châu Thành", "Ủy ban nhân dân tỉnh {}")
    articles = [
        article(key, organisations=(body(names[0]), body(names[1].format(province))))
        for key, province in (("a", "Tiền Giang"), ("b", "Tiền Giang"), ("c", "Tây Ninh"))
    ]
    found = resolved(*articles)
    one, two, other = (found.of(key).organisations[names[0]].iri for key in "abc")
    assert one == two != other
    assert found.of("a").jurisdictions[names[0]].label == "huyện Châu Thành"


def test_the_era_of_the_place_is_that_of_the_article() -> None:
    said = article("a", organisations=(body("Ủy ban nhân dân tỉnh Quảng Trị"),))
    places = [
        resolved(said, published=day).of("a").jurisdictions["Ủy ban nhân dân tỉnh Quảng Trị"].iri
        for day in ("2020-03-01", "2025-09-01", None)
    ]
    assert [iri.split("/")[-2] for iri in places] == ["2004", "2025", "2004"]
    bodies = {
        resolved(said, published=day).of("a").organisations["Ủy ban nhân dân tỉnh Quảng Trị"].iri
        for day in ("2020-03-01", "2025-09-01")
    }
    assert len(bodies) == 1, "the committee outlives the merger"


def test_bodies_named_only_by_posts_parents_and_participants_are_known() -> None:
    said = article(
        "a",
        people=(person("Lê Văn Bình", ("Giám đốc", "Sở Y tế tỉnh Nghệ An")),),
        organisations=(body("Phòng Tổ chức Công an tỉnh Nghệ An", parent="Công an tỉnh Nghệ An"),),
        events=(event("hội nghị", None, None, by="Tỉnh ủy Nghệ An"),),
    )
    names = resolved(said).of("a").organisations
    assert {"Sở Y tế tỉnh Nghệ An", "Công an tỉnh Nghệ An", "Tỉnh ủy Nghệ An"} < set(names)
    assert "Lê Văn Bình" not in names


def test_the_fullest_spelling_is_the_label_everywhere() -> None:
    found = resolved(
        article("a", organisations=(body("Sở Y tế Nghệ An", "tỉnh Nghệ An"),)),
        article("b", organisations=(body("Sở Y tế tỉnh Nghệ An"),)),
    )
    assert found.of("a").organisations["Sở Y tế Nghệ An"].label == "Sở Y tế tỉnh Nghệ An"


# directives ----------------------------------------------------------------------------------------------

CASES_OF_DIRECTIVES = [
    ("kind, number and issuer without a year share a node", act("Chỉ thị", "07", "Bộ Công an"), act("Chỉ thị", "07", "Bộ Công an"), True),
    ("a leading zero does not count", act("Chỉ thị", "7", "Bộ Công an"), act("Chỉ thị", "07", "Bộ Công an"), True),
    ("another number", act("Chỉ thị", "07", "Bộ Công an"), act("Chỉ thị", "09", "Bộ Công an"), False),
    ("another kind", act("Chỉ thị", "07", "Bộ Công an"), act("Kế hoạch", "07", "Bộ Công an"), False),
    ("another issuer", act("Chỉ thị", "07", "Bộ Công an"), act("Chỉ thị", "07", "Bộ Y tế"), False),
    ("another year", act("Chỉ thị", "07", "Bộ Công an", "2011"), act("Chỉ thị", "07", "Bộ Công an", "2012"), False),
    ("with and without a year, nobody knows", act("Chỉ thị", "07", "Bộ Công an", "2011"), act("Chỉ thị", "07", "Bộ Công an"), False),
    ("a day and a year of it", act("Chỉ thị", "07", "Bộ Công an", "2011-01-05"), act("Chỉ thị", "07", "Bộ Công an", "2011"), True),
    ("a bare number is the article's own", act("Kế hoạch", "15", None), act("Kế hoạch", "15", None), False),
    ("a number that tells its issuer", act("Chỉ thị", "13/CT-TTg", None), act("Chỉ thị", "13/CT–TTg", None), True),
    ("an issuer who is no body", act("Chỉ thị", "13", "Thủ tướng Chính phủ"), act("Chỉ thị", "13", "Thủ tướng Chính phủ"), True),
    ("a law by its title", act("Luật", None, None, None, "Đất đai"), act("Luật", None, None, None, "đất đai"), True),
    ("two laws", act("Luật", None, None, None, "Đất đai"), act("Luật", None, None, None, "Nhà ở"), False),
    ("a decision of a day, no more", act("Quyết định", None, "Bộ Y tế", "2020-02-01"), act("Quyết định", None, "Bộ Y tế", "2020-02-01"), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("shows", "left", "right", "same"), CASES_OF_DIRECTIVES, ids=[case[0] for case in CASES_OF_DIRECTIVES]
)
def test_directives(shows: str, left: Directive, right: Directive, same: bool) -> None:
    bodies = (body("Bộ Công an"), body("Bộ Y tế"))
    found = resolved(
        article("a", directives=(left,), organisations=bodies), article("b", directives=(right,), organisations=bodies)
    )
    one, other = found.of("a").directives[0], found.of("b").directives[0]
    assert (one.iri == other.iri) is same, shows


CASES_OF_IDENTIFIED = [
    ("number, issuer and year", act("Chỉ thị", "07", "Bộ Công an", "2011"), True),
    ("a year inside the number", act("Luật", "15/2012/QH13", None), True),
    ("no year", act("Chỉ thị", "07", "Bộ Công an"), False),
    ("a bare number", act("Kế hoạch", "15", None), False),
]


@pytest.mark.parametrize(("shows", "said", "known"), CASES_OF_IDENTIFIED, ids=[case[0] for case in CASES_OF_IDENTIFIED])
def test_which_directives_are_identified(shows: str, said: Directive, known: bool) -> None:
    assert resolved(article("a", directives=(said,))).of("a").directives[0].identified is known, shows


# events --------------------------------------------------------------------------------------------------

WHO = "Công an tỉnh Nghệ An"
REVIEW = "tổng kết công tác năm 2019"
CASES_OF_EVENTS = [
    ("kind, day and organiser", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("hội nghị", REVIEW, "2020-02-26", by=WHO), True),
    ("a title that is left out", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("hội nghị", None, "2020-02-26", by=WHO), True),
    ("a title half in other words", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("hội nghị", "tổng kết năm 2019 và triển khai nhiệm vụ", "2020-02-26", by=WHO), True),
    ("quite another title", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("hội nghị", "tập huấn phòng cháy", "2020-02-26", by=WHO), False),
    ("another day", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("hội nghị", REVIEW, "2020-02-27", by=WHO), False),
    ("another kind", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("lễ trao giải", REVIEW, "2020-02-26", by=WHO), False),
    ("another organiser", event("hội nghị", REVIEW, "2020-02-26", by=WHO), event("hội nghị", REVIEW, "2020-02-26", by="Tỉnh ủy Nghệ An"), False),
    ("a month is no day", event("hội nghị", REVIEW, "2020-02", by=WHO), event("hội nghị", REVIEW, "2020-02", by=WHO), False),
    ("no day", event("hội nghị", REVIEW, None, by=WHO), event("hội nghị", REVIEW, None, by=WHO), False),
    ("no organiser", event("hội nghị", REVIEW, "2020-02-26"), event("hội nghị", REVIEW, "2020-02-26"), False),
    ("an organiser that could be any", event("hội nghị", REVIEW, "2020-02-26", by="Sở Y tế"), event("hội nghị", REVIEW, "2020-02-26", by="Sở Y tế"), False),
    ("a place and its province", event("hội nghị", REVIEW, "2020-02-26", "thành phố Vinh", by=WHO), event("hội nghị", REVIEW, "2020-02-26", "tỉnh Nghệ An", by=WHO), True),
    ("two provinces", event("hội nghị", REVIEW, "2020-02-26", "tỉnh Hà Tĩnh", by=WHO), event("hội nghị", REVIEW, "2020-02-26", "tỉnh Nghệ An", by=WHO), False),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "left", "right", "same"), CASES_OF_EVENTS, ids=[case[0] for case in CASES_OF_EVENTS])
def test_events(shows: str, left: Event, right: Event, same: bool) -> None:
    found = resolved(article("a", events=(left,)), article("b", events=(right,)))
    assert (found.of("a").events[0] == found.of("b").events[0]) is same, shows


def test_two_events_of_one_article_are_two() -> None:
    twice = event("hội nghị", REVIEW, "2020-02-26", by=WHO)
    one, other = resolved(article("a", events=(twice, twice))).of("a").events
    assert one.iri != other.iri


# people --------------------------------------------------------------------------------------------------

NAME = "Nguyễn Văn Hùng"
CASES_OF_PEOPLE = [
    ("the same post", [("Giám đốc", "Sở Y tế tỉnh Nghệ An")], [("Giám đốc", "Sở Y tế tỉnh Nghệ An")], True),
    ("two posts in one province", [("Giám đốc", "Sở Y tế tỉnh Nghệ An")], [("Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An")], True),
    ("a district and its province", [("Trưởng Công an", "Công an huyện Nghi Lộc")], [("Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An")], True),
    ("two communes of one district", [("Chủ tịch", "Ủy ban nhân dân xã Nghi Lâm")], [("Chủ tịch", "Ủy ban nhân dân xã Nghi Kiều")], False),
    ("two provinces", [("Giám đốc", "Sở Y tế tỉnh Nghệ An")], [("Giám đốc", "Sở Y tế tỉnh Hà Tĩnh")], False),
    ("a career that names both", [("Giám đốc", "Sở Y tế tỉnh Nghệ An"), ("Giám đốc", "Sở Y tế tỉnh Hà Tĩnh")], [("Giám đốc", "Sở Y tế tỉnh Hà Tĩnh")], True),
    ("the highest offices", [("Bộ trưởng", "Bộ Y tế")], [("Ủy viên", "Bộ Chính trị")], True),
    ("a ministry, not its head", [("Vụ trưởng", "Vụ Pháp chế Bộ Tư pháp")], [("Giám đốc", "Sở Y tế tỉnh Nghệ An")], False),
    ("nobody knows whose director", [("Giám đốc", "Sở Y tế")], [("Giám đốc", "Sở Y tế")], False),
    ("no post at all", [], [], False),
    ("no post, but known in the country", [], [("Thủ tướng", "Chính phủ")], True),
    ("no post, and a local official", [], [("Giám đốc", "Sở Y tế tỉnh Nghệ An")], False),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "left", "right", "same"), CASES_OF_PEOPLE, ids=[case[0] for case in CASES_OF_PEOPLE])
def test_people(shows: str, left: list[tuple[str, str]], right: list[tuple[str, str]], same: bool) -> None:
    found = resolved(article("a", people=(person(NAME, *left),)), article("b", people=(person(NAME, *right),)))
    assert (found.of("a").people[NAME] == found.of("b").people[NAME]) is same, shows
    assert found.of("a").people[NAME].label == NAME


CASES_OF_ROLES = [
    ("the same role in the place spoken of", "Giám đốc", "Ủy ban nhân dân tỉnh Nghệ An", True),
    ("a role that goes on", "Giám đốc điều hành", "Ủy ban nhân dân tỉnh Nghệ An", True),
    ("another role", "Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An", False),
    ("another place", "Giám đốc", "Ủy ban nhân dân tỉnh Hà Tĩnh", False),
]


@pytest.mark.parametrize(("shows", "role", "around", "same"), CASES_OF_ROLES, ids=[case[0] for case in CASES_OF_ROLES])
def test_a_role_without_a_body(shows: str, role: str, around: str, same: bool) -> None:
    known = article("a", people=(person(NAME, ("Giám đốc", "Sở Y tế tỉnh Nghệ An")),))
    vague = article("b", people=(person(NAME, (role, None)),), organisations=(body(around),))
    found = resolved(known, vague)
    assert (found.of("a").people[NAME] == found.of("b").people[NAME]) is same, shows


def test_a_third_article_ties_two_together() -> None:
    posts = [("Giám đốc", "Sở Y tế tỉnh Nghệ An"), ("Giám đốc", "Sở Y tế tỉnh Hà Tĩnh")]
    one, two, both = (
        article(key, people=(person(NAME, *some),))
        for key, some in zip("abc", (posts[:1], posts[1:], posts), strict=True)
    )
    assert len({resolved(one, two).of(key).people[NAME].iri for key in "ab"}) == 2
    assert len({resolved(one, two, both).of(key).people[NAME].iri for key in "abc"}) == 1


def test_a_shared_event_ties_people_together() -> None:
    met = event("hội nghị", REVIEW, "2020-02-26", by=WHO)
    met = replace(met, participants=(*met.participants, Participant(NAME, "speaker", SEEN)))
    found = resolved(*(article(key, people=(person(NAME),), events=(met,)) for key in "ab"))
    assert found.of("a").people[NAME] == found.of("b").people[NAME]


def test_a_given_name_alone_is_anybody() -> None:
    post = ("Giám đốc", "Sở Y tế tỉnh Nghệ An")
    found = resolved(*(article(key, people=(person("Hùng", post),)) for key in "ab"))
    assert found.of("a").people["Hùng"] != found.of("b").people["Hùng"]


def test_a_suspect_is_not_the_minister_of_his_name() -> None:
    minister = article("a", people=(person(NAME, ("Bộ trưởng", "Bộ Y tế")),))
    suspect = article("b", people=(person(NAME),), organisations=(body("Công an tỉnh Nghệ An"),))
    spoken_of = article("c", people=(person(NAME),), organisations=(body("Bộ Y tế"), body("Sở Y tế tỉnh Nghệ An")))
    found = resolved(minister, suspect, spoken_of)
    assert found.of("b").people[NAME] != found.of("a").people[NAME] == found.of("c").people[NAME]


# order, and IRIs that stay -------------------------------------------------------------------------------


@cache
def crowd() -> tuple[Extraction, ...]:
    """Return articles with many namesakes, in one place and in several."""
    chance = random.Random(1)  # noqa: S311 - no secret
    orgs = [
        f"{kind} {place}" for kind in ("Sở Y tế tỉnh", "Công an tỉnh") for place in ("Nghệ An", "Hà Tĩnh", "Lào Cai")
    ]
    orgs += ["Bộ Y tế", "Sở Y tế", "Công an huyện Châu Thành"]
    found = []
    for number in range(30):
        people = {
            name: person(name, *[("Giám đốc", chance.choice(orgs)) for _ in range(chance.randint(0, 2))])
            for name in chance.sample(["Nguyễn Văn Hùng", "Lê Thị Hoa", "Nguyễn Văn Hưng"], 2)
        }
        met = event(
            "hội nghị",
            chance.choice([None, REVIEW, "tập huấn phòng cháy"]),
            f"2020-02-0{chance.randint(1, 3)}",
            by=chance.choice(orgs),
        )
        number_of = act("Chỉ thị", str(chance.randint(1, 4)), chance.choice(orgs), chance.choice([None, "2011"]))
        found.append(article(f"k{number}", people=tuple(people.values()), events=(met, met), directives=(number_of,)))
    return tuple(found)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(30)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    assert resolved(*(crowd()[number] for number in order)) == resolved(*crowd())


def test_iris_stay_when_later_articles_come() -> None:
    """A person keeps the IRI unless a later article shows that two who were kept apart are one."""
    early = [(each, f"2020-01-{number + 1:02}") for number, each in enumerate(crowd()[:15])]
    before, after = resolve(early, BASE), resolve([*early, *((each, "2021-01-01") for each in crowd()[15:])], BASE)
    became: dict[str, set[str]] = defaultdict(set)
    for each, _ in early:
        for who in each.people:
            became[after.of(each.article).people[who.name].iri].add(before.of(each.article).people[who.name].iri)
    assert len(became) > 4
    assert {iri for iri, were in became.items() if len(were) == 1 and were != {iri}} == set()


def test_the_base_is_where_all_iris_begin() -> None:
    names = resolve([(crowd()[0], None)], "urn:x:").of("k0")
    entities = [*names.people.values(), *names.organisations.values(), *names.events, *names.directives]
    assert all(entity.iri.startswith("urn:x:") for entity in entities)


CASES_OF_SLUGS = [
    ("marks are dropped", "Trần Tiến Dũng", "tran-tien-dung"),
    ("đ has no decomposition", "Đỗ Đức Đại", "do-duc-dai"),
    ("punctuation separates", "Sở GD&ĐT – Hà Nội", "so-gd-dt-ha-noi"),
    ("nothing sayable", "…", ""),
]


@pytest.mark.parametrize(("shows", "text", "expected"), CASES_OF_SLUGS, ids=[case[0] for case in CASES_OF_SLUGS])
def test_slugs(shows: str, text: str, expected: str) -> None:
    assert slug(text) == expected, shows


@given(st.text(max_size=200))
def test_an_iri_holds_only_what_an_iri_may(text: str) -> None:
    iri = mint(BASE, "person", text, fold(text))
    assert iri.isascii()
    assert len(slug(text)) <= SLUG_LENGTH
    assert not set(iri) & set(' <>"{}|\\^`')


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slug(slug(text)) == slug(text)
