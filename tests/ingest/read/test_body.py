"""Lines put in order: furniture dropped, what a link broke mended."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.body import tidy

CASES = [
    ("a number is furniture", ["Một câu.", "6029", "Hai câu."], ["Một câu.", "Hai câu."]),
    ("a number with points is furniture", ["Một câu.", "1.024", "Hai câu."], ["Một câu.", "Hai câu."]),
    ("signs are furniture", ["Một câu.", "* * *", "Hai câu."], ["Một câu.", "Hai câu."]),
    ("a number with a word is text", ["Một câu.", "6029 lượt", "Hai câu."], ["Một câu.", "6029 lượt", "Hai câu."]),
    (
        "a caption is text",
        ["Một câu.", "Quang cảnh hội nghị", "Hai câu."],
        ["Một câu.", "Quang cảnh hội nghị", "Hai câu."],
    ),
    ("gaps become one", ["", "Một.", "", "", "Hai.", ""], ["Một.", "", "Hai."]),
    (
        "a sentence broken at a link",
        ["Bà Lý Thị Ngỡi, Giám đốc Sở Y tế", "", "Thanh Lâm", "", "cho biết bệnh viện đã mở cửa."],
        ["Bà Lý Thị Ngỡi, Giám đốc Sở Y tế Thanh Lâm cho biết bệnh viện đã mở cửa."],
    ),
    ("broken before a comma", ["Về dự án ở Hồ Lớn", ", ông Thìn nói."], ["Về dự án ở Hồ Lớn, ông Thìn nói."]),
    ("a closing sign alone", ["Ông nói (theo báo", ").", "Hết."], ["Ông nói (theo báo).", "Hết."]),
    (
        "a credit broken off",
        ["Hồ xả lũ. Ảnh:", "", "Văn Minh", "", "Mưa to."],
        ["Hồ xả lũ. Ảnh: Văn Minh", "", "Mưa to."],
    ),
    ("a wrapped line", ["Hội nghị được tổ chức", "tại hội trường lớn."], ["Hội nghị được tổ chức tại hội trường lớn."]),
    ("a full stop ends a line", ["Hội nghị kết thúc.", "ông Thìn về."], ["Hội nghị kết thúc.", "ông Thìn về."]),
    ("a colon opens a list", ["Thành phần gồm:", "các sở, ngành"], ["Thành phần gồm:", "các sở, ngành"]),
    ("captions keep apart", ["Ông Thìn phát biểu", "Bà Ngỡi tặng hoa"], ["Ông Thìn phát biểu", "Bà Ngỡi tặng hoa"]),
    (
        "other articles at the end",
        ["Một câu.", "Hội nghị về cây xanh(30/07/2019)", "", "Lễ phát động thi đua(08/08/2019)"],
        ["Một câu."],
    ),
    (
        "one dated line is text",
        ["Một câu.", "Lễ kỷ niệm của huyện (30/07/2019)"],
        ["Một câu.", "Lễ kỷ niệm của huyện (30/07/2019)"],
    ),
    ("nothing", [], []),
    ("only furniture", ["1", "2", "---"], []),
]


@pytest.mark.parametrize(("shows", "lines", "expected"), CASES, ids=[case[0] for case in CASES])
def test_tidy(shows: str, lines: list[str], expected: list[str]) -> None:
    assert tidy(lines) == expected, shows


@given(st.lists(st.text("aB đ,.:)6(/", max_size=20).map(str.strip)))
def test_no_letter_is_lost_unless_its_line_is_furniture(lines: list[str]) -> None:
    before = "".join(letter for line in lines for letter in line if letter.isalpha())
    after = "".join(letter for line in tidy(lines) for letter in line if letter.isalpha())
    assert after == before


@given(st.lists(st.sampled_from(["", "Một câu.", "một vế", ", vế sau", "12", "Ảnh:", "Thu Hà"])))
def test_gaps_are_single(lines: list[str]) -> None:
    tidied = tidy(lines)
    assert not tidied or (tidied[0] and tidied[-1])
    assert all(above or below for above, below in pairwise(tidied))
