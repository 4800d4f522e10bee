"""Names are found with and without their marks, whole and begun, the best first and always in the same order."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.folding import fold, words
from graph_api.search import Name, SearchIndex, index

if TYPE_CHECKING:
    from graph_api.store import GraphStore

NAMES = [
    Name("p:1", "person", "Trần Văn Đức", "Trần Văn Đức"),
    Name("p:2", "person", "Trần Văn Đức", "Trần Văn Đức"),
    Name("p:3", "person", "Trần Văn Dục", "Trần Văn Dục"),
    Name("p:4", "person", "Nguyễn Đức Trần", "Nguyễn Đức Trần"),
    Name("p:5", "person", "Đỗ Thị Hòa", "Đỗ Thị Hòa"),
    Name("p:6", "person", "Hoàng Văn Trận", "Hoàng Văn Trận"),
    Name("a:1", "agency", "Công an tỉnh Bình Sơn", "Công an tỉnh Bình Sơn"),
    Name("a:1", "agency", "Công an tỉnh Bình Sơn", "Công an Bình Sơn"),
    Name(
        "a:2",
        "agency",
        "Phòng Cảnh sát giao thông Công an tỉnh Bình Sơn",
        "Phòng Cảnh sát giao thông Công an tỉnh Bình Sơn",
    ),
    Name("d:1", "directive", "Chỉ thị 07 Bộ Công an", "Chỉ thị 07 Bộ Công an"),
    Name("d:2", "directive", "Kế hoạch 15/KH-UBND", "Kế hoạch 15/KH-UBND"),
    Name("e:1", "event", "hội nghị tổng kết", "hội nghị tổng kết"),
]
CASES = [
    ("a whole name with its marks", "Trần Văn Đức", ["p:1", "p:2", "p:3"]),
    ("a whole name without marks", "tran van duc", ["p:3", "p:1", "p:2"]),
    ("đ for d, the marked name first", "trần văn đức", ["p:1", "p:2", "p:3"]),
    ("capitals", "TRẦN VĂN ĐỨC", ["p:1", "p:2", "p:3"]),
    ("letters with loose marks (NFD)", unicodedata.normalize("NFD", "Trần Văn Đức"), ["p:1", "p:2", "p:3"]),
    ("the beginning of the last word", "tran van du", ["p:3", "p:1", "p:2"]),
    ("words in another order, names that have them in this order first", "duc tran", ["p:4", "p:3", "p:1", "p:2"]),
    ("given name first, family name last", "do hoa", ["p:5"]),
    ("the other place of the tone mark", "Đỗ Thị Hoà", ["p:5"]),
    ("one word, names that begin with it before others", "cong", ["a:1", "d:1", "a:2"]),
    ("an alias leads to its thing once", "cong an binh son", ["a:1", "a:2"]),
    ("a number", "07", ["d:1"]),
    ("a number with letters", "15/KH-UBND", ["d:2"]),
    ("a middle word", "canh sat", ["a:2"]),
    ("a word that no name has", "tran xyz", []),
    ("part of a word that is no beginning", "ran", []),
    ("nothing", "", []),
    ("only signs", "?!*()[]\\", []),
]


@pytest.mark.parametrize(("case", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_found_in_which_order(case: str, text: str, expected: list[str]) -> None:
    """The list of things for some words."""
    found = [hit.name.iri for hit in SearchIndex(NAMES).search(text)]
    assert found == expected, case


def test_marks_decide_between_names_that_fold_alike() -> None:
    """The written name wins over one that only folds to the same letters."""
    found = SearchIndex(NAMES).search("Trần Văn Đức")
    assert [hit.name.iri for hit in found] == ["p:1", "p:2", "p:3"]
    assert found[0].score > found[2].score


def test_kinds_and_limit_narrow_the_list() -> None:
    """Only the kinds asked for, and no more than asked for."""
    names = SearchIndex(NAMES)
    assert {hit.name.kind for hit in names.search("cong an", kinds=["directive"])} == {"directive"}
    assert len(names.search("cong an", limit=1)) == 1
    assert names.search("cong an", kinds=["person"]) == []


def test_namesakes_come_in_the_order_of_their_renown() -> None:
    """Of two of the same name, the one that more articles speak of is first."""
    namesakes = [Name(f"p:{count}", "person", "Lê An", "Lê An", count) for count in (1, 30, 7)]
    assert [hit.name.articles for hit in SearchIndex(namesakes).search("lê an")] == [30, 7, 1]


def test_the_order_of_the_names_does_not_matter() -> None:
    """The same graph gives the same list, however it was read."""
    shuffled = [*NAMES[7:], *reversed(NAMES[:7])]
    for text in ("tran", "cong an", "duc"):
        assert SearchIndex(shuffled).search(text) == SearchIndex(NAMES).search(text)


def test_a_thing_found_by_an_alias_is_shown_by_its_name() -> None:
    """The label is what the thing is best known by, ``text`` the name that was found."""
    hit = SearchIndex(NAMES).search("công an bình sơn")[0]
    assert hit.name.label == "Công an tỉnh Bình Sơn"
    assert hit.name.text == "Công an Bình Sơn"


def test_the_index_of_a_store_has_its_names(store: GraphStore) -> None:
    """People, agencies, events and directives, by preferred and alternative names."""
    names = index(store)
    assert [hit.name.iri.rpartition("/")[2] for hit in names.search("le thi ngoc dao")] == ["le-thi-ngoc-dao-2b"]
    assert names.search("cong an binh son")[0].name.label == "Công an tỉnh Bình Sơn"
    assert {hit.name.kind for hit in names.search("hoi")} == {"event"}
    assert names.search("bang khen") == []
    assert [hit.name.articles for hit in names.search("le thi ngoc dao")] == [3]


LETTERS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạếềểễệĐÀÁ ", min_size=1, max_size=30)


@given(LETTERS)
def test_folding_forgets_marks_and_capitals(text: str) -> None:
    """However a name is written, it folds to the same ASCII letters, and folding twice changes nothing."""
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded == fold(text.upper()) == fold(unicodedata.normalize("NFD", text))


@given(LETTERS)
def test_every_name_is_found_by_itself(text: str) -> None:
    """A name with a word in it is found by its own letters, marked or not, and by its first letter."""
    asked = words(text)
    found = SearchIndex([Name("x:1", "person", text, text)])
    for question in (
        text,
        fold(text),
        text[: len(text.lstrip()) and text.index(text.strip()[0]) + 1] if asked else text,
    ):
        assert bool(found.search(question)) == bool(asked)
