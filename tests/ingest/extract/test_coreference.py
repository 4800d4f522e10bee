"""What stands for a person named elsewhere: pronouns, and posts without a name."""

from __future__ import annotations

import pytest

from ingest.extract.chunks import Chunk, Chunker, Sort
from ingest.extract.coreference import agrees, gender, holder, pronoun
from ingest.extract.focus import Focus
from ingest.extract.tokens import tokenise


def cut(text: str) -> list[Chunk]:
    """A sentence in chunks, in an article that names no place."""
    return list(Chunker(tokenise(text), Focus([], [])).chunks())


PRONOUNS = [
    pytest.param("Ông cho biết", True, id="before a verb"),
    pytest.param("Bà nói", True, id="of a woman"),
    pytest.param("Đồng chí nhấn mạnh", True, id="đồng chí"),
    pytest.param("Ông Bình nói", False, id="before a name"),
    pytest.param("Ông, bà đều vui", False, id="before a mark"),
    pytest.param("Ông", False, id="at the end"),
    pytest.param("Giáo sư nói", False, id="a title is no pronoun"),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronouns(text: str, *, expected: bool) -> None:
    assert pronoun(cut(text), 0) is expected


def test_the_plural_is_no_pronoun() -> None:
    chunks = cut("Hai ông cho biết")
    at = next(index for index, chunk in enumerate(chunks) if chunk.low == "ông")
    assert not pronoun(chunks, at)


AGREEMENT = [
    ("ông", "m", True),
    ("ông", "f", False),
    ("bà", "f", True),
    ("bà", "m", False),
    ("anh", "m", True),
    ("chị", "m", False),
    ("ông", None, True),
    ("đồng chí", "f", True),
]


@pytest.mark.parametrize(("word", "known", "expected"), AGREEMENT)
def test_agreement(word: str, known: str | None, *, expected: bool) -> None:
    assert agrees(word, known) is expected


def test_honorifics_tell_gender() -> None:
    assert [gender(word) for word in ("ông", "anh", "bà", "chị", "đồng chí", "giáo sư")] == [
        "m",
        "m",
        "f",
        "f",
        None,
        None,
    ]


HELD = {
    "Trần Thị Lan": [("Giám đốc", "Sở Y tế"), ("Tỉnh ủy viên", "Tỉnh ủy")],
    "Phan Anh Tuấn": [("Giám đốc", "Sở Nội vụ")],
}

HOLDERS = [
    pytest.param("Giám đốc Sở Nội vụ nói", "Phan Anh Tuấn", id="by the body"),
    pytest.param("giám đốc Sở Y tế nói", "Trần Thị Lan", id="in small letters"),
    pytest.param("Giám đốc nói", "Trần Thị Lan", id="the bare role is of who was spoken of last"),
    pytest.param("Giám đốc Sở Tài chính nói", None, id="another body"),
    pytest.param("Phó Giám đốc Sở Y tế nói", None, id="another role"),
    pytest.param("các Giám đốc nói", None, id="plural"),
    pytest.param("bổ nhiệm chức Giám đốc Sở Y tế", None, id="the post, not who holds it"),
    pytest.param("tân Giám đốc Sở Y tế nói", None, id="who comes new is not who is known"),
    pytest.param("nguyên Giám đốc Sở Y tế nói", None, id="who has left is not who is known"),
]


@pytest.mark.parametrize(("text", "person"), HOLDERS)
def test_a_post_without_a_name_is_its_holders(text: str, person: str | None) -> None:
    chunks = cut(text)
    at = next(index for index, chunk in enumerate(chunks) if chunk.sort is Sort.POST)
    assert holder(chunks, at, HELD) == person
