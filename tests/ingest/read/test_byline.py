"""Bylines: what is one and goes to the author, and what only looks like one and stays in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.byline import cut_byline, read_byline

LEAD = "Sáng 12/1, Sở Nội vụ tỉnh Thanh Lâm tổ chức hội nghị triển khai nhiệm vụ năm mới do ông Đỗ Quý Thìn chủ trì."

BYLINES = [
    ("two words", "Việt Anh", "Việt Anh"),
    ("four words", "Nguyễn Thị Thu Hà", "Nguyễn Thị Thu Hà"),
    ("two authors", "Thu Hà - Lê Nam", "Thu Hà - Lê Nam"),
    ("joined by và", "Thu Hà và Lê Nam", "Thu Hà và Lê Nam"),
    ("initials", "H.Y", "H.Y"),
    ("capitals", "HUY HÀ", "HUY HÀ"),
    ("with the agency", "Hoàng Nam (TTXVN)", "Hoàng Nam"),
    ("with a note", "Minh Anh (tổng hợp)", "Minh Anh"),
    ("with its source", "An Khang (Theo Reuters)", "An Khang"),
    ("sign", "PV", "PV"),
    ("text and pictures", "Tin, ảnh: Thu Hà", "Thu Hà"),
    ("text and pictures, no colon", "Tin ảnh Thu Hà – Lê Nam.", "Thu Hà – Lê Nam"),
    ("article and pictures", "Bài, ảnh: Thu Hà", "Thu Hà"),
    ("labelled author", "Tác giả: Trang Lê", "Trang Lê"),
    ("agency", "Theo TTXVN", "TTXVN"),
    ("paper", "Theo Báo Thanh Lâm điện tử", "Báo Thanh Lâm điện tử"),
    ("site", "Theo chinhphu.vn", "chinhphu.vn"),
    ("source", "Nguồn: Cổng thông tin điện tử tỉnh Thanh Lâm", "Cổng thông tin điện tử tỉnh Thanh Lâm"),
    ("photographer is no author", "Ảnh: Văn Minh", None),
]


@pytest.mark.parametrize(("shows", "line", "author"), BYLINES, ids=[case[0] for case in BYLINES])
def test_byline_leaves_the_text(shows: str, line: str, author: str | None) -> None:
    assert cut_byline([LEAD, "", line]) == ([LEAD, ""], author), shows


NO_BYLINES = [
    ("a sentence", "Hội nghị kết thúc lúc 11 giờ cùng ngày."),
    ("a caption with honorific", "Ông Đỗ Quý Thìn"),
    ("a caption of somebody spoken of by name", "Đỗ Quý Thìn"),
    ("a caption of somebody spoken of by given name", "Hoàng Thìn"),
    ("a caption", "Quang cảnh hội nghị"),
    ("a sentence with Theo", "Theo ông Thìn, hội nghị đạt kết quả tốt"),
    ("Theo and a document", "Theo Nghị định số 30/2020/NĐ-CP"),
    ("a post", "Phó Chủ tịch UBND tỉnh"),
    ("a place", "Việt Nam"),
    ("a heading in capitals", "KẾT LUẬN HỘI NGHỊ"),
    ("a caption that opens like a label", "Ảnh chụp chiều 12/1 tại Sở Nội vụ"),
    ("five words", "Trung Tâm Hội Nghị Lớn"),
    ("body", "UBND tỉnh Thanh Lâm"),
]


@pytest.mark.parametrize(("shows", "line"), NO_BYLINES, ids=[case[0] for case in NO_BYLINES])
def test_what_is_no_byline_stays(shows: str, line: str) -> None:
    lines = [LEAD, "Kết luận hội nghị, ông Thìn giao nhiệm vụ cho các phòng.", "", line]
    assert cut_byline(lines) == (lines, None), shows


def test_byline_before_the_captions_that_end_a_page() -> None:
    lines = [LEAD, "Lê Bình", "Ông Đỗ Quý Thìn phát biểu.", "Quang cảnh hội nghị. Ảnh: Lê Bình"]
    assert cut_byline(lines) == ([lines[0], *lines[2:]], "Lê Bình")


def test_name_within_a_list_of_names_stays() -> None:
    lines = ["Danh sách được khen thưởng gồm các ông, bà sau đây:", "Trần Văn Bảy", "Lý Thị Tám", "Phạm Chín"]
    assert cut_byline(lines) == (lines, None)


def test_byline_behind_the_last_full_stop() -> None:
    said = f"{LEAD} Hội nghị đề ra năm nhiệm vụ trọng tâm cho những tháng tới./."
    assert cut_byline([f"{said} Hoàng Nam (TTXVN)"]) == ([said], "Hoàng Nam")


BEHIND_STOP = [
    ("an abbreviation is no full stop", f"{LEAD} Dự hội nghị còn có đại diện TP. Thanh Lâm"),
    ("a title before a name", f"{LEAD} Phát biểu tại hội nghị có PGS. Trần Bảo"),
    ("one word", f"{LEAD} Hội nghị kết thúc. Hết"),
    ("a short sentence", f"{LEAD} Hội nghị kết thúc. Ai cũng vui"),
]


@pytest.mark.parametrize(("shows", "line"), BEHIND_STOP, ids=[case[0] for case in BEHIND_STOP])
def test_what_stands_behind_a_full_stop_without_being_a_byline(shows: str, line: str) -> None:
    assert cut_byline([line]) == ([line], None), shows


def test_several_credits_are_cut_together() -> None:
    assert cut_byline([LEAD, "Lê Bình", "Ảnh: Văn Minh", "Theo TTXVN"]) == ([LEAD], "TTXVN")


def test_long_lines_are_no_bylines() -> None:
    assert read_byline("Tin, ảnh: " + "Thu Hà, " * 20, "") is None


@given(st.lists(st.text("Aa bÔô.,:()-–/ ẢnhTheo", max_size=60)))
def test_cutting_only_ever_takes_away(lines: list[str]) -> None:
    kept, author = cut_byline(lines)
    assert len(kept) <= len(lines)
    assert author is None or author
    assert "".join(kept) == "" or all(any(line.startswith(part) for line in lines) for part in kept)
