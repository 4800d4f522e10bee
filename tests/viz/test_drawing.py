"""What is drawn, before a browser sees it: places, looks, words; the questions asked and the sentences found."""

from __future__ import annotations

import ast
import math
import re
from itertools import combinations
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.questions import UnknownQuestionError
from graph_api.store import GraphStore
from viz import wording
from viz.articles import Segment, passages, segments
from viz.evidence import distinct, sentence, sources, sources_in, web_address
from viz.layout import columns, positions
from viz.names import DEFAULT_READER, Name, Reader, names
from viz.networks import Network
from viz.pictures import picture
from viz.projections import PROJECTIONS, TIES, all_ties, directive_flow, neighbourhood, stage
from viz.questions import ask, question
from viz.questions import names as question_names

BASE = "https://w3id.org/bomay/id/"
DUNG = f"{BASE}person/tran-tien-dung-1c5e"
M1 = f"{BASE}membership/m1"


def network_of(*ends: tuple[str, str]) -> Network:
    """A bare network of these edges."""
    made: Network = nx.MultiDiGraph(list(ends))
    return made


# places ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, 2, 30, 450])
def test_every_node_has_a_place_of_its_own(size: int) -> None:
    network: Network = nx.MultiDiGraph(nx.relabel_nodes(nx.path_graph(size), str))
    placed = positions(network)
    assert set(placed) == set(network)
    assert len(set(placed.values())) == size
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in placed.values())


def test_names_do_not_lie_on_each_other(store: GraphStore) -> None:
    placed = positions(neighbourhood(store, DUNG, depth=2))
    close = [
        pair
        for pair in combinations(placed.values(), 2)
        if abs(pair[0][0] - pair[1][0]) < 80 > abs(pair[0][1] - pair[1][1])
    ]
    assert close == []


def test_the_same_network_gets_the_same_places() -> None:
    one = network_of(("a", "b"), ("b", "c"), ("x", "y"))
    other = network_of(("x", "y"), ("b", "c"), ("a", "b"))
    assert positions(one) == positions(other)


def test_parts_that_do_not_hang_together_stand_side_by_side() -> None:
    placed = positions(network_of(("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")))
    boxes = []
    for part in ("abc", "xy"):
        xs, ys = [placed[n][0] for n in part], [placed[n][1] for n in part]
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    (left, right, top, bottom), (left2, right2, top2, bottom2) = boxes
    assert right < left2 or right2 < left or bottom < top2 or bottom2 < top


def test_the_way_of_a_directive_runs_from_left_to_right(store: GraphStore) -> None:
    flow = directive_flow(store)
    placed = columns(flow, stage)
    stages = sorted({(stage(flow, node), placed[node][0]) for node in flow})
    assert [number for number, _ in stages] == [0, 1, 2, 3, 4]
    assert [x for _, x in stages] == sorted(x for _, x in stages)


# looks and words ---------------------------------------------------------------------------------------


def test_a_picture_says_who_what_and_since_when(store: GraphStore) -> None:
    drawn = picture(neighbourhood(store, DUNG), store, "Trần Tiến Dũng")
    dots = {dot["id"]: dot for dot in drawn.nodes}
    assert dots[drawn.centre]["name"] == "Trần Tiến Dũng"  # type: ignore[index]  # the centre is there
    assert dots[drawn.centre]["page"] == "/person/tran-tien-dung-1c5e"  # type: ignore[index]
    (held,) = [line for line in drawn.edges if line["kind"] == "holds" and line["details"] == ["Phó Chủ tịch"]]
    assert (held["verb"], held["first"], held["last"]) == ("giữ chức vụ tại", "2020-02-26", "2020-07-15")
    assert held["statements"] == [M1]
    assert dots[held["to"]]["kindName"] == "Cơ quan, tổ chức"


def test_a_picture_speaks_english_too(store: GraphStore) -> None:
    drawn = picture(neighbourhood(store, DUNG), store, "", reader=Reader("en"))
    assert {"Deputy Chairman"} in [set(line["details"]) for line in drawn.edges]  # type: ignore[call-overload]
    assert "holds a post in" in {line["verb"] for line in drawn.edges}


def test_ties_between_the_same_two_do_not_hide_each_other(store: GraphStore) -> None:
    drawn = picture(neighbourhood(store, f"{BASE}agency/cong-an-quang-binh-3c01"), store, "")
    posts = [line for line in drawn.edges if line["kind"] in {"holds", "held"}]
    assert len({str(line["smooth"]) for line in posts}) == len(posts) == 2
    assert {line["kind"]: line["dashes"] for line in posts} == {"holds": False, "held": True}


def test_a_line_names_the_foremost_role(store: GraphStore) -> None:
    lines = picture(neighbourhood(store, DUNG), store, "").edges
    said = {"chủ trì …", "chủ trì", "tổ chức", "Phó Chủ tịch", "Trưởng Ban", "yêu cầu", ""}
    assert said == {line["label"] for line in lines}


def test_long_names_are_cut_on_the_picture_only(store: GraphStore) -> None:
    drawn = picture(neighbourhood(store, f"{BASE}event/hoi-nghi-tong-ket-2c77"), store, "")
    (event,) = [dot for dot in drawn.nodes if dot["kind"] == "event"]
    assert str(event["label"]).endswith(" …")
    assert event["name"] == "hội nghị tổng kết phong trào toàn dân bảo vệ an ninh Tổ quốc năm 2019"


def test_both_languages_have_the_same_words() -> None:
    vietnamese, english = wording.words("vi"), wording.words("en")
    for table in ("ui", "kinds", "ties", "projections", "projections_about"):
        assert getattr(vietnamese, table).keys() == getattr(english, table).keys()
        assert all(getattr(vietnamese, table).values())
    with pytest.raises(LookupError, match="'fr'"):
        wording.words("fr")


def test_every_tie_kind_and_projection_has_words_and_looks(store: GraphStore) -> None:
    said = wording.words("vi")
    drawn = {data["kind"] for make in (*PROJECTIONS.values(), all_ties) for *_, data in make(store).edges(data=True)}
    assert drawn | set(TIES) <= said.ties.keys()
    assert set(PROJECTIONS) == said.projections.keys() == said.projections_about.keys()
    assert said.kinds.keys() == wording.looks().keys()


def test_every_word_of_a_template_or_script_is_there(repository: Path) -> None:
    files = (*repository.glob("viz/templates/*.html"), *repository.glob("viz/static/*.js"))
    text = "\n".join(file.read_text("utf-8") for file in files)
    used = set(re.findall(r"\bwords\.(?:ui\.)?(\w+)", text))
    tables = {"ui", "kinds", "ties", "projections", "projections_about", "language", "kind"}
    assert len(used) > 50
    assert used - tables - wording.words("vi").ui.keys() == set()


# names, questions, sentences ---------------------------------------------------------------------------

LABELS = [
    ("a person", DUNG, Name("Trần Tiến Dũng", "person")),
    ("a concept in the language asked for", "https://w3id.org/bomay/concept/roles/giam-doc", Name("Director", "")),
    ("a thing without a label", f"{BASE}person/kh%C3%B4ng-ai", Name("không-ai", "")),
    ("words that are no IRI", "Hiệu trưởng", Name("Hiệu trưởng", "")),
]


@pytest.mark.parametrize(("iri", "expected"), [case[1:] for case in LABELS], ids=[case[0] for case in LABELS])
def test_a_thing_is_called(store: GraphStore, iri: str, expected: Name) -> None:
    assert names(store, [iri], "en") == {iri: expected}


PAGES = [
    (f"{BASE}person/x", "/person/x"),
    (f"{BASE}article/3f9c", "/article/3f9c"),
    (f"{BASE}person/a'b&c d", "/person/a%27b%26c%20d"),
    (f"{BASE}membership/x", ""),
    (f"{BASE}article/3f9c#char=1,2", ""),
    (f"{BASE}person/", ""),
    ("https://elsewhere.example/person/x", ""),
]


@pytest.mark.parametrize(("iri", "path"), PAGES)
def test_a_thing_has_a_page(iri: str, path: str) -> None:
    assert DEFAULT_READER.page(iri) == path


@pytest.mark.parametrize("name", question_names())
def test_every_question_can_be_asked_about_all_and_about_one(store: GraphStore, name: str) -> None:
    asked = question(name)
    list(ask(store, name))
    for parameter in asked.parameters:
        assert list(ask(store, name, **{parameter.name: ["https://nowhere.example/x"]})) == []
        assert list(ask(store, name, **{parameter.name: []})) == []


def test_a_question_about_many_things_is_asked_in_batches(store: GraphStore) -> None:
    many = [f"{BASE}person/{number}" for number in range(1200)]
    assert {row["entity"] for row in ask(store, "labels", entity=[*many, DUNG])} == {DUNG}


def test_wrong_questions_are_refused(store: GraphStore) -> None:
    with pytest.raises(UnknownQuestionError, match="no-such"):
        list(ask(store, "no-such"))
    with pytest.raises(UnknownQuestionError, match="planet"):
        list(ask(store, "labels", planet=[DUNG]))
    with pytest.raises(ValueError, match="IRI"):
        list(ask(store, "labels", entity=["> } DROP ALL # "]))


def test_sentences_are_found_oldest_first_with_their_article(store: GraphStore) -> None:
    found = sources(store, [M1, f"{BASE}membership/none"])
    assert set(found) == {M1}
    assert [(one.published, one.start) for one in found[M1]] == [("2020-02-27", 63), ("2020-07-16", 47)]
    record = sentence(found[M1][0])
    assert record["page"] == "/article/a1#char=63,259"
    assert record["url"] == "https://bao.example/quang-binh-tong-ket-2019"
    assert str(record["quote"]).startswith("Hôm 26/2")


def test_a_sentence_behind_two_statements_is_shown_once(store: GraphStore) -> None:
    statements = [M1, f"{BASE}membership/m2"]
    assert len(distinct(sources(store, statements), statements)) == 2


def test_an_article_knows_what_its_sentences_state(store: GraphStore) -> None:
    assert [len(group) for group in sources_in(store, f"{BASE}article/a2").values()] == [6, 6, 2]
    (passage,) = passages(store, f"{BASE}article/a3", DEFAULT_READER)
    said = {
        (one.subject.label, one.verb, one.details, one.object.label if one.object else "") for one in passage.statements
    }
    assert ("Hoàng Văn Thành", "từng giữ chức vụ tại", ("Phó Giám đốc",), "Công an tỉnh Quảng Bình") in said


def test_an_article_from_before_says_that_the_post_was_held(store: GraphStore) -> None:
    verbs = {one.verb for passage in passages(store, f"{BASE}article/a1", DEFAULT_READER) for one in passage.statements}
    assert "giữ chức vụ tại" in verbs
    assert "từng giữ chức vụ tại" not in verbs


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://a.example/", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str, followed: bool) -> None:
    assert web_address(url) == (url if followed else "")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 80), st.integers(-5, 80)), max_size=8))
def test_a_text_cut_at_spans_is_the_same_text(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = list(segments(text, spans))
    assert "".join(piece.text for piece in pieces) == text
    marked = {at for start, stop in spans if 0 <= start < stop for at in range(start, min(stop, len(text)))}
    shown, at = set(), 0
    for piece in pieces:
        if piece.marked:
            shown |= set(range(at, at + len(piece.text)))
        at += len(piece.text)
    assert shown == marked


def test_a_passage_opens_where_it_begins() -> None:
    assert list(segments("một hai ba", [(4, 7)])) == [
        Segment("một "),
        Segment("hai", marked=True, opens=("char=4,7",)),
        Segment(" ba"),
    ]


def test_modules_of_this_room_import_only_downwards(repository: Path) -> None:
    for file in (repository / "viz").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.module.split(".")[0] != "bomay", file


def test_a_store_that_gives_no_table_is_told(store: GraphStore) -> None:
    class Asking:
        def query(self, text: str, /) -> ox.QueryBoolean:
            del text
            answer = store.query("ASK {}")
            assert isinstance(answer, ox.QueryBoolean)
            return answer

    with pytest.raises(TypeError, match="labels"):
        list(ask(Asking(), "labels"))
