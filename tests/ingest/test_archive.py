"""The archive keeps whole batches, tells what has changed, and refuses files that are something else."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.archive import Archive, ArchiveError, Document, Unreadable, content_digest
from ingest.records import Article, Evidence, Extraction, Person, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = Article(
    key="https://bao.example/1", id="b1", title="Tin", text="Tin\n\nÔng Lê Văn Bình dự.", published="2020-03-01"
)
FACTS = Extraction(ARTICLE.key, people=(Person("Lê Văn Bình", Evidence((Span(9, 20),), "r"), ()),), version="1")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "deep" / "archive.sqlite") as opened:
        yield opened


def documents(archive: Archive) -> list[Document]:
    return [document for document in archive.documents() if isinstance(document, Document)]


def put(archive: Archive, *documents: tuple[Article, Extraction]) -> int:
    return archive.put(documents, archive.begin("ingest", "1"))


def numbered(number: int) -> tuple[Article, Extraction]:
    key = f"k{number}"
    return replace(ARTICLE, key=key, id=f"i{number}", url=f"https://bao.example/{key}"), replace(FACTS, article=key)


def test_what_is_put_comes_back(archive: Archive) -> None:
    assert put(archive, (ARTICLE, FACTS)) == 1
    document = archive.document(ARTICLE.key)
    assert (document.article, document.extraction) == (ARTICLE, FACTS)


def test_what_is_put_is_there_when_opened_again(archive: Archive) -> None:
    put(archive, (ARTICLE, FACTS))
    archive.close()
    with Archive(archive.path) as again:
        assert [document.article for document in documents(again)] == [ARTICLE]


def test_documents_come_in_the_order_of_their_keys(archive: Archive) -> None:
    put(archive, numbered(3), numbered(1))
    put(archive, numbered(2))
    assert [document.article.key for document in documents(archive)] == ["k1", "k2", "k3"]


def test_a_batch_is_kept_whole_or_not_at_all(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="extraction of 'k2' offered for the article 'k3'"):
        put(archive, numbered(1), (numbered(3)[0], numbered(2)[1]))
    assert len(archive) == 0


def test_the_same_key_replaces(archive: Archive) -> None:
    put(archive, (ARTICLE, FACTS))
    edited = replace(ARTICLE, text="Tin\n\nĐã sửa.")
    assert put(archive, (edited, Extraction(ARTICLE.key, version="1"))) == 0
    assert len(archive) == 1
    assert archive.document(ARTICLE.key).article == edited


CASES_OF_CONTENT = [
    ("the text", {"text": "Khác"}, False),
    ("the day", {"published": None}, False),
    ("the author", {"author": "A"}, False),
    ("the file it came from", {"source": "other.jsonl:7"}, True),
]


@pytest.mark.parametrize(("shows", "change", "same"), CASES_OF_CONTENT, ids=[case[0] for case in CASES_OF_CONTENT])
def test_what_counts_as_the_same_article(shows: str, change: dict[str, str | None], same: bool) -> None:
    assert (content_digest(replace(ARTICLE, **change)) == content_digest(ARTICLE)) is same, shows


def test_the_digest_of_a_document_changes_with_its_facts(archive: Archive) -> None:
    put(archive, (ARTICLE, FACTS))
    before = archive.document(ARTICLE.key).digest
    put(archive, (ARTICLE, FACTS))
    assert archive.document(ARTICLE.key).digest == before
    put(archive, (ARTICLE, replace(FACTS, people=())))
    assert archive.document(ARTICLE.key).digest != before


def test_the_state_tells_content_and_version(archive: Archive) -> None:
    put(archive, (ARTICLE, FACTS))
    assert archive.state(ARTICLE.key) == (content_digest(ARTICLE), "1")
    assert archive.state("nobody") is None


def test_articles_of_another_version_are_stale(archive: Archive) -> None:
    put(archive, numbered(1), (numbered(2)[0], replace(numbered(2)[1], version="2")))
    assert [article.key for article in archive.articles(unlike="2")] == ["k1"]
    assert [article.key for article in archive.articles()] == ["k1", "k2"]
    assert archive.versions() == {"1": 1, "2": 1}


CASES_OF_NAMES = [
    ("by key", "k1", ["k1"]),
    ("by id", "i2", ["k2"]),
    ("by url", "https://bao.example/k3", ["k3"]),
    ("not at all", "k", []),
]


@pytest.mark.parametrize(("shows", "name", "keys"), CASES_OF_NAMES, ids=[case[0] for case in CASES_OF_NAMES])
def test_articles_are_found_by_any_of_their_names(shows: str, name: str, keys: list[str], archive: Archive) -> None:
    put(archive, *(numbered(number) for number in (1, 2, 3)))
    assert archive.find(name) == keys, shows


def test_retracting_takes_the_facts_along(archive: Archive) -> None:
    put(archive, numbered(1), numbered(2))
    archive.retract("k1")
    assert [document.article.key for document in documents(archive)] == ["k2"]
    with pytest.raises(KeyError, match="k1"):
        archive.document("k1")
    with pytest.raises(KeyError, match="k1"):
        archive.retract("k1")


def test_facts_in_a_notation_that_nobody_reads_any_more(archive: Archive) -> None:
    put(archive, numbered(1))
    with sqlite3.connect(archive.path) as connection:
        connection.execute("UPDATE extractions SET facts = replace(facts, 'people', 'persons')")
    connection.close()
    (found,) = archive.documents()
    assert isinstance(found, Unreadable)
    assert "bomay rebuild --anew reads it again" in found.reason
    assert [article.key for article in archive.articles()] == ["k1"]


def test_a_blanked_graph_is_not_loaded_until_noted(archive: Archive) -> None:
    archive.graphs.blank({"g1": "k1", "g2": "k2"})
    archive.graphs.note({"g1": "d1"})
    assert archive.graphs.loaded() == {"g1": "d1", "g2": None}
    archive.graphs.blank({"g1": "k1"})
    archive.graphs.forget(["g2"])
    assert archive.graphs.loaded() == {"g1": None}


def test_building_is_remembered(archive: Archive) -> None:
    assert not archive.graphs.building
    archive.graphs.building = True
    with Archive(archive.path) as again:
        assert again.graphs.building
    archive.graphs.building = False
    assert not archive.graphs.building


def garbage(path: Path) -> None:
    path.write_bytes(b"no database, but long enough to be taken for one" * 20)


def stranger(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()


def later(path: Path) -> None:
    Archive(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


CASES_OF_REFUSAL = [
    ("bytes that are no database", garbage, "archive .* cannot be opened"),
    ("a database of somebody else", stranger, "no archive of Bomay"),
    ("an archive of a later Bomay", later, "schema version 99; this Bomay knows 1"),
    ("a folder", Path.mkdir, "cannot be opened"),
]


@pytest.mark.parametrize(("shows", "make", "message"), CASES_OF_REFUSAL, ids=[case[0] for case in CASES_OF_REFUSAL])
def test_what_is_no_archive_is_refused(shows: str, make: object, message: str, tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    make(path)  # type: ignore[operator] # a function from path to nothing
    with pytest.raises(ArchiveError, match=message):
        Archive(path)
    assert path.exists(), shows


def test_a_second_reader_sees_what_was_committed(archive: Archive) -> None:
    put(archive, numbered(1))
    with Archive(archive.path) as other:
        put(archive, numbered(2))
        assert len(other) == 2
