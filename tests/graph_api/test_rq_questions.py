"""Each competency question, asked of the notices: the expected answer, and near misses that must not appear."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.questions import FOLDER, UnknownQuestionError, ask, names, parse, question
from graph_api.store import GraphStore, open_store

ID = "https://w3id.org/bomay/id/"
DUC, DAO, MINH, NAMESAKE = (
    f"{ID}person/{each}" for each in ("tran-van-duc-1a", "le-thi-ngoc-dao-2b", "nguyen-duc-minh-3c", "tran-van-duc-9z")
)
CONFERENCE, WORKSHOP = f"{ID}event/hoi-nghi-tong-ket-1", f"{ID}event/hoi-thao-2"
UBND, POLICE, MINISTRY = (f"{ID}agency/{each}" for each in ("ubnd-binh-son-1", "cong-an-binh-son-2", "bo-cong-an-5"))
BINH_SON, SONG_DA = "https://w3id.org/bomay/place/2004/90", "https://w3id.org/bomay/place/2004/901"
DEPUTY = "Phó Giám đốc Công an tỉnh Bình Sơn"

# question, parameters, columns looked at, expected rows in any order
CASES: list[tuple[str, dict[str, str], tuple[str, ...], set[tuple[str | None, ...]]]] = [
    (
        "1 who chaired: not who attended",
        {"event": CONFERENCE},
        ("agentLabel", "capacity"),
        {("Trần Văn Đức", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Sơn"), ("Lê Thị Ngọc Đào", DEPUTY)},
    ),
    ("1 an event that nobody chaired", {"event": WORKSHOP}, ("agentLabel",), set()),
    (
        "2 posts: seen on days, and said to have begun",
        {"person": DAO},
        ("postLabel", "held", "firstObserved", "lastObserved", "start"),
        {
            (DEPUTY, "true", "2020-02-26", "2020-06-12", "2018"),
            ("Đội phó Công an tỉnh Bình Sơn", "false", None, None, None),
        },
    ),
    (
        "2 a post seen on no day, in a role that the scheme lacks",
        {"person": f"{ID}person/pham-huu-loc-5e"},
        ("roleLabel", "role", "held", "firstObserved"),
        {("Đội phó", None, "true", None)},
    ),
    (
        "2 a namesake's posts, one of them left",
        {"person": NAMESAKE},
        ("postLabel", "lastObserved", "formerOn"),
        {
            ("Trưởng ban Ban Chỉ đạo 138 tỉnh Bình Hải", "2025-09-01", None),
            ("Giám đốc Trung tâm Văn hóa", None, "2025-09-01"),
        },
    ),
    ("3 a month of a province", {"province": BINH_SON, "month": "2020-02"}, ("event",), {(CONFERENCE,)}),
    (
        "3 a venue without a place: by the organiser's district",
        {"province": BINH_SON, "month": "2020-06"},
        ("event",),
        {(WORKSHOP,)},
    ),
    ("3 a month without events", {"province": BINH_SON, "month": "2020-03"}, ("event",), set()),
    (
        "4 articles that mention a person, and not her colleagues' only",
        {"person": DAO},
        ("article",),
        {(f"{ID}article/n{number}",) for number in (1, 2, 4)},
    ),
    (
        "5 sentences for a post",
        {"person": DAO, "organisation": POLICE, "roleName": "Phó Giám đốc"},
        ("article", "start", "end"),
        {(f"{ID}article/n1", "45", "200"), (f"{ID}article/n2", "40", "140")},
    ),
    ("5 no sentence for a post that she does not hold", {"person": DAO, "organisation": UBND}, ("article",), set()),
    ("6 who organised", {"event": WORKSHOP}, ("organiserLabel",), {("Công an huyện Sông Đà",)}),
    (
        "7 directives of a ministry",
        {"issuer": MINISTRY},
        ("number", "identified"),
        {("07", "false"), ("09", "false")},
    ),
    (
        "8 the rank of a day before the promotion",
        {"person": DAO, "day": "2020-03-01"},
        ("rankLabel",),
        {("Thượng tá",)},
    ),
    ("8 the rank of a day after it", {"person": DAO, "day": "2021-01-01"}, ("rankLabel",), {("Đại tá",)}),
    (
        "8 the last rank, whatever the day: not one seen on no day",
        {},
        ("name", "rankLabel"),
        {("Lê Thị Ngọc Đào", "Đại tá")},
    ),
    ("8 no rank before the first was seen", {"person": DAO, "day": "2019-01-01"}, ("rankLabel",), set()),
    (
        "9 awards of an event",
        {"event": CONFERENCE},
        ("awardLabel", "giverLabel", "handedByLabel", "recipientLabel", "group", "count"),
        {
            ("Bằng khen", "Ủy ban nhân dân tỉnh Bình Sơn", "Lê Thị Ngọc Đào", None, "tập thể", "12"),
            ("Kỷ niệm chương", "Chủ tịch nước", None, "Nguyễn Đức Minh", None, None),
        },
    ),
    (
        "7 a sort of document that the scheme lacks",
        {"issuer": POLICE},
        ("kindLabel", "number"),
        {("Quy ước", "1")},
    ),
    ("9 no awards", {"event": WORKSHOP}, ("award",), set()),
    (
        "10 bodies of a ministry, through others too",
        {"organisation": MINISTRY},
        ("partLabel",),
        {("Công an tỉnh Bình Sơn",), ("Công an huyện Sông Đà",)},
    ),
    (
        "11 deputy directors and their meetings",
        {"organisation": POLICE, "year": "2020"},
        ("name", "event"),
        {("Lê Thị Ngọc Đào", CONFERENCE), ("Lê Thị Ngọc Đào", WORKSHOP)},
    ),
    ("11 a year without any", {"organisation": POLICE, "year": "2019"}, ("name",), set()),
    (
        "12 two posts at once, and nobody's one post",
        {},
        ("name", "day", "postLabel", "article"),
        {
            ("Trần Văn Đức", "2020-02-26", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Sơn", f"{ID}article/n1"),
            ("Trần Văn Đức", "2020-02-26", "Trưởng ban Ban Chỉ đạo 138 tỉnh Bình Sơn", f"{ID}article/n1"),
        },
    ),
    (
        "13 heads of one committee in each province",
        {"committee": "Ban chỉ đạo 138"},
        ("placeLabel", "person"),
        {("tỉnh Bình Sơn", DUC), ("tỉnh Bình Hải", NAMESAKE)},
    ),
    ("13 another committee", {"committee": "Ban Chỉ đạo 389"}, ("person",), set()),
    ("14 together in two events", {"person": DAO}, ("other", "events"), {(DUC, "2"), (MINH, "2")}),
    ("14 nobody in three", {"person": DAO, "least": "3"}, ("other",), set()),
    (
        "15 handed over by another body's officer",
        {},
        ("awardLabel", "giverLabel", "handedByLabel", "bodyLabel"),
        {("Bằng khen", "Ủy ban nhân dân tỉnh Bình Sơn", "Lê Thị Ngọc Đào", "Công an tỉnh Bình Sơn")},
    ),
    (
        "16 memberships with one witness, not the one that two articles state",
        {"kind": "http://www.w3.org/ns/org#Membership"},
        ("node",),
        {(f"{ID}membership/{name}",) for name in ("m1", "m2", "m7", "m9", "m10")},
    ),
    ("17 inferred dates, not stated ones", {}, ("event", "date"), {(CONFERENCE, "2020-02-26")}),
    (
        "18 capacities of a person",
        {"person": DUC},
        ("event", "roleLabel", "capacityLabel"),
        {
            (CONFERENCE, "chủ trì", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Sơn"),
            (WORKSHOP, "phát biểu", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bình Sơn"),
        },
    ),
    (
        "19 directives that an event carries out",
        {"subject": CONFERENCE},
        ("directiveLabel", "issuerLabel"),
        {("Chỉ thị 07 Bộ Công an", "Bộ Công an"), ("Chỉ thị 09 Bộ Công an", "Bộ Công an")},
    ),
    (
        "20 bodies over a district: its own and the province's, of the time",
        {"district": SONG_DA, "year": "2020"},
        ("bodyLabel", "placeLabel"),
        {
            ("Công an huyện Sông Đà", "huyện Sông Đà"),
            ("Công an tỉnh Bình Sơn", "tỉnh Bình Sơn"),
            ("Ủy ban nhân dân tỉnh Bình Sơn", "tỉnh Bình Sơn"),
            ("Ban Chỉ đạo 138 tỉnh Bình Sơn", "tỉnh Bình Sơn"),
            ("Văn phòng Ủy ban nhân dân tỉnh Bình Sơn", "tỉnh Bình Sơn"),
        },
    ),
    ("20 nobody after the merger", {"district": SONG_DA, "year": "2026"}, ("body",), set()),
    (
        "20 a province that was merged, by its old IRI",
        {"district": BINH_SON, "year": "2026"},
        ("bodyLabel",),
        {("Ban Chỉ đạo 138 tỉnh Bình Hải",)},
    ),
    (
        "21 unnamed groups",
        {},
        ("eventLabel", "group", "groups"),
        {("hội nghị tổng kết phong trào bảo vệ an ninh Tổ quốc năm 2019", "tập thể", "12")},
    ),
    (
        "22 signer and issuer",
        {"directive": f"{ID}directive/ke-hoach-15"},
        ("issuerLabel", "signerLabel", "date"),
        {("Ủy ban nhân dân tỉnh Bình Sơn", "Trần Văn Đức", "2020-03-02")},
    ),
    (
        "24 cited in one province",
        {"least": "1"},
        ("directiveLabel",),
        {("Chỉ thị 07 Bộ Công an",), ("Chỉ thị 09 Bộ Công an",), ("Kế hoạch 15/KH-UBND",)},
    ),
    ("24 none in three", {}, ("directive",), set()),
    ("28 first and last day", {"person": DAO}, ("first", "last", "days"), {("2020-02-26", "2020-06-12", "2")}),
    (
        "31 acts behind a short name",
        {"kindName": "chỉ thị", "shortNumber": "07"},
        ("directiveLabel", "resolved", "articles"),
        {("Chỉ thị 07 Bộ Công an", "false", "1")},
    ),
    (
        "31 a number, not those that it begins",
        {"shortNumber": "1"},
        ("directiveLabel",),
        {("Quy ước 1 Công an tỉnh Bình Sơn",)},
    ),
    ("31 a sort of document that the scheme lacks", {"kindName": "Quy ước"}, ("number",), {("1",)}),
    ("31 the first part of a number", {"shortNumber": "15"}, ("resolved",), {("true",)}),
]


@pytest.mark.parametrize(("case", "given_", "columns", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_answer_to_a_competency_question(
    store: GraphStore,
    case: str,
    given_: dict[str, str],
    columns: tuple[str, ...],
    expected: set[tuple[str | None, ...]],
) -> None:
    """Exactly the expected rows come, and nothing near them."""
    asked = question(case.partition(" ")[0])
    values = {name: asked.parameter(name).term(text) for name, text in given_.items()}
    rows = list(ask(store, asked.name, **values))
    assert {tuple(row[column] for column in columns) for row in rows} == expected


def test_who_asked_whom_to_do_what(store: GraphStore) -> None:
    """Asked about the speaker, the words come with the event; nobody else asked for anything."""
    speaker = "https://w3id.org/bomay/id/person/tran-van-duc-1a"
    (row,) = ask(store, "instructions", speaker=ox.NamedNode(speaker))
    assert (row["verb"], row["group"], row["what"]) == ("yêu cầu", "lực lượng công an các cấp", "bám sát địa bàn")
    assert str(row["event"]).endswith("hoi-nghi-tong-ket-1")
    assert list(ask(store, "instructions", speaker=ox.NamedNode(DAO))) == []


def test_the_easy_and_most_middling_questions_have_a_file() -> None:
    """Questions 1 to 22 of the forty, each tested above."""
    numbers = {question(name).number for name in names()} - {None}
    assert numbers >= set(range(1, 23))
    assert numbers == {int(case[0].partition(" ")[0]) for case in CASES}


@pytest.mark.parametrize("name", names())
def test_every_file_says_what_it_asks_and_runs_as_it_stands(store: GraphStore, name: str) -> None:
    """A heading in both languages, an order that is always the same, and no parameter that must be given."""
    asked = question(name)
    assert asked.vi
    assert asked.en
    assert asked.vi != asked.en
    assert f"# {asked.number}. " in asked.text or asked.number is None
    assert "ORDER BY" in asked.text or name in {"entity", "labels"}
    first, second = (list(map(str, store.query(asked.text))) for _ in range(2))
    assert first == second
    assert first or name == "24-directives-cited-in-several-provinces"


def test_questions_are_found_by_name_and_number() -> None:
    """Both lead to the same file; what is neither is refused by name."""
    assert question("1") == question("01") == question("01-who-chaired")
    with pytest.raises(UnknownQuestionError, match="no question '99'"):
        question("99")
    with pytest.raises(UnknownQuestionError, match=r"\.\./secret"):
        question("../secret")
    with pytest.raises(UnknownQuestionError, match="no parameter 'nobody'"):
        question("1").bind({"nobody": ox.Literal("x")})


def test_several_values_are_alternatives(store: GraphStore) -> None:
    """A list of terms asks about each of them."""
    people = [ox.NamedNode(DAO), ox.NamedNode(MINH)]
    assert {row["person"] for row in ask(store, "person", person=people)} == {DAO, MINH}
    assert list(ask(store, "person", person=[])) == []


BROKEN = [
    ("no heading", "SELECT * WHERE { ?s ?p ?o }"),
    ("a heading in one language", "# Ai?\nSELECT * WHERE { ?s ?p ?o }"),
    ("a parameter without VALUES", "# Ai? | Who?\n# ?who (iri): ai | who\nSELECT * WHERE { ?who ?p ?o }"),
    (
        "a parameter with two",
        "# Ai? | Who?\n# ?who (iri): ai | who\nSELECT * WHERE { VALUES ?who { UNDEF } VALUES ?who { UNDEF } }",
    ),
]


@pytest.mark.parametrize(("case", "text"), BROKEN, ids=[case for case, _ in BROKEN])
def test_a_broken_file_is_told(case: str, text: str) -> None:
    """What cannot be filled in safely is no question."""
    with pytest.raises(ValueError, match=r"instead of once|question \| question"):
        parse(case, text)


def test_values_are_checked_by_their_kind() -> None:
    """What is no IRI or no number does not get into a query."""
    with pytest.raises(ValueError, match="IRI"):
        question("1").parameter("event").term("no iri> } DROP")
    with pytest.raises(ValueError, match="x"):
        question("14").parameter("least").term("x")


@given(st.text(max_size=60))
def test_no_text_of_a_user_is_read_as_sparql(text: str) -> None:
    """Whatever is filled in comes back as one literal with the same letters."""
    asked = parse("echo", "# Gì? | What?\n# ?text (text): chữ | text\nSELECT ?text WHERE { VALUES ?text { UNDEF } }")
    with open_store(None) as store:
        answer = store.query(asked.bind({"text": asked.parameter("text").term(text)}))
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["text"].value for row in answer] == [text]


def test_the_files_are_the_questions() -> None:
    """Nothing else lies in the folder."""
    assert {file.stem for file in FOLDER.iterdir()} == set(names())
